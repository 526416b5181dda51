"""What of the common ground waits for a person: who asks to be joined, notice to give, reasons to state and so on."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.agreements.models import Agreement, Renewal
from interlocal.core.agreements.queries import attention_of
from interlocal.core.agreements.rules import SOON, Standing, Urgency, enters_for
from interlocal.core.governments.queries import asked_of, leaving
from interlocal.core.participation.queries import ahead_of_first, disputed, ending, standing_without_reason
from interlocal.core.people.queries import invitations_waiting
from interlocal.platform.modules import Todo
from interlocal.ui.dates import day_text

from .register.wording import OTHERWISE
from .stages import stages_text


def waiting(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    """Everything that this person may settle herself, over all her partnerships."""
    yield from _admissions(actor)
    yield from _leaving(actor, at)
    yield from _register(actor, at)
    yield from _participations(actor, at)
    yield from _services(actor)
    yield from _invitations(actor, at)


def _admissions(actor: Actor) -> Iterator[Todo]:
    """Of partnerships that are none of hers yet."""
    for admission in asked_of(actor):
        yield Todo(
            admission.partnership_id,
            _("Answer %(partnership)s, which asks %(government)s to join")
            % {"partnership": admission.partnership.name, "government": admission.government.name},
            reverse("admission", args=[admission.id]),
            _("Until you accept, neither side sees anything of the other."),
        )


def _leaving(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    """For the convener: whoever leaves may have said so itself."""
    keys = {place.id: place.key for place in actor.places}
    for membership in leaving(actor, actor.today(at)):
        partnership = membership.partnership_id
        if actor.may(Permission.ADMIT_MEMBERS, partnership=partnership):
            yield Todo(
                partnership,
                _("Settle what follows: %(government)s leaves") % {"government": membership.government.name},
                reverse("member-end", args=[keys[partnership], membership.id]),
                _("That is the last day of its membership. See in what it still takes part, or admit it again."),
                membership.last_day,
            )


def _register(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    """For whoever keeps the register, and for those of a party who may decide."""
    keys = {place.id: place.key for place in actor.places}
    for found in attention_of(actor, keys, actor.today(at)):
        agreement, partnership = found.agreement, found.agreement.partnership_id
        decides = found.own and enters_for(actor, partnership)
        if decides or actor.may(Permission.EDIT_REGISTER, partnership=partnership):
            what, why, due = _deciding(agreement, found.standing)
            yield Todo(
                partnership,
                what % {"title": agreement.title},
                reverse("register-entry", args=[keys[partnership], agreement.id]),
                why,
                due,
            )


def _deciding(agreement: Agreement, stands: Standing) -> tuple[str, str, datetime.date | None]:
    """What is to be decided about an agreement, why, and by when if that day is yet to come."""
    renew = agreement.renewal == Renewal.BY_DECISION
    otherwise = str(OTHERWISE[agreement.renewal])
    match stands.urgency:
        case Urgency.NOTICE_SOON:
            what = _("Decide on renewal: %(title)s") if renew else _("Decide on notice: %(title)s")
            why = [_("This is the last day on which notice can be given."), otherwise]
            if agreement.last_day:
                why.append(_("Last day of its term: %(day)s.") % {"day": day_text(agreement.last_day)})
        case Urgency.RENEWS_SOON:
            what = _("Look at the next term: %(title)s")
            why = [_("This is the last day of its term."), otherwise]
            if agreement.notice_by is None:
                why.append(_("The last day for notice is not recorded."))
        case Urgency.RENEWED:
            gone_on = _("It has renewed by itself, unless notice was given. Nothing reminds of a term not entered.")
            return _("Enter the new term: %(title)s"), gone_on, None
        case _:
            what = _("Decide on renewal: %(title)s") if renew else _("Decide what follows: %(title)s")
            why = [_("This is the last day of its term."), otherwise]
    return what, " ".join(why), stands.until


def _participations(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    """For the convener, and for whoever speaks for the government that takes part."""
    keys = {place.id: place.key for place in actor.places}
    for term in ending(actor, actor.today(at), SOON):
        partnership, names = term.partnership_id, {"service": term.shared_service.title, "name": term.government.name}
        convenes = actor.may(Permission.EDIT_SHARED_SERVICES, partnership=partnership)
        if convenes or actor.may(Permission.JOIN_PARTNERSHIPS, government=term.government_id):
            yield Todo(
                partnership,
                _("Decide whether %(name)s goes on in: %(service)s") % names,
                reverse("shared-service", args=[keys[partnership], term.shared_service_id]),
                _("This is the last day of its participation.")
                if convenes
                else _("This is the last day of its participation. Tell the convener what follows."),
                term.last_day,
            )


def _services(actor: Actor) -> Iterator[Todo]:
    keys = {
        place.id: place.key
        for place in actor.places
        if actor.may(Permission.EDIT_SHARED_SERVICES, partnership=place.id)
    }
    disputes = disputed(actor)
    for shared, stands in disputes:
        if shared.partnership_id in keys:
            yield Todo(
                shared.partnership_id,
                (
                    _("Sources disagree on the stage: %(service)s")
                    if stands.others
                    else _("One source gives several stages: %(service)s")
                )
                % {"service": shared.title},
                reverse("shared-service", args=[keys[shared.partnership_id], shared.id]),
                _("It stands at: %(stage)s. Also said: %(others)s.")
                % {"stage": stages_text([shared]), "others": stages_text([*stands.others, *stands.same])},
            )
    for shared in standing_without_reason(actor).exclude(id__in=[shared.id for shared, _stands in disputes]):
        if shared.partnership_id in keys:
            yield Todo(
                shared.partnership_id,
                _("Say why it stands still: %(service)s") % {"service": shared.title},
                reverse("shared-service", args=[keys[shared.partnership_id], shared.id]),
                _("It is %(stage)s and no reason is stated.") % {"stage": shared.get_stage_display().lower()},
            )
    for step in ahead_of_first(actor):
        if step.partnership_id in keys:
            yield Todo(
                step.partnership_id,
                _("Check the order: %(service)s") % {"service": step.shared_service.title},
                reverse("shared-service", args=[keys[step.partnership_id], step.shared_service_id]),
                _("It is under way, and %(first)s, which must come first, does not run yet.")
                % {"first": step.requires.title},
            )


def _invitations(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    keys = {place.id: place.key for place in actor.places}
    for invitation, partnerships in invitations_waiting(actor, at):
        hers = [
            partnership
            for partnership in partnerships
            if invitation.invited_by_id == actor.person
            or actor.may(Permission.INVITE_PEOPLE, government=invitation.government_id)
        ]
        if hers:
            yield Todo(
                hers[0],
                _("Ask whether the invitation arrived: %(name)s") % {"name": invitation.name},
                reverse("people", args=[keys[hers[0]]]),
                _("%(role)s at %(government)s has not accepted it; on that day it expires.")
                % {"role": invitation.get_role_display(), "government": invitation.government.name},
                timezone.localdate(invitation.expires_at),
            )
