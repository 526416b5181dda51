"""Issuing takes as long as four files take; the person who asked can watch it, or leave. At night what has served is
erased."""

import datetime
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from interlocal.core.access.actor import NOBODY_HERE, Actor, Place
from interlocal.core.governments.queries import whole_partnerships
from interlocal.core.people.models import Person
from interlocal.platform.acting import acting
from interlocal.platform.erasure import OVERDUE
from interlocal.platform.tasks.models import Progress
from interlocal.platform.tasks.queue import Job, Stop, enqueue, nightly, task
from interlocal.ui.documents import Report

from .actions import erase_interviewed, erase_run_out_links, issue_report, let_go_unasked
from .issuing import FORMATS, final_of, own_final_of
from .models import OwnScan, PublishedScan
from .permissions import Permission
from .queries import long_past, next_number, own_scan_by_id, run_out_links, scan_by_id, unasked_links
from .report.own import State, as_scan, told_from


def ask_for_report(
    *, kept: PublishedScan | OwnScan, number: int, by: Actor, at: datetime.datetime, printed: Collection[str] = ()
) -> Progress:
    """Queue the making of a final report under the number that was confirmed; Refused unless `by` may issue one.

    `printed` are chapters of the plan of an own scan. The report itself leaves the event.
    """
    by.require(Permission.ISSUE_REPORT, partnership=kept.partnership_id)
    assert by.person is not None
    title = _("Final report: %(title)s") % {"title": kept.title}
    work = issue if isinstance(kept, PublishedScan) else issue_own
    chosen = dict.fromkeys(printed, 1)
    keys: dict[str, UUID | int] = {"partnership": kept.partnership_id, "scan": kept.id, "number": number, **chosen}
    return enqueue(work, by=by.person, at=at, title=title, **keys)


@task
def issue(job: Job, partnership: UUID, scan: UUID, number: int) -> None:
    """Make the files of the final report on a published scan and issue them, all or none."""
    with override(_language(job)):
        with acting(job.actor.acting):
            kept, place = scan_by_id(job.actor, partnership, scan), _place(job, partnership)
            _stop_if_taken(kept, number)
            url = reverse("assessment:scan", kwargs={"partnership": place.key, "scan": kept.key})
            report = final_of(kept, place, number, job.actor.today(job.at, partnership))
        _issue(job, kept, number, report, url)


@task
def issue_own(job: Job, partnership: UUID, scan: UUID, number: int, **printed: int) -> None:
    """The same of a scan that members run, as it stands now; `printed` are named after chapters of its plan."""
    with override(_language(job)):
        with acting(job.actor.acting):
            kept, place = own_scan_by_id(job.actor, partnership, scan), _place(job, partnership)
            _stop_if_taken(kept, number)
            url = reverse("assessment:own-report", kwargs={"partnership": place.key, "scan": kept.key})
            state = State(job.actor, place, kept, job.actor.today(job.at, partnership))
            report = own_final_of(state, number, printed)
            more = {"rests_on": told_from(state), "snapshot": as_scan(state), "printed": printed}
        _issue(job, kept, number, report, url, **more)


def _issue(job: Job, kept: PublishedScan | OwnScan, number: int, report: Report, url: str, **more: Any) -> None:
    files = {}
    for done, (ending, (make, _type)) in enumerate(FORMATS.items()):
        job.report(done, len(FORMATS), _("Making the %(format)s file") % {"format": ending.upper()})
        files[f"{kept.key}-report-{report.version}.{ending}"] = make(report)
    # Told first: once the report is issued nothing may fail any more and call it so.
    made = {"number": report.version, "files": ", ".join(ending.upper() for ending in FORMATS)}
    words = _("Report %(number)s is made: %(files)s.") % made
    job.report(len(FORMATS), len(FORMATS), words, result_url=f"{url}#reports")
    with _or_stop(_taken(kept, number)), acting(job.actor.acting):
        issue_report(kept=kept, number=number, files=files, by=job.actor, at=job.at, **more)


def _stop_if_taken(kept: PublishedScan | OwnScan, number: int) -> None:
    """Where a report has the number already somebody else was faster, or a worker died after it had issued it."""
    if number != next_number(kept):
        raise Stop(_taken(kept, number))


def _taken(kept: PublishedScan | OwnScan, number: int) -> str:
    words = _("A final report %(number)s is there already. Look at it before you issue another.")
    return words % {"number": kept.report_number(number)}


def _place(job: Job, partnership: UUID) -> Place:
    actor: Actor = job.actor
    return next(place for place in actor.places if place.id == partnership)


def _language(job: Job) -> str:
    return Person.objects.get(id=job.actor.person).language


@nightly
def forget_departments(at: datetime.datetime) -> None:
    """Erase to whom forms went that nobody answered in time."""
    with acting(OVERDUE):
        waiting = run_out_links(at).exists()
    if waiting:
        erase_run_out_links(by=NOBODY_HERE, at=at)


@nightly
def forget_unasked(at: datetime.datetime) -> None:
    """Let go of forms that nobody asks for any more, partnership by partnership."""
    for partnership, whole in whole_partnerships():
        day = timezone.localdate(at, ZoneInfo(partnership.time_zone))
        with acting(whole):
            waiting = unasked_links(day).exists()
        if waiting:
            let_go_unasked(within=whole, day=day, by=NOBODY_HERE, at=at)


@nightly
def forget_interviewed(at: datetime.datetime) -> None:
    """Erase with whom conversations were that lie a year back."""
    with acting(OVERDUE):
        waiting = long_past(at).exists()
    if waiting:
        erase_interviewed(by=NOBODY_HERE, at=at)


@contextmanager
def _or_stop(why: str) -> Iterator[None]:
    """Stop where the number was taken while the files were made."""
    try:
        yield
    except (ValidationError, IntegrityError) as refusal:
        raise Stop(why) from refusal
