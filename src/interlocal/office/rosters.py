"""People and invitations as tables."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.people.models import Invitation, RoleAssignment
from interlocal.ui.dates import moment_text, no_end_text
from interlocal.ui.tables import Column, Link, Table

from .pages import link


def people_table(place: Place, roles: Iterable[RoleAssignment], actor: Actor) -> Table:
    """Roles held today; with a way to end those that the actor answers for, if there are any."""
    columns = (
        Column("person", _("Person")),
        Column("role", _("Role")),
        Column("government", _("Government")),
        Column("from", _("Since"), "date"),
        Column("last_day", _("Last day"), "date", missing=no_end_text([])),
        Column("act", _("Change"), missing=_("not yours to change")),
    )
    rows = [
        (
            held.person.name,
            held.get_role_display(),
            held.government.name,
            held.starts_on,
            held.last_day,
            _way_to_end(place, held, actor),
        )
        for held in roles
    ]
    shown = len(columns) if any(row[-1] for row in rows) else len(columns) - 1
    return Table(_("People and their roles"), columns[:shown], tuple(row[:shown] for row in rows))


def _way_to_end(place: Place, held: RoleAssignment, actor: Actor) -> Link | None:
    if not actor.may(Permission.INVITE_PEOPLE, government=held.government_id):
        return None
    return Link(_("End the role"), link("role-end", place, held.id))


def invitations_table(place: Place, invitations: Iterable[Invitation]) -> Table:
    """Invitations that can still be taken up."""
    columns = (
        Column("name", _("Name")),
        Column("email", _("E-mail address")),
        Column("role", _("Role")),
        Column("government", _("Government")),
        Column("expires", _("Expires")),
        Column("act", _("Change")),
    )
    rows = tuple(
        (
            invitation.name,
            invitation.email,
            invitation.get_role_display(),
            invitation.government.name,
            moment_text(invitation.expires_at),
            Link(_("Withdraw"), link("invitation-withdraw", place, invitation.id)),
        )
        for invitation in invitations
    )
    return Table(_("Invitations not yet accepted"), columns, rows)
