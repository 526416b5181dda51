"""Disagreements between sources, findings and the phases of the study."""

from typing import get_args

from django.utils.translation import gettext as _

from interlocal.modules.assessment.rules import disagreements
from interlocal.modules.assessment.scan import FindingKind, Scan
from interlocal.modules.assessment.wording import cite, finding_words, said_words
from interlocal.ui.documents import Block
from interlocal.ui.tables import Column, Table


def disagreement_blocks(scan: Scan) -> list[Block]:
    """One table of the statements that differ."""
    columns = (
        Column("subject", _("Subject")),
        Column("aspect", _("Aspect")),
        Column("value", _("What is said")),
        Column("source", _("Source")),
    )
    rows = tuple(
        (disagreement.subject, disagreement.aspect, said_words(disagreement, statement), cite(statement.source))
        for disagreement in disagreements(scan)
        for statement in disagreement.statements
    )
    return [Table(_("Statements that differ; all are kept"), columns, rows)] if rows else []


def finding_blocks(scan: Scan) -> list[Block]:
    """One table of the findings, by kind."""
    columns = (Column("finding", _("Finding")), Column("kind", _("Kind")), Column("source", _("Source")))
    kinds = get_args(FindingKind)
    rows = tuple(
        (finding.text, finding_words(finding.kind), cite(finding.source))
        for finding in sorted(scan.findings, key=lambda finding: kinds.index(finding.kind))
    )
    return [Table(_("What was found"), columns, rows)] if rows else []


def phase_blocks(scan: Scan) -> list[Block]:
    """One table of the phases."""
    states = {
        "done": _("done"),
        "under_way": _("under way"),
        "on_hold": _("on hold"),
        "planned": _("planned"),
    }
    columns = (
        Column("phase", _("Phase")),
        Column("state", _("State")),
        Column("when", _("When")),
        Column("summary", _("What it is")),
        Column("source", _("Source")),
    )
    rows = tuple(
        (phase.name, states[phase.state], phase.when or None, phase.summary or None, cite(phase.source))
        for phase in scan.phases
    )
    return [Table(_("Phases and their state"), columns, rows)] if rows else []
