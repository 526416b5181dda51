"""Reading governments and partnerships. The actor comes first; what she may not see is as if absent."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.platform.acting import Acting, acting
from interlocal.platform.terms import holds_on

from .models import Admission, Decision, Government, Membership, Partnership, PartnershipIndex, Resolution

HALF_A_YEAR = datetime.timedelta(days=183)


def partnership_of(actor: Actor, key: str) -> Partnership:
    """The partnership with that short name, its convener with it; Refused if it is not one of hers."""
    place = actor.place(key)
    return Partnership.objects.select_related("convener").get(id=place.id)


def whole_partnerships() -> Iterator[tuple[Partnership, Acting]]:
    """Each partnership, and what acts for it and for all that are or were its members: for work at night."""
    for key in PartnershipIndex.objects.values_list("partnership", flat=True):
        with acting(Acting(partnerships=(key,))):
            partnership = Partnership.objects.get(id=key)
            ever = set(Membership.objects.filter(partnership_id=key).values_list("government_id", flat=True))
        yield partnership, Acting(governments=tuple(ever), partnerships=(key,))


def members_of(actor: Actor, partnership: UUID) -> QuerySet[Membership]:
    """Every membership, past ones too, by the government's name; its partnership with it."""
    return (
        Membership.objects.filter(partnership_id=partnership)
        .select_related("government", "partnership")
        .order_by("government__name", F("starts_on").asc(nulls_first=True))
    )


def membership_of(actor: Actor, partnership: UUID, key: UUID) -> Membership:
    """One of those; Refused if it is not there."""
    membership = members_of(actor, partnership).filter(id=key).first()
    if membership is None:
        raise Refused
    return membership


def leaving(actor: Actor, day: datetime.date) -> QuerySet[Membership]:
    """Memberships that hold on `day` and end within half a year, in all her partnerships, by their last day."""
    return (
        Membership.objects.filter(holds_on(day), partnership__in=actor.partnerships, ends_on__lte=day + HALF_A_YEAR)
        .select_related("government")
        .order_by("ends_on", "government__name", "id")
    )


def may_end(actor: Actor, membership: Membership) -> bool:
    """Whether she may end it: for the convener, or for the member itself, which leaves. The convener's own stays."""
    partnership, government = membership.partnership, membership.government_id
    return government != partnership.convener_id and (
        actor.may(Permission.ADMIT_MEMBERS, partnership=partnership.id)
        or actor.may(Permission.JOIN_PARTNERSHIPS, government=government)
    )


def joins_at_once(government: UUID, partnership: UUID) -> bool:
    """Whether there is nobody to ask: it has no people, and no other partnership made it a member first."""
    unsponsored = Q(sponsor=None) | Q(sponsor=partnership)
    return Government.objects.filter(unsponsored, id=government, spoken_for=False).exists()


def is_sponsored(government: UUID, partnership: UUID | None) -> bool:
    """Whether that partnership speaks for the government as long as it has no people of its own."""
    return Government.objects.filter(id=government, spoken_for=False, sponsor=partnership).exists()


def admissions_of(actor: Actor, partnership: UUID) -> QuerySet[Admission]:
    """Governments that were asked to join and have not answered, by name."""
    return (
        Admission.objects.filter(partnership_id=partnership).select_related("government").order_by("government__name")
    )


def admission_to(actor: Actor, partnership: UUID, key: UUID) -> Admission:
    """One of those; Refused if it is not there."""
    admission = admissions_of(actor, partnership).filter(id=key).first()
    if admission is None:
        raise Refused
    return admission


def asked_of(actor: Actor) -> QuerySet[Admission]:
    """What the actor may answer for her governments, the oldest first, with who asks."""
    hers = [each for each in actor.governments if actor.may(Permission.JOIN_PARTNERSHIPS, government=each)]
    return (
        Admission.objects.filter(government_id__in=hers)
        .select_related("government", "partnership__convener")
        .order_by("asked_at", "id")
    )


def asked(actor: Actor, key: UUID) -> Admission:
    """One of those; Refused if it is not there, or not hers to answer."""
    admission = asked_of(actor).filter(id=key).first()
    if admission is None:
        raise Refused
    return admission


def current_members_of(actor: Actor, partnership: UUID, day: datetime.date) -> QuerySet[Government]:
    """Governments that are members on `day`."""
    current = Membership.objects.filter(holds_on(day), partnership_id=partnership)
    return Government.objects.filter(id__in=current.values("government_id")).order_by("name")


def governments_ever_of(actor: Actor, partnership: UUID) -> QuerySet[Government]:
    """Governments that are, were or will be members."""
    ever = Membership.objects.filter(partnership_id=partnership)
    return Government.objects.filter(id__in=ever.values("government_id")).order_by("name")


def member_counts(actor: Actor, day: datetime.date) -> dict[UUID, int]:
    """How many members each of her partnerships has on `day`, without its convener."""
    current = Membership.objects.filter(holds_on(day), partnership_id__in=actor.partnerships).exclude(
        government_id=F("partnership__convener_id")
    )
    return dict(current.values_list("partnership_id").annotate(Count("government", distinct=True)))


def government_of(actor: Actor, partnership: UUID, key: str) -> Government:
    """A government that is or was a member of one of her partnerships; Refused otherwise."""
    government = governments_ever_of(actor, partnership).filter(key=key).first()
    if government is None:
        raise Refused
    return government


def directory_entry(actor: Actor, key: str) -> Government:
    """Any entry of the directory, for admitting it; Refused if there is none."""
    government = Government.objects.filter(key=key).first()
    if government is None:
        raise Refused
    return government


def find_governments(actor: Actor, words: str, *, limit: int = 20) -> QuerySet[Government]:
    """Entries of the directory whose name begins with `words`, for choosing a new member."""
    return Government.objects.filter(Q(name__istartswith=words) | Q(key=words)).order_by("name", "state")[:limit]


def resolutions_of(actor: Actor, partnership: UUID) -> QuerySet[Resolution]:
    """By which each council adopted the statement of common purpose, by government."""
    return (
        Resolution.objects.filter(partnership_id=partnership)
        .select_related("government")
        .order_by("government__name", F("adopted_on").asc(nulls_last=True), "id")
    )


def decisions_of(actor: Actor, partnership: UUID) -> QuerySet[Decision]:
    """The decision log, latest meeting first; those without a known day after the others."""
    return Decision.objects.filter(partnership_id=partnership).order_by(F("met_on").desc(nulls_last=True), "-id")


def decisions_about(actor: Actor, partnership: UUID, services: Collection[UUID]) -> QuerySet[Decision]:
    """Those of the log that speak of one of these services."""
    return decisions_of(actor, partnership).filter(about__in=services)


def government_names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Names of governments by key, for events that hold keys alone."""
    return dict(Government.objects.filter(id__in=keys).values_list("id", "name"))


def decision_titles(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Titles of logged decisions by key."""
    return dict(Decision.objects.filter(id__in=keys).values_list("id", "title"))
