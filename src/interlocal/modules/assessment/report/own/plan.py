"""What a report says of the plan, and which of its chapters a final one prints: a report is a public record."""

from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.models import Risk, RiskState
from interlocal.modules.assessment.models.planning import Scale
from interlocal.modules.assessment.planning.risk_matrix import risk_matrix
from interlocal.modules.assessment.planning.sections import SECTIONS, Section
from interlocal.modules.assessment.wording import first_of
from interlocal.ui.documents import Block
from interlocal.ui.tables import Column, Table

from .paper import unlinked
from .state import State

#: Chapters that are chosen when a report is issued: all of the plan but the tasks, which are the team's own matter.
PLAN_CHAPTERS: Mapping[str, Section] = {key: section for key, section in SECTIONS.items() if key != "tasks"}
#: Those that are printed; None for a draft, which shows all.
Printed = Collection[str] | None


def plan_blocks(state: State, key: str) -> list[Block]:
    """One chapter of the plan."""
    return _risks(state) if key == "risks" else _rows(state, key, PLAN_CHAPTERS[key])


def has_to_print(state: State, key: str) -> bool:
    """Whether it says anything."""
    return bool(_open_risks(state) if key == "risks" else state.listing(key).rows)


def printed_words(state: State, printed: Printed) -> str:
    """Which chapters stand in the report and which don't; empty where the plan has nothing to print."""
    filled = {key: str(section.title) for key, section in PLAN_CHAPTERS.items() if state.listing(key).rows}
    if not filled:
        return ""
    if printed is None:
        return _("A draft shows all of them. Which ones a final report prints is chosen when it is issued.")
    groups = (
        (_("Printed: %(chapters)s."), [title for key, title in filled.items() if key in printed]),
        (_("Not printed: %(chapters)s."), [title for key, title in filled.items() if key not in printed]),
    )
    return " ".join(words % {"chapters": ", ".join(titles)} for words, titles in groups if titles)


def grave_risks_words(state: State, printed: Printed) -> Iterator[str]:
    """Risks that are high in both; only how many, where the report doesn't print the risks."""
    grave = [risk for risk in _open_risks(state) if risk.likelihood == risk.impact == Scale.HIGH]
    if not grave:
        return
    if printed is None or "risks" in printed:
        words = ngettext(
            "Risk, high in likelihood and in impact: %(risks)s.",
            "Risks, high in likelihood and in impact: %(risks)s.",
            len(grave),
        )
        yield words % {"risks": first_of([risk.title for risk in grave], "; ")}
    else:
        words = ngettext(
            "%(count)d risk is high in likelihood and in impact; this report doesn't print which.",
            "%(count)d risks are high in likelihood and in impact; this report doesn't print which.",
            len(grave),
        )
        yield words % {"count": len(grave)}


def _rows(state: State, key: str, section: Section) -> list[Block]:
    return [unlinked(table) for table in section.tables(state.listing(key))]


def _open_risks(state: State) -> list[Risk]:
    rows = state.listing("risks").rows
    return [row for row in rows if isinstance(row, Risk) and row.state != RiskState.CLOSED]


def _risks(state: State) -> list[Block]:
    """Each on one line, as paper is narrow; then where they stand in the matrix."""
    risks = _open_risks(state)
    if not risks:
        return []
    columns = (
        Column("number", _("Number")),
        Column("risk", _("Risk")),
        Column("likelihood", _("Likelihood"), missing=_("unrated")),
        Column("impact", _("Impact"), missing=_("unrated")),
        Column("owner", _("Owner"), missing=_("nobody yet")),
        Column("treatment", _("Treatment"), missing=_("none yet")),
    )
    rows = tuple(
        (
            str(risk.number),
            f"{risk.title} ({risk.get_category_display()})",
            str(risk.get_likelihood_display()) if risk.likelihood else None,
            str(risk.get_impact_display()) if risk.impact else None,
            str(risk.person or risk.government or "") or None,
            risk.treatment or None,
        )
        for risk in risks
    )
    drawn = risk_matrix(risks)
    cells = tuple((row.title, *(", ".join(map(str, cell.numbers)) or None for cell in row.cells)) for row in drawn.rows)
    across = (
        Column("likelihood", _("Likelihood")),
        *(Column(f"impact-{n}", title, missing=_("none")) for n, title in enumerate(drawn.columns)),
    )
    return [Table(_("Risks that are not closed"), columns, rows), Table(drawn.title, across, cells, drawn.note)]
