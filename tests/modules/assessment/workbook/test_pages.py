"""The workbook's pages, as a finance director walks them in a browser without JavaScript."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from interlocal.core.catalogue.models import Service
from interlocal.core.measures.actions import show_readings_to
from interlocal.core.measures.models import Audience, Reading
from interlocal.modules.assessment.actions import start_scan
from interlocal.modules.assessment.workbook import layout
from interlocal.platform.acting import acting
from tests.worlds import AT, World, tri_cities, unchanged_by

from .hands import PAYROLL, TRAINING, Hands, edited, figure, put

SHEET = "Payroll"


@pytest.fixture
def world(db: None) -> World:
    world = tri_cities()
    by = world.actor("director")
    with acting(by.acting):
        services = list(Service.objects.filter(id__in=[PAYROLL, TRAINING]).order_by("title"))
        start_scan(partnership=world.partnership.id, title="Back office", services=services, names=[], by=by, at=AT)
    return world


def client_of(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def address(world: World, page: str = "", of: str = "alder") -> str:
    return reverse(f"assessment:workbook{page}", args=[world.partnership.key, "back-office", world.governments[of].key])


def send(client: Client, to: str, content: bytes) -> Any:
    return client.post(to, {"file": SimpleUploadedFile("alder.xlsx", content), "whole": "yes"})


def test_from_the_download_to_two_imports_and_their_difference(world: World) -> None:
    client = client_of(world, "alder_manager")
    page = client.get(address(world)).content.decode()
    assert "Download the workbook" in page
    assert "Match the columns" not in page
    answer = client.get(address(world, "-template"))
    assert answer["Content-Disposition"] == 'attachment; filename="synthetic-back-office-alder.xlsx"'
    content = answer.content
    wrong = edited(content, lambda book: put(book[SHEET], "cost", value="=1+1", period="FY2026"), bad_day)
    rows = send(client, address(world), wrong)["Location"]
    problems = client.get(rows)
    assert problems.context["count"] == 2
    listed = client.get(f"{rows.removesuffix('rows/')}problems/").content.decode("utf-8-sig")
    assert [row[0].split(", ")[0] for row in csv.reader(io.StringIO(listed))][1:] == [SHEET, SHEET]
    with acting(world.actor("alder_manager").acting):
        assert not Reading.objects.exists()
    mended = edited(content, lambda book: put(book[SHEET], "cost", value=2, period="FY2026"))
    assert send(client, f"{rows.removesuffix('rows/')}mend/", mended)["Location"] == rows
    preview = client.get(rows)
    assert "Payroll: Cost a year" in preview.content.decode()
    first = client.post(rows, {"seen": preview.context["checked"].seen})["Location"]
    again = edited(client.get(address(world, "-template")).content, lambda book: put(book[SHEET], "cost", value=3))
    rows = send(client, address(world), again)["Location"]
    second = client.post(rows, {"seen": client.get(rows).context["checked"].seen})["Location"]
    (other,) = client.get(second).context["others"]
    difference = client.get(other.href).content.decode()
    assert "1 entry differs" in difference
    assert first.split("/")[-2] in other.href


def bad_day(book: Any) -> None:
    put(book[SHEET], "contract_ends", value="13/45/2027")


def test_what_a_member_keeps_to_itself_changes_nothing_for_the_convener(world: World) -> None:
    """Neither her copy of the workbook, to the byte, nor the pages of it."""
    client, hands = client_of(world, "director"), Hands(world)

    def secret() -> None:
        hands.record(figure("cost", 5), figure("vendor", "Acme", "team"))
        hands.commit(edited(hands.out(), lambda book: put(book[SHEET], "staff", value=3, period="FY2026")))

    def look() -> tuple[bytes, str]:
        page = client.get(address(world)).content.decode()
        return client.get(address(world, "-template")).content, page.partition("<main")[2].partition("csrf")[0]

    without, with_it = unchanged_by(secret, look)
    assert without == with_it


def test_what_a_member_takes_back_is_in_no_import_of_the_conveners_any_more(world: World) -> None:
    """Neither what she put in its place, nor what stood before, in the page of the import and in its difference."""
    hands, director = Hands(world), client_of(world, "director")
    hands.record(figure("cost", 88_001, "partnership"), figure("vendor", "Acme", "partnership"))
    first = imported(director, world, lambda book: put(book[SHEET], "staff", value=7, period="FY2026"))
    second = imported(director, world, lambda book: put(book[SHEET], "cost", value=31_337))
    (other,) = director.get(second).context["others"]

    def look() -> str:
        return "".join(director.get(page).content.decode() for page in (first, second, other.href))

    shown = look()
    assert all(said in shown for said in ("88,001", "31,337", "Payroll: People"))
    assert "taken back since" not in shown
    show_to(hands, "own", "cost")
    left = look()
    assert "Payroll: Cost a year: taken back since by its government" in left
    assert not any(said in left for said in ("88,001", "31,337", "88001", "31337"))
    assert "Payroll: People" in left
    hands.record(figure("cost", 90_000, "partnership"))
    assert not any(said in look() for said in ("88,001", "31,337")), "another figure, shown later, brings none back"


def show_to(hands: Hands, audience: str, measure: str) -> None:
    """Its government shows a figure to others than before."""
    moved = [each for each in hands.readings() if each.measure == measure]
    with acting(hands.by.acting):
        show_readings_to(
            government=hands.government, readings=moved, audience=audience, partnership=None, by=hands.by, at=AT
        )


def imported(client: Client, world: World, *edits: Any) -> str:
    """Download the workbook, fill it in and import it; the address of the import."""
    content = edited(client.get(address(world, "-template")).content, *edits)
    rows = send(client, address(world), content)["Location"]
    return client.post(rows, {"seen": client.get(rows).context["checked"].seen})["Location"]


def test_another_member_has_no_door_to_it(world: World) -> None:
    assert client_of(world, "birch_finance").get(address(world)).status_code == 404
    assert client_of(world, "birch_finance").get(address(world, of="birch")).status_code == 200


def test_a_workbook_in_spanish_comes_back_in_english(world: World) -> None:
    client = client_of(world, "alder_manager")
    spanish = client.get(address(world, "-template"), headers={"Accept-Language": "es"}).content

    def fill(book: Any) -> None:
        (lists,) = (sheet for sheet in book.worksheets if sheet["A1"].value == layout.LISTS)
        words = next([cell.value for cell in column] for column in lists.columns if column[0].value == "audience")
        assert "Partnership" not in words
        put(book.worksheets[1], "vendor", value="Acme", audience=words[1 + list(Audience).index(Audience.PARTNERSHIP)])

    rows = send(client, address(world), edited(spanish, fill))["Location"]
    (change,) = client.get(rows).context["checked"].differing
    assert change.values["audience"] == "partnership"


def test_the_file_holds_what_excel_offers(world: World) -> None:
    hands = Hands(world)
    hands.record(figure("vendor", "=cmd|' /C calc'!A0"))
    sheet = load_workbook(io.BytesIO(hands.out()))[SHEET]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == "D4"
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"decimal", "date", "list"}
    vendor = next(row for row in sheet.iter_rows(min_row=4) if row[0].value == "vendor")
    assert (vendor[3].data_type, vendor[3].quotePrefix) == ("s", True)
    assert vendor[2].comment.text == "The company that sells the product or does the work."


def test_the_short_forms_lead_to_the_workbooks_that_she_may_fill_in(world: World) -> None:
    forms = reverse("assessment:own-collect", args=[world.partnership.key, "back-office"])
    for who, governments in (("alder_manager", {"alder"}), ("director", {"alder", "birch"}), ("alder_viewer", set())):
        page = client_of(world, who).get(forms).content.decode()
        assert {of for of in ("alder", "birch", "cedar") if f'href="{address(world, of=of)}"' in page} == governments
