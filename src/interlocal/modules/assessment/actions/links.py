"""Sending a short form to a department, taking in what it answers, and settling it."""

import datetime
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government
from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import Reading
from interlocal.core.people.queries import hash_of
from interlocal.modules.assessment.models import FormLink, LinkState, OwnScan, ScanArea
from interlocal.modules.assessment.queries.links import (
    acts_for_asked,
    may_settle,
    run_out_links,
    takes_answer,
    unasked_links,
)
from interlocal.platform.acting import Acting, acting
from interlocal.platform.days import end_after
from interlocal.platform.erasure import OVERDUE, at_address
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.mail.outbox import post
from interlocal.ui.dates import day_text

from .collecting import answer_form

#: The longest that a link may wait for its answer.
LONGEST = datetime.timedelta(days=180)


@action
def send_form(
    *,
    scan: OwnScan,
    area: ScanArea,
    government: Government,
    place: Place,
    department: str,
    email: str,
    last_day: datetime.date,
    address: str,
    by: Actor,
    at: datetime.datetime,
) -> tuple[FormLink, str]:
    """Mail the short form of an area to a department; return its row and its link, which is shown this once.

    `address` is the public address with `{token}` in it. A government sends to its own departments, and nobody else
    learns of it; the convener sends to a member's. ValidationError unless `last_day` is one of the next 180.
    """
    by.require(Permission.ENTER_READINGS, government=government.id, partnership=place.id)
    today = by.today(at, place.id)
    if not today <= last_day <= today + LONGEST:
        latest = day_text(today + LONGEST)
        raise ValidationError({"last_day": _("Choose a day from today through %(latest)s.") % {"latest": latest}})
    own, token = government.id in by.governments, secrets.token_urlsafe(32)
    link = FormLink(
        partnership_id=place.id,
        scan=scan,
        area=area.id,
        government=government,
        by_convener=not own,
        token_hash=hash_of(token),
        department=department,
        email=email.lower(),
        scan_title=scan.title,
        area_name=area.name,
        partnership_name=place.name,
        asker=government.name if own else place.convener_name,
        time_zone=place.time_zone,
        sent_by_id=by.person,
        sent_at=at,
        last_day=last_day,
        expires_at=_midnight_after(last_day, place.time_zone),
    )
    link.full_clean()
    link.save(force_insert=True)
    leads_to = address.replace("{token}", token)
    post(to=link.email, subject=_("What you do: %(area)s") % {"area": area.name}, text=_letter(link, leads_to), at=at)
    _record("form.sent", link, by, at)
    return link, leads_to


@action
def send_in(*, link: str, answers: Mapping[str, str], by: Actor, at: datetime.datetime) -> FormLink:
    """Keep what the bearer of a link answers, once; a draft. `link` is the token's hash, `by` nobody.

    Refused where it can't be answered any more.
    """
    with acting(Acting(link=link)):
        held = FormLink.objects.select_for_update().filter(token_hash=link).first()
        if held is None or not takes_answer(held, at):
            raise Refused
        held.state, held.answers, held.email = LinkState.ANSWERED, dict(answers), ""
        held.answered_on = timezone.localdate(at, ZoneInfo(held.time_zone))
        held.save(update_fields=["state", "answers", "email", "answered_on"])
    # The log takes an event from whoever acts for its chain: here for the government that is answered for.
    with acting(acts_for_asked(held)):
        _record("form.sent_in", held, by, at)
    return held


@action
def take_over(
    *,
    link: FormLink,
    area: ScanArea,
    figures: Sequence[Figure],
    moved: Sequence[Reading],
    audience: str,
    by: Actor,
    at: datetime.datetime,
) -> None:
    """Record what was sent in, as somebody with an account has looked at it and corrected it."""
    answer_form(area=area, government=link.government, figures=figures, moved=moved, audience=audience, by=by, at=at)
    _settle(link, LinkState.ANSWERED, LinkState.TAKEN_OVER, by, at)
    _record("form.taken_over", link, by, at)


