"""Who belongs to a partnership, as a table."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.governments.models import Membership
from interlocal.core.governments.queries import may_end
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.ui.dates import no_end_text
from interlocal.ui.tables import Column, Link, Table, Value

from .pages import link


def memberships_table(
    place: Place,
    title: str,
    memberships: Iterable[Membership],
    *,
    figures: Mapping[str, Mapping[UUID, str]] = MappingProxyType({}),
    ended_by: Actor | None = None,
) -> Table:
    """Government, kind, `figures` by measure (office.figures.figures_text) and term.

    For an actor who may end any of them, there is a way to do so. The convener's own has none.
    """
    rows = list(memberships)
    no_end = no_end_text([row.starts_on is None for row in rows if row.ends_on is None])
    columns = [
        Column("government", _("Government")),
        Column("kind", _("Kind")),
        *(Column(measure, str(STANDARD_MEASURES[measure].title)) for measure in figures),
        Column("from", _("Member from"), "date"),
        Column("last_day", _("Last day"), "date", missing=no_end),
    ]
    facts = [_facts(place, membership, figures) for membership in rows]
    ends = [ended_by is not None and may_end(ended_by, membership) for membership in rows]
    if any(ends):
        columns.append(Column("act", _("Change"), missing=_("not yours to change")))
        facts = [(*row, _act(place, each, ends_it)) for row, each, ends_it in zip(facts, rows, ends, strict=True)]
    return Table(title, tuple(columns), tuple(facts))


def _facts(place: Place, membership: Membership, figures: Mapping[str, Mapping[UUID, str]]) -> tuple[Value, ...]:
    government = membership.government
    return (
        Link(government.name, link("government", place, government.key)),
        government.kind_and_state,
        *(of_each.get(government.id) for of_each in figures.values()),
        membership.starts_on,
        membership.last_day,
    )


def _act(place: Place, membership: Membership, may_end_it: bool) -> Value:
    if may_end_it:
        return Link(_("End membership"), link("member-end", place, membership.id))
    return _("it convenes") if membership.government_id == place.convener else None
