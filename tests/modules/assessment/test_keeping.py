"""Scans in a partnership: kept whole, loaded once, corrected as a new version, issued as reports that never change."""

import json
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from interlocal.core.access.actor import Refused
from interlocal.core.audit.models import Event
from interlocal.modules.assessment.actions import issue_report, load_scan
from interlocal.modules.assessment.issuing import draft_of, final_of
from interlocal.modules.assessment.models import IssuedReport, PublishedScan
from interlocal.modules.assessment.queries import next_number, reports_on, scan_of
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import from_scan
from interlocal.platform.acting import acting
from interlocal.platform.files.store import path_of
from interlocal.ui.tables import Table
from tests.modules.assessment.doors import published
from tests.worlds import AT, World, all_ids, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


def load(world: World, scan: Scan, who: str = "director") -> tuple[PublishedScan, bool]:
    by = world.actor(who)
    with acting(by.acting):
        return load_scan(partnership=world.partnership.id, scan=scan, by=by, at=AT)


@pytest.mark.parametrize("name", ["milwaukee", "crcog", "eastern-jackson-county", "synthetic"])
def test_what_is_kept_is_what_was_read(world: World, name: str) -> None:
    kept, new = load(world, published(name))
    assert new
    with acting(world.actor("alder_viewer").acting):
        assert PublishedScan.objects.get(id=kept.id).scan == published(name)


@pytest.mark.parametrize(("name", "notices"), [("crcog", 1), ("synthetic", 0)])
def test_in_the_demo_reports_on_real_regions_say_that_nobody_endorsed_them(
    world: World, settings: Settings, name: str, notices: int
) -> None:
    kept, _ = load(world, published(name))
    for demo in (False, True):
        settings.DEMO = demo
        director = world.actor("director")
        (place,) = director.places
        with acting(director.acting):
            for report in (draft_of(kept, place), final_of(kept, place, 1, AT.date())):
                first = "".join(getattr(block, "text", "") for block in report.answer)
                assert first.count("Not hosted, reviewed or endorsed") == (notices if demo else 0)
                named = {
                    str(row[0]): row[1] for block in report.answer if isinstance(block, Table) for row in block.rows
                }
                convener = named.get("Issued by" if report.status == "final" else "Prepared by")
                assert (convener == place.convener_name) == (not (demo and notices))
                assert named.get("Report") == ("1.1" if report.status == "final" else None)


def test_the_same_file_again_changes_nothing_but_the_log(world: World) -> None:
    first, _ = load(world, published())
    again, new = load(world, published())
    assert (again.id, new) == (first.id, False)
    assert len(all_ids(PublishedScan, world.actor("director"))) == 1
    with acting(world.actor("director").acting):
        assert Event.objects.filter(verb="scan.loaded").count() == 2


def test_a_corrected_file_is_the_next_version(world: World) -> None:
    load(world, published())
    corrected, new = load(world, replace(published(), note="Corrected."))
    assert (corrected.version, new) == (2, True)
    by = world.actor("director")
    with acting(by.acting):
        assert scan_of(by, world.partnership.id, "milwaukee").id == corrected.id


def test_only_the_convener_loads(world: World) -> None:
    with pytest.raises(Refused):
        load(world, published(), who="alder_manager")


class TestIssuing:
    FILES = {"report.pdf": b"%PDF-1.7 report", "report.json": b"{}"}

    def issue(self, world: World, kept: PublishedScan, number: int) -> IssuedReport:
        by = world.actor("director")
        with acting(by.acting):
            return issue_report(kept=kept, number=number, files=self.FILES, by=by, at=AT)

    def test_a_report_keeps_its_files(self, world: World) -> None:
        kept, _ = load(world, published())
        report = self.issue(world, kept, 1)
        reader = world.actor("birch_finance")
        with acting(reader.acting):
            files = [issued.file for issued in reports_on(reader, kept).get(id=report.id).files.all()]
            assert {file.name: path_of(file.sha256).read_bytes() for file in files} == self.FILES
            assert next_number(kept) == 2

    def test_a_number_is_given_once(self, world: World) -> None:
        kept, _ = load(world, published())
        self.issue(world, kept, 1)
        with pytest.raises(ValidationError):
            self.issue(world, kept, 1)
        assert len(all_ids(IssuedReport, world.actor("director"))) == 1

    def test_an_issued_report_is_never_changed_or_removed(self, world: World) -> None:
        kept, _ = load(world, published())
        report = self.issue(world, kept, 1)
        with acting(world.actor("director").acting):
            assert IssuedReport.objects.filter(id=report.id).update(number=7) == 0
            with connection.cursor() as cursor:
                cursor.execute("delete from assessment_issuedreport")
                assert cursor.rowcount == 0
            assert IssuedReport.objects.get(id=report.id).number == 1


def test_the_page_shows_the_files_figures(world: World) -> None:
    load(world, published("crcog"))
    client = Client()
    client.force_login(world.people["alder_viewer"])
    page = client.get("/p/maple-partnership/assessment/crcog/").content.decode()
    for figure in ("2,178,000", "3,852,000", "slightly over"):
        assert figure in page
    draft = json.loads(client.get("/p/maple-partnership/assessment/crcog/draft.json").content)
    assert "2178000" in json.dumps(draft)


@hypothesis_settings(max_examples=20, deadline=None)
@given(note=st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_survives_being_kept(note: str) -> None:
    scan = replace(published(), note=note.strip())
    assert PublishedScan(content=json.dumps(from_scan(scan), ensure_ascii=False)).scan == scan
