"""The factors on which areas are rated unless a partnership defines others; how those get keys, and are told apart."""

import hashlib
from collections.abc import Sequence

from django.utils.text import slugify

from interlocal.modules.assessment.scan import Factor

#: Of the shared services study of the City and the County of Milwaukee; "high" speaks for sharing.
MILWAUKEE = (
    Factor("similarity", "Similarity, or lack of distinct specialization"),
    Factor("efficiencies", "Potential for personnel and operational efficiencies"),
    Factor("challenges", "Major common challenges"),
    Factor("centralization", "Potential for efficiency via centralization"),
)

#: More would tire a rater, and none of them would weigh much.
MOST = 12
LONGEST = 200
HEAVIEST = 100


def with_keys(stated: Sequence[tuple[str, int]], former: Sequence[Factor] = ()) -> tuple[Factor, ...]:
    """Factors of these names and weights, each with a key of its own; one that is among the `former` keeps its key."""
    keys = {factor.name: factor.key for factor in former}
    taken = {keys[name] for name, _weight in stated if name in keys}
    found = []
    for name, weight in stated:
        if (key := keys.get(name)) is None:
            stem = slugify(name)[:60].strip("-") or "factor"
            key = next(free for number in range(1, MOST + 2) if (free := _numbered(stem, number)) not in taken)
            taken.add(key)
        found.append(Factor(key, name, weight))
    return tuple(found)


def edition(factors: Sequence[Factor]) -> str:
    """A short text that is another one once the factors are: a form says by it which questions its reader saw."""
    return hashlib.sha256(repr(tuple(factors)).encode()).hexdigest()[:16]


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"