@action
def decline(*, link: FormLink, by: Actor, at: datetime.datetime) -> None:
    """Let go what was sent in; nothing of it is kept."""
    _settle(link, LinkState.ANSWERED, LinkState.DECLINED, by, at)
    _record("form.declined", link, by, at)


@action
def withdraw_link(*, link: FormLink, by: Actor, at: datetime.datetime) -> None:
    """Make a link that nobody answered useless."""
    _settle(link, LinkState.OPEN, LinkState.WITHDRAWN, by, at)
    _record("form.withdrawn", link, by, at)


@action
def erase_run_out_links(*, by: Actor, at: datetime.datetime) -> int:
    """Forget to whom forms went that nobody answered in time; return how many."""
    with acting(OVERDUE):
        erased = run_out_links(at).update(**blanks(FormLink, Erased.WHEN_DONE))
    record("form.run_out_erased", by=by, at=at, facts={"count": erased})
    return erased


@action
def let_go_unasked(*, within: Acting, day: datetime.date, by: Actor, at: datetime.datetime) -> int:
    """Withdraw the forms of `unasked_links`, answered ones too; return how many.

    Nobody can look at them any more. `within` acts for a whole partnership; its log has no count of what its members
    keep to themselves.
    """
    with acting(within):
        let_go = unasked_links(day).update(**_settled(LinkState.WITHDRAWN, at))
    record("form.unasked_erased", by=by, at=at, facts={"count": let_go})
    return let_go


def forget_links_to(address: str, at: datetime.datetime) -> None:
    """Withdraw every form that is out to an address: its person is being erased."""
    with acting(at_address(address)):
        found = list(FormLink.objects.filter(email__iexact=address).values_list("token_hash", flat=True))
    for link in found:  # few, and each opened by its own link: a row must stay its writer's when the address is gone
        with acting(Acting(link=link)):
            FormLink.objects.filter(token_hash=link).update(**_settled(LinkState.WITHDRAWN, at))


def _settle(link: FormLink, before: LinkState, after: LinkState, by: Actor, at: datetime.datetime) -> None:
    """Close a link that stands at `before`, and let go what it kept; ValidationError where somebody else was faster."""
    if not may_settle(by, link):
        raise Refused
    if not FormLink.objects.filter(id=link.id, state=before).update(**_settled(after, at)):
        raise ValidationError(_("This was settled meanwhile, by the department or by somebody else here."))


def _settled(state: LinkState, at: datetime.datetime) -> dict[str, Any]:
    """What a link that is done with is left as: without what it kept."""
    return {"state": state, "settled_at": at, **blanks(FormLink, Erased.WHEN_DONE)}


def _record(verb: str, link: FormLink, by: Actor, at: datetime.datetime) -> None:
    """On the partnership's chain what the convener does and what its form brings in, all else on the government's own.

    What its own people send or settle must not show in the log of others.
    """
    shared = link.by_convener and link.government_id not in by.governments
    record(
        verb,
        by=by,
        at=at,
        government=link.government_id,
        partnership=link.partnership_id if shared else None,
        subject=link.area,
        facts={"government": link.government_id},
    )


def _midnight_after(day: datetime.date, time_zone: str) -> datetime.datetime:
    """The end of a day there."""
    return datetime.datetime.combine(end_after(day) or day, datetime.time(), ZoneInfo(time_zone))


def _letter(link: FormLink, leads_to: str) -> str:
    return _(
        "%(asker)s asks you, at %(government)s, about one area: %(area)s. It is for “%(scan)s” of %(partnership)s,"
        " which looks at what its members could share.\n\nTen minutes are enough, and you need no account. Please open"
        " this address by %(day)s; it takes one answer:\n\n%(link)s\n"
    ) % {
        "asker": link.asker,
        "government": link.government.name,
        "area": link.area_name,
        "scan": link.scan_title,
        "partnership": link.partnership_name,
        "day": day_text(link.last_day),
        "link": leads_to,
    }
