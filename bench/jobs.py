"""What is done once with the largest scan: its findings, a member's workbook, a report."""

import io
import re
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from bench.largest import PARTNERSHIP
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.modules.assessment.models import ScanArea
from interlocal.modules.assessment.queries import areas_of, members_asked, opportunities_of, own_scan_of, shared_on
from interlocal.modules.assessment.tasks import ask_for_report, issue_own
from interlocal.modules.assessment.workbook import layout
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.platform.tasks.queue import Job


def timed(director: Person, keys: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """What was done, and in how many seconds."""
    by = actor_of(director.id, now())
    place = next(place for place in by.places if place.key == PARTNERSHIP)
    with acting(by.acting):
        scan = own_scan_of(by, place.id, keys["scan"])
        areas: list[ScanArea] = list(areas_of(by, scan))
        members = members_asked(by, place, now().date())
        shared = shared_on(by, scan, areas, members)
        # In another window than that of the pages, whose findings are remembered.
        found, seconds = _time(lambda: opportunities_of(by, scan, shared, areas, now().date(), months=12))
        yield f"Findings, {len(found):,} of them", seconds

    client, at = Client(), f"/p/{PARTNERSHIP}/assessment/own/{keys['scan']}/workbook/{keys['government']}/"
    client.force_login(director)
    template, seconds = _time(lambda: client.get(f"{at}template/"))
    yield "Workbook out", seconds
    content, figures = _corrected(template.content)
    sent = {"file": SimpleUploadedFile("largest.xlsx", content), "whole": "yes"}
    uploaded, seconds = _time(lambda: client.post(at, sent))
    yield f"Workbook of {figures:,} new figures: upload", seconds
    preview, seconds = _time(lambda: client.get(uploaded["Location"]))
    yield "Workbook: every row checked", seconds
    (seen,) = re.findall(r'name="seen" value="([^"]*)"', preview.content.decode())
    done, seconds = _time(lambda: client.post(uploaded["Location"], {"seen": seen}))
    assert done.status_code == 302
    yield "Workbook: commit", seconds

    with acting(by.acting):
        progress = ask_for_report(kept=scan, number=1, by=by, at=now())
    job = Job(by, now(), progress.id)
    _none, seconds = _time(lambda: issue_own(job, place.id, scan.id, 1))
    yield "Report, four files, issued", seconds


def _corrected(content: bytes) -> tuple[bytes, int]:
    """The workbook with another value in every cell that holds a number; how many."""
    book, count = load_workbook(io.BytesIO(content)), 0
    for sheet in book:
        for row in sheet.iter_rows():
            cell = row[layout.NUMBER["value"] - 1] if len(row) >= layout.NUMBER["value"] else None
            if cell is not None and isinstance(cell.value, int | float):
                cell.value, count = cell.value + 1, count + 1
    written = io.BytesIO()
    book.save(written)
    return written.getvalue(), count


def _time(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started
