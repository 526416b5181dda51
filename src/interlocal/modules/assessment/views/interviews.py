"""Notes of conversations: the list, one of them with its files, writing one and taking one away."""

import datetime
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Actor, Place, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import current_members_of
from interlocal.core.measures.models import Audience
from interlocal.modules.assessment.actions import (
    attach_file,
    delete_interview,
    remove_file,
    write_interview,
)
from interlocal.modules.assessment.actions.interviews import MOST_FILES
from interlocal.modules.assessment.forms.interviews import AttachmentForm, InterviewForm
from interlocal.modules.assessment.models import Interview, OwnScan
from interlocal.modules.assessment.queries import areas_of, file_of, interview_of, interviews_of, may_keep, own_scan_of
from interlocal.platform.clock import now
from interlocal.ui.dates import day_text
from interlocal.ui.downloads import download
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.navigation import Item, Ways
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.screens import done, offered, sent
from interlocal.ui.tables import Column, Link, Table, Value

from .frame import ask_scan, scan_link, show_scan


@require_safe
@partnership_page
def interviews(request: Request, place: Place, scan: str) -> HttpResponse:
    """What was said, as far as she may see; of one government where it is asked for."""
    actor, today = request.actor, timezone.localdate(now())
    found = own_scan_of(actor, place.id, scan)
    notes = list(interviews_of(actor, found))
    whose = {note.government.key: note.government.name for note in notes}
    chosen = request.GET.get("government", "")
    shown = [note for note in notes if chosen in ("", note.government.key)]
    address = scan_link("interviews", place, found)
    return show_scan(
        request,
        place,
        found,
        "interviews",
        here="collect",
        via=(_collect(place, found),),
        title=_("Interview notes"),
        table=_table(actor, place, found, shown) if shown else None,
        filters=Ways(
            _("Notes by government"),
            (
                Item(_("All"), address, current=not chosen),
                *(
                    Item(name, f"{address}?government={key}", current=key == chosen)
                    for key, name in sorted(whose.items())
                ),
            ),
        )
        if len(whose) > 1
        else None,
        acts=offered(
            (bool(_members(actor, place, today)), _("Write a note"), scan_link("interview-add", place, found))
        ),
    )


@partnership_page
def add(request: Request, place: Place, scan: str) -> HttpResponse:
    """Write down a conversation."""
    actor, at = request.actor, now()
    found, today = own_scan_of(actor, place.id, scan), timezone.localdate(at)
    members = _members(actor, place, today)
    if not members:
        raise Refused
    own = any(member.id in actor.governments for member in members)
    form = InterviewForm(
        sent(request),
        instance=Interview(government=members[0] if len(members) == 1 else None, held_on=today),
        among={"government": Government.objects.filter(id__in=[member.id for member in members]).order_by("name")},
        areas=areas_of(actor, found),
        audiences=[Audience.PARTNERSHIP, Audience.TEAM, *([Audience.OWN] if own else [])],
    )
    if form.is_valid():
        with errors_into(form):
            note = write_interview(scan=found, place=place, by=actor, at=at, **form.values)
            return done(request, _("The note is kept."), scan_link("interview", place, found, note.id))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Write an interview note"),
        lead=_("What you hear in a conversation and no form asks for. Files can be added once it is kept."),
        submit=_("Keep the note"),
        via=(_collect(place, found), _list(place, found)),
    )


