"""The tables of each section."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from interlocal.modules.assessment.models import PlanEntry, RiskState
from interlocal.ui.dates import day_text
from interlocal.ui.tables import Column, Table, Value

from .listing import Listing

#: A column, and what it says of a row.
Told = tuple[Column, Callable[[Any], Value]]


def tasks_tables(listing: Listing) -> list[Table]:
    """Who does what until when."""
    return _tables(
        (_("Tasks"), listing.rows),
        columns=(
            (Column("what", _("Task")), listing.headed),
            (Column("who", _("Who"), missing=_("nobody yet")), lambda task: _name(task.person)),
            _area(),
            (Column("due", _("Due"), "date", missing=_("no day set")), lambda task: task.due_on),
            (Column("state", _("State")), listing.done_link),
        ),
    )


def strengths_tables(listing: Listing) -> list[Table]:
    """Who is good at what, by whose word."""
    rows: list[Any] = [*listing.rows]
    rows.sort(key=lambda strength: strength.government.name)
    return _tables(
        (_("Strengths"), rows),
        columns=(
            (Column("government", _("Government")), lambda strength: strength.government.name),
            (Column("what", _("Strength")), listing.headed),
            _area(),
            (Column("told", _("By whose word")), lambda strength: strength.told_by),
        ),
    )


def risks_tables(listing: Listing) -> list[Table]:
    """Those that the matrix shows, those that nobody rated yet, those that are closed: each by its number."""
    rows: list[Any] = [*listing.rows]
    opened = [risk for risk in rows if risk.state != RiskState.CLOSED]
    return _tables(
        (_("Risks in the matrix"), [risk for risk in opened if risk.likelihood and risk.impact]),
        (_("Unrated risks"), [risk for risk in opened if not (risk.likelihood and risk.impact)]),
        (_("Closed risks"), [risk for risk in rows if risk.state == RiskState.CLOSED]),
        columns=(
            (Column("number", _("Number")), lambda risk: str(risk.number)),
            (Column("title", _("Risk")), listing.headed),
            (Column("class", _("Class")), lambda risk: risk.get_category_display()),
            _area(),
            (Column("likelihood", _("Likelihood"), missing=_("unrated")), lambda risk: risk.get_likelihood_display()),
            (Column("impact", _("Impact"), missing=_("unrated")), lambda risk: risk.get_impact_display()),
            (Column("owner", _("Owner"), missing=_("nobody yet")), lambda risk: _name(risk.person or risk.government)),
            (Column("treatment", _("Treatment"), missing=_("none yet")), lambda risk: risk.treatment),
            (Column("state", _("State")), lambda risk: risk.get_state_display()),
            (Column("review", _("Review"), "date", missing=_("no day set")), lambda risk: risk.review_on),
        ),
    )


def technology_tables(listing: Listing) -> list[Table]:
    """From what runs today to what shall run."""
    return _tables(
        (_("Technology plan"), listing.rows),
        columns=(
            (Column("step", _("Step")), listing.headed),
            (Column("runs", _("Runs today")), lambda step: step.runs),
            (Column("where", _("Where")), lambda step: _name(step.government)),
            (Column("target", _("Shall run")), lambda step: step.target),
            (Column("first", _("Depends on"), missing=_("nothing")), lambda step: _name(step.depends_on)),
            _area(),
            (Column("due", _("By"), "date", missing=_("no day set")), lambda step: step.due_on),
            (Column("state", _("State")), listing.state),
        ),
    )


def messages_tables(listing: Listing) -> list[Table]:
    """Who hears what, when."""
    return _tables(
        (_("Communication plan"), listing.rows),
        columns=(
            (Column("what", _("Who hears what")), listing.headed),
            (Column("channel", _("Through what")), lambda message: message.channel),
            (
                Column("when", _("When"), missing=_("no day set")),
                lambda message: day_text(message.due_on, message.when_stated),
            ),
            (Column("sender", _("Who sends it"), missing=_("nobody yet")), lambda message: _name(message.person)),
            _area(),
            (Column("state", _("State")), listing.done_link),
        ),
    )


def _tables(*groups: tuple[str, Sequence[PlanEntry]], columns: Sequence[Told]) -> list[Table]:
    """A table of each group that has rows; areas have a column where a row is about one."""
    tables = []
    for title, rows in groups:
        told = [pair for pair in columns if pair[0].key != "area" or any(row.area_id for row in rows)]
        if rows:
            cells = tuple(tuple(say(row) for _column, say in told) for row in rows)
            tables.append(Table(title, tuple(column for column, _say in told), cells))
    return tables


def _area() -> Told:
    return Column("area", _("Area"), missing=_("all of it")), lambda entry: _name(entry.area)


def _name(row: object) -> Value:
    return None if row is None else str(row)
