"""Who belongs to a partnership, as a table."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.governments.models import Membership
from interlocal.ui.dates import no_end_text
from interlocal.ui.tables import Column, Link, Table, Value

from .pages import link


def memberships_table(place: Place, title: str, memberships: Iterable[Membership], *, may_end: bool) -> Table:
    """Government, kind and term; for those who may end one, a way to do so. The convener's own has none."""
    rows = list(memberships)
    no_end = no_end_text([row.starts_on is None for row in rows if row.ends_on is None])
    columns = [
        Column("government", _("Government")),
        Column("kind", _("Kind")),
        Column("from", _("Member from"), "date"),
        Column("last_day", _("Last day"), "date", missing=no_end),
    ]
    if may_end:
        columns.append(Column("act", _("Change"), missing=_("it convenes")))
    return Table(title, tuple(columns), tuple(_row(place, membership, may_end) for membership in rows))


def _row(place: Place, membership: Membership, may_end: bool) -> tuple[Value, ...]:
    government = membership.government
    facts = (
        Link(government.name, link("government", place, government.key)),
        government.kind_and_state,
        membership.starts_on,
        membership.last_day,
    )
    if not may_end:
        return facts
    convenes = government.id == place.convener
    return (*facts, None if convenes else Link(_("End membership"), link("member-end", place, membership.id)))
