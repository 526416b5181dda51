"""Where sources, or places of one source, say different things: found here, settled by nobody."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from interlocal.core.participation.rules import by_document, disagree
from interlocal.modules.assessment.scan import Finding, Scan, Statement

LISTED = "listed under"
"""The aspect on which findings disagree; the values are kinds of findings."""


class Difference(StrEnum):
    """What kind of difference there is between statements; the gravest first."""

    BETWEEN = "sources disagree"
    WITHIN = "one source says both"
    ADDS = "one source adds"


@dataclass(frozen=True)
class Disagreement:
    """Statements about one aspect of one subject with at least two different values."""

    subject: str
    aspect: str
    statements: tuple[Statement, ...]

    @cached_property
    def difference(self) -> Difference:
        """Whether documents contradict one another, one says both, or one only says more than another.

        A value is one thing or several, with semicolons between them: of two that differ, one adds when it holds
        all things of the other. Documents that have a value in common agree on that; one of them says another too.
        """
        things = [_things(statement.value) for statement in self.statements]
        if all(one <= other or other <= one for one in things for other in things):
            return Difference.ADDS
        return Difference.BETWEEN if disagree(self._said) else Difference.WITHIN

    @property
    def says_both(self) -> tuple[str, ...]:
        """The documents, by key, that say different things by themselves."""
        return tuple(document for document, values in self._said.items() if len(values) > 1)

    @property
    def _said(self) -> dict[str, set[frozenset[str]]]:
        return by_document((statement.source.document, _things(statement.value)) for statement in self.statements)


def disagreements(scan: Scan) -> tuple[Disagreement, ...]:
    """Every subject and aspect on which statements differ, and every finding that stands under two heads.

    The gravest differences come first. Subjects and values are compared without regard to case and spacing.
    `subject` is the name of the area, if it is one.
    """
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in (*scan.statements, *map(_listed, scan.findings)):
        about = (statement.area, _folded(statement.subject), statement.aspect)
        groups.setdefault(about, []).append(statement)
    found = (
        Disagreement(
            scan.area(area).name if area else statements[0].subject,
            aspect,
            tuple(statements),
        )
        for (area, _subject, aspect), statements in groups.items()
        if len({_things(statement.value) for statement in statements}) > 1
    )
    return tuple(sorted(found, key=lambda each: list(Difference).index(each.difference)))


def _listed(finding: Finding) -> Statement:
    return Statement(aspect=LISTED, value=finding.kind, source=finding.source, subject=finding.text)


def _things(value: str) -> frozenset[str]:
    """The things that a value names; empty ones, as a trailing semicolon leaves them, are none."""
    return frozenset(filter(None, map(_folded, value.split(";"))))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
