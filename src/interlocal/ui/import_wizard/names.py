"""Names that cells may hold, found whatever their case, spacing or "City of"."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _

#: So many names are all listed to somebody who wrote an unknown one.
FEW = 8
_FORMS_OF_GOVERNMENT = re.compile(r"^(?:the )?(?:city|village|town|township|borough|municipality) of (?=.)")
_COUNTY = re.compile(r"^(?:the )?county of (.+)$")


class UnknownName(ValueError):
    """No name, or more than one, is meant by a text; the message says which ones are near."""


class Vocabulary(Protocol):
    """What the cells of one field mean; equal values are written alike."""

    def find(self, text: str) -> Any:
        """The value that `text` means; UnknownName otherwise."""

    def label(self, value: Any) -> str:
        """How `value` is written, so that `find` reads it back."""


@dataclass(frozen=True)
class Name:
    """A name: how we write it, what it stands for, and other ways to write it."""

    label: str
    value: Any
    also: tuple[str, ...] = ()


class Names:
    """All names that the cells of one field may hold. Labels differ from one another."""

    def __init__(self, names: Iterable[Name], *, unknown: str | Promise) -> None:
        """`unknown` says what a strange text is not: "no government of this partnership"."""
        self.names = tuple(names)
        self.unknown = unknown
        labels = [name.label for name in self.names]
        if len(set(labels)) != len(labels):
            raise ValueError("Two names are written alike; give each a label of its own.")

    def find(self, text: str) -> Any:
        """The value that `text` names; UnknownName otherwise.

        As it stands first, then whatever the case and spacing, then without "City of": the first that fits decides,
        so that a town and a city of one name can both be written.
        """
        for found in self._found(text):
            if len(found) == 1:
                return found[0].value
            if found:
                raise UnknownName(
                    _("“%(text)s” may mean %(names)s. Write one of these in full.")
                    % {"text": text, "names": _listed(name.label for name in found)}
                )
        raise UnknownName(self._strange(text))

    def label(self, value: Any) -> str:
        """How the name of `value` is written; KeyError if there is none."""
        return self._labels[value]

    def _found(self, text: str) -> Iterator[list[Name]]:
        yield self._exact.get(text, [])
        yield self._folded.get(folded(text), [])
        yield self._bare.get(bare(text), [])

    def _strange(self, text: str) -> str:
        said = _("“%(text)s” is %(unknown)s.") % {"text": text, "unknown": self.unknown}
        near = get_close_matches(bare(text), self._bare, n=3, cutoff=0.6)
        labels = list(dict.fromkeys(name.label for key in near for name in self._bare[key]))
        if labels:
            return f"{said} " + _("Did you mean %(names)s?") % {"names": _listed(labels)}
        if len(self.names) <= FEW:
            return f"{said} " + _("Write %(names)s.") % {"names": _listed(name.label for name in self.names)}
        return f"{said} " + _("The template lists every name that is known.")

    @cached_property
    def _labels(self) -> dict[Any, str]:
        return {name.value: name.label for name in self.names}

    @cached_property
    def _exact(self) -> dict[str, list[Name]]:
        return {name.label: [name] for name in self.names}

    @cached_property
    def _folded(self) -> dict[str, list[Name]]:
        return self._by(folded)

    @cached_property
    def _bare(self) -> dict[str, list[Name]]:
        return self._by(bare)

    def _by(self, fold: Any) -> dict[str, list[Name]]:
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            for key in {fold(spelling) for spelling in (name.label, *name.also)}:
                found[key].append(name)
        return dict(found)


def told_apart(known: Iterable[tuple[str, str, Any]]) -> list[Name]:
    """Names with labels that differ, of (name, short name, value): only those called alike carry the short name."""
    known = list(known)
    count = Counter(name for name, _key, _value in known)
    labels = set(count)
    names = []
    for name, key, value in known:
        if count[name] == 1:
            names.append(Name(name, value, (key,)))
            continue
        label = name
        while label in labels:  # more than once only if somebody else is called "Name (key)"
            label += f" ({key})"
        labels.add(label)
        names.append(Name(label, value, (name,)))
    return names


def folded(text: str) -> str:
    """`text` without its case, punctuation and extra spaces, and with "and" for &."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    plain = re.sub("['\N{RIGHT SINGLE QUOTATION MARK}`.]", "", plain)
    return " ".join(re.findall(r"[^\W_]+", plain))


def bare(text: str) -> str:
    """`folded`, and without the form of government before the name."""
    plain = _COUNTY.sub(r"\1 county", folded(text))
    return _FORMS_OF_GOVERNMENT.sub("", plain)


def _listed(labels: Iterable[str]) -> str:
    """ "a, b or c"."""
    *most, last = labels
    return _("%(most)s or %(last)s") % {"most": ", ".join(most), "last": last} if most else last
