"""What of the assessment waits for a person."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission as Core
from interlocal.platform.modules import Todo

from .models import Message, TeamTask
from .permissions import Permission
from .queries import charges_due, forms_left_to, reviews_due, sent_in_to, unrated_by
from .rules.planning import SOON


def waiting(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    """Over all her partnerships."""
    yield from _charges(actor, at)
    yield from _reviews(actor, at)
    yield from _forms(actor, at)
    yield from _sent_in(actor)
    yield from _ratings(actor)


def _charges(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    """Tasks and messages of hers that are due soon or over."""
    keys = {place.id: place.key for place in actor.places}
    until = actor.today(at) + SOON
    for section, kind, what in (
        ("tasks", TeamTask, _("Do your task: %(what)s")),
        ("communication", Message, _("Send your message: %(what)s")),
    ):
        for charge in charges_due(actor, kind, until):
            yield Todo(
                charge.partnership_id,
                what % {"what": charge},
                reverse(
                    "assessment:own-entry-done",
                    args=[keys[charge.partnership_id], charge.scan.key, section, charge.id],
                ),
                _("It is in the plan of “%(scan)s”. Mark it as done when it is.") % {"scan": charge.scan.title},
                charge.due_on,
            )


def _forms(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    """Once for each scan and each government of hers that has told too little; it leads to the first form of these."""
    keys = {place.id: place.key for place in actor.places}
    for left in forms_left_to(actor, at):
        count, scan, government = len(left.areas), left.scan, left.government
        yield Todo(
            scan.partnership_id,
            ngettext("Fill in %(count)d short form: %(scan)s", "Fill in %(count)d short forms: %(scan)s", count)
            % {"count": count, "scan": scan.title},
            reverse(
                "assessment:own-answer", args=[keys[scan.partnership_id], scan.key, government.key, left.areas[0].id]
            ),
            _("Ten minutes a form, for %(government)s. You can send one on to a department.")
            % {"government": government.name},
            scan.answers_by,
        )


def _sent_in(actor: Actor) -> Iterator[Todo]:
    """What departments sent in by link, for those who may take it over."""
    keys = {place.id: place.key for place in actor.places}
    for link in sent_in_to(actor):
        yield Todo(
            link.partnership_id,
            _("Look at what %(department)s sent in on %(area)s")
            % {"department": link.department, "area": link.area_name},
            reverse("assessment:own-sent-in", args=[keys[link.partnership_id], link.scan.key, link.id]),
            _("It becomes an answer of %(government)s once you accept it.") % {"government": link.government.name},
        )


def _reviews(actor: Actor, at: datetime.datetime) -> Iterator[Todo]:
    """For a risk's owner, a person or a government's people, and for whoever runs the scan."""
    keys = {place.id: place.key for place in actor.places}
    for risk in reviews_due(actor, actor.today(at) + SOON):
        runs = actor.may(Permission.RUN_SCAN, partnership=risk.partnership_id)
        owns = risk.person_id == actor.person or (
            risk.government_id is not None and actor.may(Core.ENTER_READINGS, government=risk.government_id)
        )
        if runs or owns:
            yield Todo(
                risk.partnership_id,
                _("Look at a risk again: %(title)s") % {"title": risk.title},
                reverse("assessment:own-entries", args=[keys[risk.partnership_id], risk.scan.key, "risks"]),
                _("Is it as likely and as bad as before? Set the next day for it.")
                if runs
                else _("Is it as likely and as bad as before? Tell the convener, who keeps the plan."),
                risk.review_on,
            )


def _ratings(actor: Actor) -> Iterator[Todo]:
    """Once for each scan that she rates and has not finished."""
    keys = {place.id: place.key for place in actor.places}
    for left in unrated_by(actor):
        address = reverse("assessment:own-rate", args=[keys[left.scan.partnership_id], left.scan.key])
        yield Todo(
            left.scan.partnership_id,
            ngettext("Rate %(count)d area: %(scan)s", "Rate %(count)d areas: %(scan)s", left.areas)
            % {"count": left.areas, "scan": left.scan.title},
            address if left.first else f"{address}?deeper=1",
            _("You are on the assessment team, whose members rate each on their own."),
        )
