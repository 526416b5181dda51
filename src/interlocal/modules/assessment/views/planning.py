"""The plan of a scan: the whole on one page, and each of its sections, whose rows are added and edited alike."""

import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.forms import modelform_factory
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Actor, Place, Refused
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import current_members_of
from interlocal.core.people.models import Person
from interlocal.core.people.queries import persons_of
from interlocal.modules.assessment.actions import add_entry, edit_entry, finish_charge, remove_entry
from interlocal.modules.assessment.models import Charge, OwnScan, PlanEntry, Risk
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.planning.listing import Listing, own_members
from interlocal.modules.assessment.planning.readiness import readiness_answer, stands_of
from interlocal.modules.assessment.planning.risk_matrix import risk_matrix
from interlocal.modules.assessment.planning.sections import SECTIONS, Section, section_of
from interlocal.modules.assessment.planning.whole import Part, whole_answer
from interlocal.modules.assessment.queries import areas_of, entries_of, entry_of, own_scan_of, readiness_of
from interlocal.platform.clock import now
from interlocal.ui.action_forms import EditForm
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.navigation import Item
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, offered, sent

from .frame import ask_scan, scan_link, show_scan


@require_safe
@partnership_page
def plan(request: Request, place: Place, scan: str) -> HttpResponse:
    """What is over due and what is missing, over all sections; then each with its answer."""
    actor, today = request.actor, timezone.localdate(now())
    found = own_scan_of(actor, place.id, scan)
    members = list(current_members_of(actor, place.id, today))
    stands = stands_of(readiness_of(actor, found))
    parts = []
    for section in SECTIONS.values():
        listing = _listing(actor, place, found, section, members, today)
        standing = section.standing(listing)
        url = scan_link("entries", place, found, section.key)
        parts.append(Part(str(section.title), url, standing.answer, len(listing.rows), standing.over_due))
    ready = Part(_("Readiness"), scan_link("readiness", place, found), readiness_answer(stands))
    return show_scan(
        request,
        place,
        found,
        "plan",
        here="plan",
        title=_("Plan"),
        answer=whole_answer(parts, stands),
        parts=[parts[0], ready, *parts[1:]],
    )


@require_safe
@partnership_page
def entries(request: Request, place: Place, scan: str, section: str) -> HttpResponse:
    """One section: its answer, its table, and for risks the matrix."""
    actor, today = request.actor, timezone.localdate(now())
    found, kept = own_scan_of(actor, place.id, scan), section_of(section)
    listing = _listing(actor, place, found, kept, list(current_members_of(actor, place.id, today)), today)
    risks = [row for row in listing.rows if isinstance(row, Risk)]
    return show_scan(
        request,
        place,
        found,
        "entries",
        here="plan",
        via=_way(place, found),
        title=str(kept.title),
        section=kept,
        answer=kept.standing(listing).answer,
        tables=kept.tables(listing),
        matrix=risk_matrix(risks) if risks else None,
        acts=offered((kept.may_add(actor, place), str(kept.add), scan_link("entry-add", place, found, kept.key))),
    )


@partnership_page
def add(request: Request, place: Place, scan: str, section: str) -> HttpResponse:
    """A new row of a section."""
    actor, at = request.actor, now()
    found, kept = own_scan_of(actor, place.id, scan), section_of(section)
    if not kept.may_add(actor, place):
        raise Refused
    row = kept.kind(partnership_id=place.id, scan=found)
    form = kept.form(sent(request), instance=row, among=_among(actor, place, row, kept.form, timezone.localdate(at)))
    if form.is_valid():
        with errors_into(form):
            add_entry(scan=found, kind=kept.kind, by=actor, at=at, **form.values)
            return done(request, _("It was added."), scan_link("entries", place, found, kept.key))
    return _ask(request, place, found, kept, form, title=str(kept.add), submit=_("Add"))


@partnership_page
def edit(request: Request, place: Place, scan: str, section: str, entry: UUID) -> HttpResponse:
    """What a row says."""
    actor, at = request.actor, now()
    found, kept = own_scan_of(actor, place.id, scan), section_of(section)
    row = _kept_row(actor, found, kept, entry)
    form = kept.form(sent(request), instance=row, among=_among(actor, place, row, kept.form, timezone.localdate(at)))
    if form.is_valid():
        with errors_into(form):
            edit_entry(entry=row, version=form.cleaned_data["version"], by=actor, at=at, **form.values)
            return done(request, _("It was changed."), scan_link("entries", place, found, kept.key))
    remove = scan_link("entry-remove", place, found, kept.key, row.id)
    return _ask(request, place, found, kept, form, title=str(row), submit=_("Save"), remove=remove)


