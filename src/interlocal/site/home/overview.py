"""A partnership on a card: how large it is, what it shares, what you are in it, what you could do next."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission
from interlocal.core.access.roles import Role
from interlocal.core.governments.queries import government_names, member_counts
from interlocal.core.participation.queries import BoardCount, board_counts
from interlocal.office.statements import stated_on
from interlocal.platform.modules import Headline, headlines_of
from interlocal.ui.navigation import Item
from interlocal.ui.records import Fact, SummaryList


@dataclass(frozen=True)
class Card:
    """One partnership. `members` are counted without the convener, `roles` are written out.

    `headlines` are what modules found there, `steps` what this person could do next.
    """

    place: Place
    members: int
    services: BoardCount
    roles: tuple[str, ...]
    headlines: tuple[Headline, ...]
    steps: tuple[Item, ...]

    @property
    def facts(self) -> SummaryList:
        """As they are shown on the card."""
        counted = _("%(members)d, convened by %(convener)s") if self.members else _("none recorded but %(convener)s")
        members = counted % {"members": self.members, "convener": self.place.convener_name}
        return SummaryList(
            (
                Fact(_("Members"), members),
                Fact(_("Shared services"), _shared(self.services)),
                Fact(_("You"), "; ".join(self.roles)),
            )
        )


def _shared(count: BoardCount) -> str:
    """How many; and of those that run by documents alone, how old those are: how many they are, if not all."""
    if not count.on_board:
        return _("none yet")
    said = _("%(services)d on the board, %(running)d running") % {"services": count.on_board, "running": count.running}
    if not count.stated:
        return said
    old = {"counts": said, "number": len(count.stated), "as_stated": stated_on(count.stated)}
    if len(count.stated) == count.running:
        return _("%(counts)s, %(as_stated)s") % old
    return _("%(counts)s (%(number)d of them %(as_stated)s)") % old


def cards_of(actor: Actor, day: datetime.date) -> tuple[Card, ...]:
    """A card for each of her partnerships, in their order, in a number of queries that does not grow with them."""
    members, services = member_counts(actor, day), board_counts(actor)
    names, found = government_names(actor.governments), headlines_of(actor, actor.partnerships)
    cards = []
    for place in actor.places:
        size, shared = members.get(place.id, 0), services.get(place.id, BoardCount())
        roles = tuple(roles_at(actor, names, place.seats))
        headlines = tuple(each for each in found if each.partnership == place.id)
        cards.append(Card(place, size, shared, roles, headlines, _steps(actor, place, size, shared.on_board)))
    return tuple(cards)


def roles_at(actor: Actor, names: dict[UUID, str], governments: tuple[UUID, ...]) -> list[str]:
    """Her roles at those governments, such as "City manager, Alder"."""
    return [
        _("%(role)s, %(government)s") % {"role": Role(role).label, "government": names[at]}
        for at, role in actor.roles
        if at in governments
    ]


def _steps(actor: Actor, place: Place, members: int, services: int) -> tuple[Item, ...]:
    def may(permission: Permission) -> bool:
        return any(actor.may(permission, government=seat, partnership=place.id) for seat in place.seats)

    offers = (
        (may(Permission.ADMIT_MEMBERS) and not members, _("Add the member governments"), "member-find"),
        (may(Permission.EDIT_SHARED_SERVICES) and not services, _("Put the first services on the board"), "catalogue"),
        (may(Permission.INVITE_PEOPLE), _("Invite colleagues"), "person-invite"),
        (may(Permission.EDIT_REGISTER), _("Enter what is shared already"), "register"),
        (may(Permission.LOG_DECISIONS), _("Log a decision"), "decision-log"),
        (True, _("See what the partnership works on"), "board"),
    )
    chosen = [Item(title, reverse(name, args=[place.key])) for fits, title, name in offers if fits]
    return tuple(chosen[:3])
