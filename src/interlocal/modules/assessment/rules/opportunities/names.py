"""When two people who write a name mean the same thing.

Everywhere: without regard to case, accents, punctuation and blanks ("Open Gov" is "OpenGov"); "&" is "and".
Vendors and products: also without a legal ending (Inc, LLC, Corp, Co, Ltd and the like).
Products: also without a version at the end ("Munis v11.3" is "Munis", but "Dynamics 365" is not "Dynamics"), and
without the beginning of their own vendor's name ("Tyler Munis" of Tyler Technologies is "Munis").
Titles and topics: also without a plural's s. Nothing else is left out: "Accountant 1" is not "Accountant 2".
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

Words = tuple[str, ...]

_LEGAL = frozenset(
    {
        *("inc", "incorporated", "llc", "corp", "corporation", "co", "company"),
        *("ltd", "limited", "lp", "llp", "plc"),
    }
)
_NOTHING = frozenset(
    {
        *("none", "no", "na", "nil", "nothing", "unknown", "notapplicable", "notknown", "notstated", "tbd"),
        *("ninguno", "ninguna", "nada", "desconocido", "desconocida"),
    }
)
#: A number of one or two digits, a year, one with dots, or one after a v: three digits are part of a name (311, 365).
_VERSION = re.compile(r"\d{1,2}|(19|20)\d\d|\d+(\.\d+)+|v\d+(\.\d+)*")
_BEFORE_VERSION = frozenset(["v", "ver", "version", "release"])
#: Marks that join what stands around them; a dot between digits stays.
_JOINING = re.compile(r"(?<!\d)\.|\.(?!\d)|['\u2019]")
_WORD = re.compile(r"[\w+#.]+")


@dataclass(frozen=True)
class Product:
    """A system as one government names it: `name` without the beginning of its vendor's, `full` with it.

    `vendors` are all beginnings of its vendor's name, the whole included, that it could be called by; none if not told.
    """

    name: str
    full: str
    vendor: str
    vendors: frozenset[str]


@lru_cache(maxsize=8_192)  # one text is compared many times over, and is told by many governments
def words_of(text: str) -> Words:
    """The words of a text as they are compared."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    return tuple(_WORD.findall(_JOINING.sub("", plain.replace("&", " and ").replace("_", " "))))


def names_something(text: str) -> bool:
    """Whether a text names anything: it is not empty, and doesn't say "none", "n/a", "unknown"."""
    words = words_of(text)
    return bool(words) and "".join(words) not in _NOTHING


def thing(text: str) -> str:
    """What a title, a topic or a driver is compared by."""
    return "".join(map(_singular, words_of(text)))


def things(text: str) -> dict[str, str]:
    """The things of a list with semicolons, each as it is written by what it is compared by."""
    parts = (" ".join(part.split()) for part in text.split(";"))
    return {thing(part): part for part in parts if names_something(part)}


def vendor(text: str) -> str:
    """What a vendor is compared by; empty for none."""
    return "".join(_company(text))


def product(system: str, vendor: str) -> Product:
    """What a product is compared by, as a government names it and its vendor (which may be empty)."""
    company = _company(vendor)
    vendors = frozenset(_beginnings(company))
    words = _without_version(_company(system))
    own = max((count for count in range(1, len(words)) if "".join(words[:count]) in vendors), default=0)
    return Product("".join(words[own:]), "".join(words), "".join(company), vendors)


def usual(texts: Iterable[str]) -> str:
    """Of several ways to write one thing the one that most use; of those the shortest, rather not in capitals."""
    written = Counter(texts)
    return min(written, key=lambda text: (-written[text], len(text), text.isupper(), text))


def _company(text: str) -> Words:
    words = words_of(text)
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    return words


def _without_version(words: Words) -> Words:
    if len(words) < 2 or not _VERSION.fullmatch(words[-1]):
        return words
    shorter = words[:-1]
    return shorter[:-1] if len(shorter) > 1 and shorter[-1] in _BEFORE_VERSION else shorter


def _beginnings(words: Words) -> Iterable[str]:
    return ("".join(words[:count]) for count in range(1, len(words) + 1))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