@partnership_page
def finish(request: Request, place: Place, scan: str, section: str, entry: UUID) -> HttpResponse:
    """The day on which a task was done or a message sent, by whoever had it to do."""
    actor, at = request.actor, now()
    found, kept = own_scan_of(actor, place.id, scan), section_of(section)
    row = entry_of(actor, found, kept.kind, entry)
    if not isinstance(row, Charge) or not row.is_charge_of(actor):
        raise Refused
    form = modelform_factory(kept.kind, form=EditForm, fields=("done_on",))(sent(request), instance=row)
    form.initial["done_on"] = row.done_on or timezone.localdate(at)
    if form.is_valid():
        with errors_into(form):
            finish_charge(charge=row, by=actor, at=at, **form.cleaned_data)
            return done(request, _("It was noted."), scan_link("entries", place, found, kept.key))
    way = _way(place, found, kept)
    return ask_scan(request, place, found, form, via=way, title=_("Done? %(what)s") % {"what": row}, submit=_("Save"))


@partnership_page
def remove(request: Request, place: Place, scan: str, section: str, entry: UUID) -> HttpResponse:
    """Take out what was entered by mistake."""
    actor = request.actor
    found, kept = own_scan_of(actor, place.id, scan), section_of(section)
    row = _kept_row(actor, found, kept, entry)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            remove_entry(entry=row, by=actor, at=now())
            return done(request, _("It was taken out."), scan_link("entries", place, found, kept.key))
    return ask_scan(
        request,
        place,
        found,
        form,
        via=_way(place, found, kept),
        title=_("Take “%(what)s” out of the plan?") % {"what": row},
        lead=_("Nothing of it is kept but that it was there. What is done or over is better marked so."),
        submit=_("Take it out"),
        danger=True,
    )


def _listing(
    actor: Actor, place: Place, scan: OwnScan, section: Section, members: list[Government], today: datetime.date
) -> Listing:
    rows = list(entries_of(actor, scan, section.kind))
    return Listing(actor, place, scan, section.key, rows, members, today)


def _kept_row(actor: Actor, scan: OwnScan, section: Section, key: UUID) -> PlanEntry:
    row = entry_of(actor, scan, section.kind, key)
    if not row.is_kept_by(actor):
        raise Refused
    return row


def _among(
    actor: Actor, place: Place, row: PlanEntry, form: type[EditForm], today: datetime.date
) -> dict[str, QuerySet[Any]]:
    """What each field may be, and besides what it is: whoever has left since stays named."""
    members = current_members_of(actor, place.id, today)
    if not actor.may(Permission.RUN_SCAN, partnership=place.id):
        members = members.filter(id__in=own_members(actor, place))
    among = {
        "area": areas_of(actor, row.scan),
        "person": persons_of(actor, place.id, today) | Person.objects.filter(id__in=_keys(row, "person_id")),
        "government": members | Government.objects.filter(id__in=_keys(row, "government_id")),
        "depends_on": entries_of(actor, row.scan, type(row)).exclude(id=row.id),
    }
    return {name: rows for name, rows in among.items() if name in form.base_fields}


def _keys(row: PlanEntry, name: str) -> list[UUID]:
    """The key that stands in a field, if the row has that field and something stands there."""
    key = getattr(row, name, None)
    return [key] if key else []


def _way(place: Place, scan: OwnScan, section: Section | None = None) -> tuple[Item, ...]:
    way = (Item(_("Plan"), scan_link("plan", place, scan)),)
    return way if section is None else (*way, Item(str(section.title), scan_link("entries", place, scan, section.key)))


def _ask(
    request: Request, place: Place, scan: OwnScan, section: Section, form: EditForm, *, title: str, **context: str
) -> HttpResponse:
    return ask_scan(
        request,
        place,
        scan,
        form,
        via=_way(place, scan, section),
        title=title,
        lead=_("Every member sees what you write here. Name people only where it is needed."),
        template="assessment/own/entry.html",
        **context,
    )
