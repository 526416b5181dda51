"""Where sources, or places of one source, say different things: found here, settled by nobody."""

from dataclasses import dataclass

from interlocal.modules.assessment.scan import Finding, Scan, Statement

LISTED = "listed under"
"""The aspect on which findings disagree; the values are kinds of findings."""


@dataclass(frozen=True)
class Disagreement:
    """Statements about one aspect of one subject with at least two different values."""

    subject: str
    aspect: str
    statements: tuple[Statement, ...]


def disagreements(scan: Scan) -> tuple[Disagreement, ...]:
    """Every subject and aspect on which statements differ, and every finding that stands under two heads.

    Subjects and values are compared without regard to case and spacing. `subject` is the name of the area,
    if it is one.
    """
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in (*scan.statements, *map(_listed, scan.findings)):
        about = (statement.area, _folded(statement.subject), statement.aspect)
        groups.setdefault(about, []).append(statement)
    return tuple(
        Disagreement(
            scan.area(area).name if area else statements[0].subject,
            aspect,
            tuple(statements),
        )
        for (area, _subject, aspect), statements in groups.items()
        if len({_folded(statement.value) for statement in statements}) > 1
    )


def _listed(finding: Finding) -> Statement:
    return Statement(aspect=LISTED, value=finding.kind, source=finding.source, subject=finding.text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
