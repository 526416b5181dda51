"""What the study is that a report rests on: how old, whose, who answered, how far it got."""

from django.utils.translation import gettext as _

from interlocal.modules.assessment.report.findings import phase_state
from interlocal.modules.assessment.scan import Phase, Scan
from interlocal.modules.assessment.wording import citation, first_of
from interlocal.ui.tables import Column, Table, Value

Particulars = tuple[tuple[str, str], ...]
"""Rows, each a heading and a text, that the scan cannot know: the number of a report, its issuer."""


def study_table(scan: Scan, particulars: Particulars = ()) -> Table:
    """The particulars of the report, then those of the study; the last row names what no source states."""
    columns = (Column("item", _("About")), Column("text", _("What is stated")))
    phases = [_phase(phase) for phase in scan.phases]
    rows: list[tuple[str, Value]] = [
        *particulars,
        (_("Data as stated in"), _vintage(scan)),
        (_("Governments"), _governments(scan)),
        *_inquiry(scan),
        (_("Phases of the study"), first_of(phases, "; ") or None),
    ]
    if not scan.synthetic:  # invented documents need no introduction
        rows.append((_("Documents"), first_of([citation(document) for document in scan.documents], "; ")))
    silent = [heading for heading, text in rows if text is None]
    stated = [row for row in rows if row[1] is not None]
    if silent:
        stated.append((_("Not stated by any source"), ", ".join(silent)))
    return Table(_("What this report rests on"), columns, tuple(stated))


def _inquiry(scan: Scan) -> list[tuple[str, Value]]:
    """Who answered, and who asked for whom; a report on progress, which weighs no area, leaves nothing open there."""
    rows: list[tuple[str, Value]] = [
        (_("Members that answered"), _answered(scan)),
        (_("Study made by"), scan.prepared_by or None),
        (_("Study made for"), scan.prepared_for or None),
    ]
    weighs = scan.factor_sets or any(area.verdict for area in scan.areas) or any(claim.unit for claim in scan.claims)
    return rows if weighs else [row for row in rows if row[1] is not None]


def _vintage(scan: Scan) -> str:
    dates = [
        _("%(date)s (%(document)s)") % {"date": document.dated or _("no date stated"), "document": document.key}
        for document in scan.documents
    ]
    return first_of(dates, "; ")


def _governments(scan: Scan) -> str | None:
    if scan.members is None:
        return scan.speaks_of or None
    count = _("%(count)d in the study") % {"count": scan.members}
    return f"{scan.speaks_of} ({count})" if scan.speaks_of else count


def _answered(scan: Scan) -> str | None:
    """From how few to how many answered, over the claims that are figures, and for how many nobody says."""
    counts = [claim.answered for claim in scan.claims if claim.unit]
    stated = [count for count in counts if count is not None]
    if not stated:
        return None
    words = {"least": min(stated), "most": max(stated), "silent": len(counts) - len(stated), "all": len(counts)}
    text = _("%(least)d to %(most)d, by claim") if words["least"] < words["most"] else "%(most)d"
    if words["silent"]:
        text += _("; who answered is not stated for %(silent)d of %(all)d figures")
    return text % words


def _phase(phase: Phase) -> str:
    state = f"{phase_state(phase)} ({phase.when})" if phase.when else phase_state(phase)
    return _("%(phase)s: %(state)s") % {"phase": phase.name, "state": state}
