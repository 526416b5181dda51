"""Statements that differ, findings and the phases of the study."""

from typing import get_args

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.rules import disagreements
from interlocal.modules.assessment.scan import FindingKind, Phase, Scan
from interlocal.modules.assessment.wording import cite, difference_words, finding_words, said_words
from interlocal.ui.documents import Block, Folded
from interlocal.ui.tables import Column, Table


def disagreement_blocks(scan: Scan) -> list[Block]:
    """One table of the statements that differ, folded under the number of points."""
    columns = (
        Column("difference", _("Difference")),
        Column("subject", _("Subject")),
        Column("aspect", _("Aspect")),
        Column("value", _("What is said")),
        Column("source", _("Source")),
    )
    found = disagreements(scan)
    rows = tuple(
        (
            difference_words(disagreement),
            disagreement.subject,
            disagreement.aspect,
            said_words(disagreement, statement),
            cite(statement.source),
        )
        for disagreement in found
        for statement in disagreement.statements
    )
    table = Table(_("Statements that differ; all are kept"), columns, rows)
    title = ngettext("%(count)d point: %(all)d statements", "%(count)d points: %(all)d statements", len(found))
    return [Folded(title % {"count": len(found), "all": len(rows)}, (table,))] if rows else []


def finding_blocks(scan: Scan) -> list[Block]:
    """The table of the findings, folded under their number."""
    table = finding_table(scan)
    title = ngettext("%(count)d finding", "%(count)d findings", len(table.rows)) % {"count": len(table.rows)}
    return [Folded(title, (table,))] if table.rows else []


def finding_table(scan: Scan) -> Table:
    """One row a finding, by kind."""
    columns = (Column("finding", _("Finding")), Column("kind", _("Kind")), Column("source", _("Source")))
    kinds = get_args(FindingKind)
    rows = tuple(
        (finding.text, finding_words(finding.kind), cite(finding.source))
        for finding in sorted(scan.findings, key=lambda finding: kinds.index(finding.kind))
    )
    return Table(_("What the sources say"), columns, rows)


def phase_blocks(scan: Scan) -> list[Block]:
    """The table of the phases."""
    table = phase_table(scan)
    return [table] if table.rows else []


def phase_state(phase: Phase) -> str:
    """How far a phase of the study has come."""
    states = {
        "done": _("done"),
        "under_way": _("under way"),
        "on_hold": _("on hold"),
        "planned": _("planned"),
    }
    return states[phase.state]


def phase_table(scan: Scan) -> Table:
    """One row a phase of the study."""
    columns = (
        Column("phase", _("Phase")),
        Column("state", _("State")),
        Column("when", _("When")),
        Column("summary", _("What it is")),
        Column("source", _("Source")),
    )
    rows = tuple(
        (phase.name, phase_state(phase), phase.when or None, phase.summary or None, cite(phase.source))
        for phase in scan.phases
    )
    return Table(_("Phases and their state"), columns, rows)
