"""The table of each section."""

from collections.abc import Sequence
from typing import cast

from django.utils.translation import gettext as _

from interlocal.modules.assessment.models import (
    Message,
    Risk,
    Strength,
    TeamTask,
    TechnologyStep,
)
from interlocal.ui.dates import day_text
from interlocal.ui.tables import Column, Table, Value

from .listing import Listing


def tasks_table(listing: Listing) -> Table:
    """Who does what until when."""
    return Table(
        _("Tasks"),
        (
            Column("what", _("Task")),
            Column("who", _("Who"), missing=_("nobody yet")),
            _area_column(),
            Column("due", _("Due"), "date", missing=_("no day set")),
            Column("state", _("State")),
        ),
        tuple(
            (listing.headed(task), _name(task.person), _name(task.area), task.due_on, listing.done_link(task))
            for task in cast(Sequence[TeamTask], listing.rows)
        ),
    )


def strengths_table(listing: Listing) -> Table:
    """Who is good at what, by whose word."""
    rows = sorted(cast(Sequence[Strength], listing.rows), key=lambda strength: strength.government.name)
    return Table(
        _("Strengths"),
        (
            Column("government", _("Government")),
            Column("what", _("Strength")),
            _area_column(),
            Column("told", _("By whose word")),
        ),
        tuple((each.government.name, listing.headed(each), _name(each.area), each.told_by) for each in rows),
    )


def risks_table(listing: Listing) -> Table:
    """Every risk by its number."""
    return Table(
        _("Risks"),
        (
            Column("number", _("Number")),
            Column("title", _("Risk")),
            Column("class", _("Class")),
            _area_column(),
            Column("likelihood", _("Likelihood"), missing=_("unrated")),
            Column("impact", _("Impact"), missing=_("unrated")),
            Column("owner", _("Owner"), missing=_("nobody yet")),
            Column("treatment", _("Treatment"), missing=_("none yet")),
            Column("state", _("State")),
            Column("review", _("Review"), "date", missing=_("no day set")),
        ),
        tuple(
            (
                str(risk.number),
                listing.headed(risk),
                risk.get_category_display(),
                _name(risk.area),
                risk.get_likelihood_display() or None,
                risk.get_impact_display() or None,
                _name(risk.person or risk.government),
                risk.treatment or None,
                risk.get_state_display(),
                risk.review_on,
            )
            for risk in cast(Sequence[Risk], listing.rows)
        ),
    )


def technology_table(listing: Listing) -> Table:
    """From what runs today to what shall run."""
    return Table(
        _("Technology plan"),
        (
            Column("step", _("Step")),
            Column("runs", _("Runs today")),
            Column("where", _("Where")),
            Column("target", _("Shall run")),
            Column("first", _("Depends on"), missing=_("nothing")),
            _area_column(),
            Column("due", _("By"), "date", missing=_("no day set")),
            Column("state", _("State")),
        ),
        tuple(
            (
                listing.headed(step),
                step.runs,
                _name(step.government),
                step.target or None,
                _name(step.depends_on),
                _name(step.area),
                step.due_on,
                listing.state(step),
            )
            for step in cast(Sequence[TechnologyStep], listing.rows)
        ),
    )


def messages_table(listing: Listing) -> Table:
    """Who hears what, when."""
    return Table(
        _("Communication plan"),
        (
            Column("what", _("Who hears what")),
            Column("channel", _("Through what")),
            Column("when", _("When"), missing=_("no day set")),
            Column("sender", _("Who sends it"), missing=_("nobody yet")),
            _area_column(),
            Column("state", _("State")),
        ),
        tuple(
            (
                listing.headed(message),
                message.channel,
                day_text(message.due_on, message.when_stated),
                _name(message.person),
                _name(message.area),
                listing.done_link(message),
            )
            for message in cast(Sequence[Message], listing.rows)
        ),
    )


def _area_column() -> Column:
    return Column("area", _("Area"), missing=_("all of it"))


def _name(row: object) -> Value:
    return None if row is None else str(getattr(row, "name", row))
