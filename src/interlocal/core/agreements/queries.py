"""Reading the register."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Lower

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.catalogue.models import Service
from interlocal.core.governments.models import Government, Membership
from interlocal.platform.days import end_after
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.terms import holds_on

from .models import Agreement, AgreementDocument, Party
from .rules import CALLS, GOES_ON, SOON, UNTIL_NOTICE, Standing, standing


def register_of(actor: Actor, partnership: UUID) -> QuerySet[Agreement]:
    """Every agreement with its parties, by the day that comes first, those without days last."""
    return (
        Agreement.objects.filter(partnership_id=partnership)
        .select_related("service")
        .prefetch_related(
            Prefetch("parties", Party.objects.select_related("government").order_by("government__name", "name", "id"))
        )
        .order_by(F("notice_by").asc(nulls_last=True), F("ends_on").asc(nulls_last=True), "title", "id")
    )


def agreement_of(actor: Actor, partnership: UUID, key: UUID) -> Agreement:
    """One of them with its documents; Refused if it is not there."""
    documents = Prefetch("documents", AgreementDocument.objects.select_related("file"))
    agreement = register_of(actor, partnership).prefetch_related(documents).filter(id=key).first()
    if agreement is None:
        raise Refused
    return agreement


def possible_parties(actor: Actor, partnership: UUID) -> QuerySet[Government]:
    """Governments to choose parties from: whoever is or was a member, or is a party already."""
    members = Membership.objects.filter(partnership_id=partnership).values("government")
    parties = Party.objects.filter(partnership_id=partnership, government__isnull=False).values("government")
    # As one list of keys: of two conditions joined by "or" PostgreSQL would ask every government of the directory.
    return Government.objects.filter(pk__in=members.union(parties)).order_by("name", "key")


def services_in(actor: Actor, partnership: UUID) -> QuerySet[Service]:
    """Services that agreements are about, by title."""
    entries = Agreement.objects.filter(partnership_id=partnership, service=OuterRef("pk"))
    return Service.objects.filter(Exists(entries)).order_by("title", "key")


def with_party(entries: QuerySet[Agreement], government: UUID) -> QuerySet[Agreement]:
    """Of `entries` those to which the government with this key is a party."""
    parties = Party.objects.filter(
        partnership_id=OuterRef("partnership_id"), agreement=OuterRef("pk"), government_id=government
    )
    return entries.filter(Exists(parties))


def about(entries: QuerySet[Agreement], service: UUID) -> QuerySet[Agreement]:
    """Of `entries` those that name the service with this key."""
    return entries.filter(service=service)


def current(entries: QuerySet[Agreement], day: datetime.date) -> QuerySet[Agreement]:
    """Of `entries` those that neither ended nor are yet to begin on `day`, as far as their days are recorded.

    One without days is among them: that it holds, nobody says. What renews by itself has not ended with its term.
    """
    begun = Q(starts_on=None) | Q(starts_on__lte=day)
    return entries.filter(holds_on(day) | begun & Q(renewal__in=GOES_ON)).exclude(effective_on__gt=day)


def in_force(entries: QuerySet[Agreement], day: datetime.date) -> QuerySet[Agreement]:
    """Of `entries` those that hold on `day`: their first day is recorded and has come, and they have not ended."""
    return current(entries, day).exclude(starts_on=None, effective_on=None)


def told_as_agreements(entries: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Of `entries` those that say of what kind they are or for what term, or that a document is kept with.

    Of the others no source says more than a name, which need not be that of an agreement.
    """
    documents = AgreementDocument.objects.filter(partnership_id=OuterRef("partnership_id"), agreement=OuterRef("pk"))
    nameless = Q(instrument="", term_stated="", starts_on=None, ends_on=None, effective_on=None)
    return entries.filter(~nameless | Exists(documents))


def without_dates(entries: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Of `entries` those that nobody will be reminded of: neither their end nor a day for notice is recorded.

    What goes on until notice is given has none.
    """
    return entries.filter(ends_on=None, notice_by=None).exclude(renewal=UNTIL_NOTICE)


#: What the register can be sorted by.
SORTED_BY: dict[str, Lower | F] = {
    "title": Lower("title"),
    "service": F("service__title"),
    "from": F("starts_on"),
    "last_day": F("ends_on"),
    "notice": F("notice_by"),
}


def sorted_by(entries: QuerySet[Agreement], key: str, *, descending: bool) -> QuerySet[Agreement]:
    """`entries` by one of SORTED_BY; what is not stated comes last either way."""
    by = SORTED_BY[key]
    return entries.order_by(by.desc(nulls_last=True) if descending else by.asc(nulls_last=True), "title", "id")


@dataclass(frozen=True)
class Attention:
    """An agreement that calls for somebody; `own`: one of the actor's governments is a party.

    `days_left` are negative where its term has passed and it has renewed by itself.
    """

    agreement: Agreement
    standing: Standing
    days_left: int
    own: bool


def attention_of(
    actor: Actor, partnerships: Iterable[UUID], today: datetime.date, soon: datetime.timedelta = SOON
) -> list[Attention]:
    """What ends, renews or must be noticed within `soon`, by that day, and what has renewed since; one query.

    `agreement.partnership` and `agreement.service` are loaded with it; parties are not.
    """
    candidates = (
        Agreement.objects.filter(partnership_id__in=list(partnerships))
        .filter(
            Q(notice_by__range=(today, today + soon))
            | Q(ends_on__range=(end_after(today), end_after(today + soon)))
            | Q(ends_on__lte=today, renewal__in=GOES_ON)
        )
        .select_related("partnership", "service")
        .annotate(
            own=Exists(
                Party.objects.filter(
                    partnership_id=OuterRef("partnership_id"),
                    agreement=OuterRef("pk"),
                    government_id__in=actor.governments,
                )
            )
        )
    )
    found = []
    for agreement in candidates:
        stands = standing(
            ends_on=agreement.ends_on,
            notice_by=agreement.notice_by,
            today=today,
            renewal=agreement.renewal,
            soon=soon,
        )
        if stands.until is not None and stands.urgency in CALLS:
            found.append(Attention(agreement, stands, (stands.until - today).days, agreement.own))
    return sorted(found, key=lambda each: (each.days_left, each.agreement.title))


def ended_with_contact(partnership: UUID, before: datetime.date) -> QuerySet[Agreement]:
    """What ended before that day and still names whom to ask; what renews by itself has not ended."""
    ended = Agreement.objects.filter(partnership_id=partnership, ends_on__lte=before).exclude(renewal__in=GOES_ON)
    return ended.exclude(**blanks(Agreement, Erased.WHEN_DONE))


def agreement_titles(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Titles of agreements by key, for events that hold keys alone."""
    return dict(Agreement.objects.filter(id__in=keys).values_list("id", "title"))
