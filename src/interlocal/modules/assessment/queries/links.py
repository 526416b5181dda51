"""Reading forms that are out by link, as the people who sent them and as the department that has one."""

import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.access.roles import Role, as_convener, as_member
from interlocal.core.governments.models import Membership
from interlocal.core.people.models import RoleAssignment
from interlocal.modules.assessment.models import FormLink, LinkState, OwnScan, ScanArea
from interlocal.platform.acting import Acting, acting
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.terms import holds_on

#: So long what came in waits where nobody is left to look: roles are handed over.
WAITS = datetime.timedelta(days=30)


def may_settle(actor: Actor, link: FormLink) -> bool:
    """Whether she may look at what was sent in, or withdraw the link: for its government, or as the convener's sender.

    That the link is hers to see at all, row security holds.
    """
    partnership = link.partnership_id if link.by_convener else None
    return actor.may(Permission.ENTER_READINGS, government=link.government_id, partnership=partnership)


def links_under_way(actor: Actor, scan: OwnScan, at: datetime.datetime) -> list[FormLink]:
    """Those of a scan's areas that can be answered, or were and wait for somebody to look; hers to settle."""
    found = FormLink.objects.filter(is_under_way(at), partnership_id=scan.partnership_id, scan=scan)
    return [link for link in found.filter(_is_of_scan()).select_related("government") if may_settle(actor, link)]


def link_under_way(actor: Actor, scan: OwnScan, key: UUID, at: datetime.datetime) -> FormLink:
    """One of those; Refused if it is not there."""
    for link in links_under_way(actor, scan, at):
        if link.id == key:
            return link
    raise Refused


def sent_in_to(actor: Actor) -> list[FormLink]:
    """What waits for her to look at it, over all her partnerships, the oldest first."""
    found = FormLink.objects.filter(_is_of_scan(), state=LinkState.ANSWERED, partnership_id__in=actor.partnerships)
    return [link for link in found.select_related("scan", "government") if may_settle(actor, link)]


def link_of_bearer(link: str) -> FormLink:
    """The form that a link leads to, by the token's hash, in whatever state; Refused if there is none.

    Acts by the link alone, so call it outside any other context.
    """
    with acting(Acting(link=link)):
        found = FormLink.objects.filter(token_hash=link).select_related("government", "sent_by").first()
    if found is None:
        raise Refused
    return found


def takes_answer(link: FormLink, at: datetime.datetime) -> bool:
    """Whether its bearer can still send it in: it is asked, and somebody is there who may look at what comes.

    Its own row says only that it is open. The rest is looked up for the government that is asked, never shown.
    """
    if not link.is_open(at):
        return False
    day = timezone.localdate(at, ZoneInfo(link.time_zone))
    with acting(acts_for_asked(link)):
        return FormLink.objects.filter(_still_asked(day), _has_somebody(day), id=link.id).exists()


def acts_for_asked(link: FormLink) -> Acting:
    """The context of the government that a link asks."""
    return Acting(governments=(link.government_id,), partnerships=(link.partnership_id,))


def unasked_links(day: datetime.date) -> QuerySet[FormLink]:
    """Links that are open or wait to be looked at, and whose area or government is in the scan no more.

    And such as were answered long ago, with nobody left who may look at what came in.
    """
    left_alone = Q(state=LinkState.ANSWERED, answered_on__lt=day - WAITS) & ~_has_somebody(day)
    waiting = FormLink.objects.filter(state__in=[LinkState.OPEN, LinkState.ANSWERED])
    return waiting.filter(~_still_asked(day) | left_alone)


def run_out_links(at: datetime.datetime) -> QuerySet[FormLink]:
    """Links that nobody answered in time and that say still to whom they went."""
    run_out = FormLink.objects.filter(state=LinkState.OPEN, expires_at__lte=at)
    return run_out.exclude(**blanks(FormLink, Erased.WHEN_DONE))


def is_under_way(at: datetime.datetime) -> Q:
    """The filter "it can be answered, or was and waits for somebody to look"."""
    return Q(state=LinkState.ANSWERED) | Q(state=LinkState.OPEN, expires_at__gt=at)


def _is_of_scan() -> Q:
    """The filter "its area is still one of the scan"."""
    return Q(area__in=ScanArea.objects.values("id"))


def _still_asked(day: datetime.date) -> Q:
    """The filter "its area is still one of the scan, and its government a member on `day`"."""
    members = Membership.objects.filter(holds_on(day), partnership=OuterRef("partnership"))
    return _is_of_scan() & Q(Exists(members.filter(government=OuterRef("government"))))


def _has_somebody(day: datetime.date) -> Q:
    """The filter "somebody may settle it on `day`", as `may_settle` has it."""
    held = RoleAssignment.objects.filter(holds_on(day), person__is_active=True)
    own = [role for role in Role if Permission.ENTER_READINGS in as_member(role)]
    convening = [role for role in Role if Permission.ENTER_READINGS in as_convener(role)]
    theirs = held.filter(government=OuterRef("government"), role__in=own)
    conveners = held.filter(government=OuterRef("partnership__convener"), role__in=convening)
    return Q(Exists(theirs)) | Q(Exists(conveners), by_convener=True)