@partnership_page
def interview(request: Request, place: Place, scan: str, interview: UUID) -> HttpResponse:
    """One note with its files; those who wrote it down add others."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    note = interview_of(actor, found, interview)
    keeps = may_keep(actor, note)
    form = AttachmentForm(sent(request), request.FILES or None)
    if request.method == "POST" and not keeps:
        raise Refused
    if form.is_valid():
        file = form.cleaned_data["file"]
        with errors_into(form):
            attach_file(interview=note, name=file.name, chunks=file.chunks(), by=actor, at=now())
            return done(request, _("The file is kept."), scan_link("interview", place, found, note.id))
    files = [
        {
            "file": file,
            "url": scan_link("interview-file", place, found, note.id, file.id),
            "remove": scan_link("interview-file-remove", place, found, note.id, file.id) if keeps else "",
        }
        for file in note.files.all()
    ]
    return show_scan(
        request,
        place,
        found,
        "interview",
        here="collect",
        via=(_collect(place, found), _list(place, found)),
        title=_title(note),
        note=note,
        area=_area(note, _areas(actor, found)),
        files=files,
        form=form if keeps and (form.errors or len(files) < MOST_FILES) else None,
        remove=scan_link("interview-delete", place, found, note.id) if keeps else "",
    )


@partnership_page
def delete(request: Request, place: Place, scan: str, interview: UUID) -> HttpResponse:
    """Take a note away."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    note = _kept_by_her(actor, found, interview)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            delete_interview(interview=note, by=actor, at=now())
            return done(request, _("The note was deleted."), scan_link("interviews", place, found))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Delete this note?"),
        lead=_("It goes for good, with its files."),
        submit=_("Delete it"),
        via=(_collect(place, found), _list(place, found), _note(place, found, note)),
        danger=True,
    )


@require_safe
@partnership_page
def file(request: Request, place: Place, scan: str, interview: UUID, file: UUID) -> HttpResponseBase:
    """A file of a note, for whoever may see that."""
    found = own_scan_of(request.actor, place.id, scan)
    kept = file_of(interview_of(request.actor, found, interview), file)
    return download(kept.name, kept.content_type, kept.sha256)


@partnership_page
def file_remove(request: Request, place: Place, scan: str, interview: UUID, file: UUID) -> HttpResponse:
    """Take a file of a note away."""
    actor = request.actor
    found = own_scan_of(actor, place.id, scan)
    note = _kept_by_her(actor, found, interview)
    kept = file_of(note, file)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            remove_file(interview=note, file=kept, by=actor, at=now())
            return done(request, _("The file was removed."), scan_link("interview", place, found, note.id))
    return ask_scan(
        request,
        place,
        found,
        form,
        title=_("Remove the file %(name)s?") % {"name": kept.name},
        lead=_("It goes for good."),
        submit=_("Remove it"),
        via=(_collect(place, found), _list(place, found), _note(place, found, note)),
        danger=True,
    )


def _kept_by_her(actor: Actor, scan: OwnScan, key: UUID) -> Interview:
    note = interview_of(actor, scan, key)
    if not may_keep(actor, note):
        raise Refused
    return note


def _members(actor: Actor, place: Place, today: datetime.date) -> list[Government]:
    """Members of which she may write notes."""
    return [
        member
        for member in current_members_of(actor, place.id, today)
        if actor.may(Permission.ENTER_READINGS, government=member.id, partnership=place.id)
    ]


def _table(actor: Actor, place: Place, scan: OwnScan, notes: list[Interview]) -> Table:
    areas = _areas(actor, scan)
    columns = (
        Column("held_on", _("Day")),
        Column("government", _("Government")),
        Column("area", _("Area"), missing=_("all of them")),
        Column("with", _("With whom"), missing=_("not kept any more")),
        Column("said", _("What was said")),
        Column("files", _("Files"), "number"),
        Column("audience", _("Who may see it")),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            Link(day_text(note.held_on) or "", scan_link("interview", place, scan, note.id)),
            note.government.name,
            _area(note, areas),
            note.with_whom or None,
            note.said if len(note.said) <= 120 else f"{note.said[:119]}…",
            len(note.files.all()),
            str(note.get_audience_display()),
        )
        for note in notes
    )
    return Table(_("Interview notes"), columns, rows)


def _areas(actor: Actor, scan: OwnScan) -> dict[UUID, str]:
    return {area.id: area.name for area in areas_of(actor, scan)}


def _area(note: Interview, areas: dict[UUID, str]) -> str | None:
    return None if note.area is None else areas.get(note.area, _("an area that was taken out"))


def _title(note: Interview) -> str:
    return _("%(government)s, %(day)s") % {"government": note.government.name, "day": day_text(note.held_on)}


def _collect(place: Place, scan: OwnScan) -> Item:
    return Item(_("Short forms"), scan_link("collect", place, scan))


def _list(place: Place, scan: OwnScan) -> Item:
    return Item(_("Interview notes"), scan_link("interviews", place, scan))


def _note(place: Place, scan: OwnScan, note: Interview) -> Item:
    return Item(_title(note), scan_link("interview", place, scan, note.id))
