"""The wizard's pages from upload to commit, as a browser without JavaScript walks them."""

import io
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from interlocal.core.audit.models import Event
from interlocal.core.measures.models import Reading
from interlocal.core.sources import Grade
from interlocal.platform.acting import acting
from interlocal.platform.files.models import StoredFile
from interlocal.ui.import_wizard.models import Import, ImportedRow
from tests.worlds import World

from .uploads import committed, matched, saved, upload, uploaded, workbook

SignedIn = Callable[[str], Client]
HEADINGS = ["Measure", "Period", "Value", "Grade"]
ROW = ["Budget", "FY2025", 5, "audited"]
GOOD = workbook(HEADINGS, ["Budget", "FY2025", "$1,000,000", "audited"], ["Employees", "FY2025", 120, "budget"])


@pytest.fixture
def address(world: World) -> str:
    return f"/p/{world.partnership.key}/figures/"


def written(world: World, who: str = "alder_manager") -> tuple[int, ...]:
    """How many rows of each kind she sees; nothing else may appear before the commit."""
    with acting(world.actor(who).acting):
        return tuple(model._default_manager.count() for model in (Reading, ImportedRow, Import, StoredFile))


def verbs(world: World) -> list[str]:
    """What the audit says that she did."""
    manager = world.actor("alder_manager")
    with acting(manager.acting):
        return list(Event.objects.filter(person=manager.person).order_by("at", "id").values_list("verb", flat=True))


def test_from_upload_to_commit_and_what_is_remembered(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    assert written(world) == (0, 0, 0, 0)
    columns = client.get(uploaded(client, address, GOOD, "City figures.xlsx"))
    assert columns.context["form"]["column_3"].value() == "value"
    assert written(world) == (0, 0, 1, 1)
    rows = matched(client, address, GOOD, "City figures.xlsx")
    preview = client.get(rows)
    assert [figure.value for figure in preview.context["figures"]] == [2, 0, 0, 0]
    assert "Import 2 rows" in preview.content.decode()
    assert written(world) == (0, 0, 2, 2)
    done = client.post(rows, {"seen": preview.context["checked"].seen}, follow=True)
    assert "The file was imported." in done.content.decode()
    assert written(world) == (2, 2, 2, 1)
    with acting(world.actor("alder_manager").acting):
        made = Import.objects.get(number=1)
        assert (made.added, made.changed, made.same) == (2, 0, 0)
        assert made.committed_by_id == world.people["alder_manager"].id
        assert (made.file_id, StoredFile.objects.count()) == (None, 1)
        assert {row.entry for row in ImportedRow.objects.all()} == {reading.id for reading in Reading.objects.all()}
    assert verbs(world) == [
        *("import.begun", "import.begun", "import.mapped"),
        *("reading.recorded", "reading.recorded", "import.committed"),
    ]
    home = client.get(address).content.decode()
    assert "Import 1 of City figures.xlsx" in home
    assert "Uploads that wait" in home


def test_a_step_can_be_left_and_taken_up_by_a_colleague(world: World, signed_in: SignedIn, address: str) -> None:
    rows = matched(signed_in("alder_manager"), address, GOOD)
    hers = signed_in("alder_manager").get(address).content.decode()
    assert rows in hers
    again = signed_in("alder_manager").get(rows.replace("rows", "columns"))
    assert again.context["form"]["column_1"].value() == "measure"


def test_a_known_file_is_said_to_be_so_and_changes_nothing(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    committed(client, address, GOOD)
    preview = client.get(matched(client, address, GOOD, "copy.xlsx"))
    page = preview.content.decode()
    assert "imported the same file" in page
    assert "There is nothing to import" in page
    assert [figure.value for figure in preview.context["figures"]] == [0, 0, 2, 0]


def test_two_versions_and_their_difference(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    first = committed(client, address, GOOD, "one.xlsx").request["PATH_INFO"]
    newer = workbook(HEADINGS, ["Budget", "FY2025", 1_100_000, "audited"], ["Population", "FY2025", 9000, "estimate"])
    second = committed(client, address, newer, "two.xlsx")
    (change, addition) = second.context["stories"]
    assert (change.title, change.outcome) == ("Budget", "changed")
    assert [(c.field, c.before, c.after) for c in change.fields.changes] == [
        ("Value", "$1,000,000.00", "$1,100,000.00")
    ]
    assert (addition.title, addition.outcome) == ("Population", "added")
    (other,) = second.context["others"]
    assert other.text == "Import 1 of one.xlsx"
    difference = client.get(other.href)
    outcomes = {story.title: story.outcome for story in difference.context["stories"]}
    assert outcomes["Population"] == "added"
    assert outcomes["Employees"] == "removed"
    assert client.get(first).status_code == 200


def test_all_problems_are_listed_and_the_mended_file_is_matched_alike(
    world: World, signed_in: SignedIn, address: str
) -> None:
    client = signed_in("alder_manager")
    headings = ["What", "When", "Amount", "How sure"]
    settled = {"A": "measure", "B": "period", "C": "value", "D": "grade"}
    bad = workbook(headings, ["Bugdet", "FY2025", "lots", "audited"], ["Budget", "", -5, "audited"])
    rows = matched(client, address, bad, **settled)
    page = client.get(rows)
    assert page.context["count"] == 4
    listed = page.context["problems"].rows
    assert [where for where, _ in listed] == ["Sheet, A2", "Sheet, C2", "Sheet, B3", "Sheet, C3"]
    csv = client.get(rows.replace("rows", "problems"))
    assert csv["Content-Disposition"] == 'attachment; filename="figures-to-mend.csv"'
    assert len(csv.content.decode("utf-8-sig").splitlines()) == 5
    again = client.get(upload(client, address, workbook(headings, ["Budget", "FY2025", 5, "audited"]))["Location"])
    assert [field.value() for field in again.context["form"]] == list(settled.values())
    assert written(world)[:2] == (0, 0)


def test_a_mended_file_takes_the_place_of_its_upload_and_is_checked_at_once(
    world: World, signed_in: SignedIn, address: str
) -> None:
    client = signed_in("alder_manager")
    headings = ["What", "When", "Amount", "How sure"]
    settled = {"A": "measure", "B": "period", "C": "value", "D": "grade"}
    rows = matched(client, address, workbook(headings, ["Bugdet", "FY2025", 5, "audited"]), **settled)
    mend = client.get(rows).context["mend_url"]
    refused = upload(client, mend, b"no workbook", "october.xlsx")
    assert "This is not an Excel workbook" in refused.content.decode()
    good = workbook(headings, ["Budget", "FY2025", 5, "audited"])
    assert upload(client, mend, good, "mended.xlsx")["Location"] == rows
    assert [figure.value for figure in client.get(rows).context["figures"]][:1] == [1]
    assert "mended.xlsx" in client.get(rows).content.decode()
    (waiting,) = client.get(address).context["waiting"].rows
    assert waiting[0].text == "mended.xlsx"
    with acting(world.actor("alder_manager").acting):
        assert StoredFile.objects.count() == 1
    other = upload(client, mend, workbook(["How sure", "When", "Sum", "What"], ["audited", "FY2025", 5, "Budget"]))
    columns = client.get(other["Location"])
    assert [field.value() for field in columns.context["form"]] == ["grade", "period", "", "measure"]
    assert client.get(mend).status_code == 200


def test_what_is_imported_is_mended_no_more(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    version = committed(client, address, GOOD).request["PATH_INFO"]
    answer = upload(client, f"{version}mend/", GOOD)
    assert answer["Location"] == version


def test_columns_are_settled_once_each_and_needed_ones_all(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    columns = uploaded(client, address, workbook(["What", *HEADINGS[1:]], ROW))
    twice = client.post(columns, {"column_1": "measure", "column_2": "measure", "column_3": "value"})
    assert twice.context["form"].errors == {
        "column_2": ["Column A is that already. Leave one of the two out."],
        "__all__": ["No column is “Period”, and it is needed. Choose one below, or another sheet or row above."],
    }
    assert client.post(columns, {"column_1": "nonsense"}).status_code == 200
    assert client.get(columns.replace("columns", "rows")).status_code == 302


def test_another_sheet_can_be_looked_at(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    more = {"Other": [["x"], ["Period", "Grade"], ["FY2024", "guess"]]}
    content = workbook(HEADINGS, ["Budget", "FY2025", 5, "audited"], title="Data", more=more)
    columns = uploaded(client, address, content)
    assert client.get(columns).context["form"].sheet.name == "Data"
    other = client.get(columns, {"sheet": "Other", "row": "2"}).context["form"]
    assert (other.sheet.name, [field.value() for field in other]) == ("Other", ["period", "grade"])
    assert client.get(columns, {"sheet": "None such", "row": "0"}).context["form"].sheet.name == "Data"


def test_what_changed_after_the_preview_is_shown_again(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    rows = matched(client, address, GOOD)
    seen = client.get(rows).context["checked"].seen
    committed(client, address, workbook(HEADINGS, ["Budget", "FY2025", 7, "audited"]))
    stale = client.post(rows, {"seen": seen}, follow=True)
    assert stale.request["PATH_INFO"] == rows
    assert "The entries were changed after you looked." in stale.content.decode()
    assert [figure.value for figure in stale.context["figures"]] == [1, 1, 0, 0]
    assert written(world)[:2] == (1, 1)


def test_a_second_click_does_nothing_twice(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    rows = matched(client, address, GOOD)
    seen = {"seen": client.get(rows).context["checked"].seen}
    first, second = client.post(rows, seen), client.post(rows, seen, follow=True)
    assert second.request["PATH_INFO"] == first["Location"]
    assert written(world)[:2] == (2, 2)
    for step in ("rows", "columns", "discard"):
        assert client.get(rows.replace("rows", step))["Location"] == first["Location"]


def test_an_upload_can_be_discarded(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    rows = matched(client, address, GOOD)
    assert client.get(rows.replace("rows", "discard")).status_code == 200
    client.post(rows.replace("rows", "discard"))
    assert written(world) == (0, 0, 0, 0)
    assert client.get(rows).status_code == 404


def test_uploads_are_their_governments_own(world: World, signed_in: SignedIn, address: str) -> None:
    """Also to the convener, and to people of the same government who may not import."""
    rows = matched(signed_in("alder_manager"), address, GOOD)
    version = committed(signed_in("alder_manager"), address, GOOD).request["PATH_INFO"]
    for who in ("director", "birch_finance", "alder_viewer", "cedar_manager"):
        for page in (rows, rows.replace("rows", "columns"), rows.replace("rows", "discard"), version):
            assert signed_in(who).get(page).status_code == 404, (who, page)
            assert signed_in(who).post(page).status_code in (404, 405), (who, page)
    assert written(world, "birch_finance") == (0, 0, 0, 0)
    assert "one.xlsx" not in signed_in("director").get(address).content.decode()


def test_the_template_is_filled_in_and_imported(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    answer = client.get(f"{address}template/")
    assert answer["Content-Disposition"] == 'attachment; filename="figures-template.xlsx"'
    book = load_workbook(io.BytesIO(answer.content))
    page = book["Figures"]
    assert [cell.value for cell in page[1]] == ["Entry", "Measure", "Period", "Value", "Grade", "Source"]
    assert [cell.value for cell in page[2]] == [
        "Example: never imported",
        "Population",
        "FY2025",
        1234.5,
        "audited",
        None,
    ]
    assert "Needed." in page["B1"].comment.text
    assert {str(v.sqref): v.formula1 for v in page.data_validations.dataValidation} == {
        "B2:B5002": "'Choices'!$A$2:$A$4",
        "E2:E5002": f"'Choices'!$B$2:$B${len(Grade) + 1}",
    }
    page.append([None, "Budget", "FY2025", 5, "audited"])
    rows = upload(client, address, saved(book), "figures-template.xlsx")["Location"]
    preview = client.get(rows)
    assert f'href="{rows.replace("rows", "columns")}">Back to the columns' in preview.content.decode()
    done = client.post(rows, {"seen": preview.context["checked"].seen}, follow=True)
    assert [story.title for story in done.context["stories"]] == ["Budget"]
    assert written(world)[:2] == (1, 1)


def test_the_example_of_the_template_is_not_shown_as_data(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("alder_manager")
    template = client.get(f"{address}template/").content
    columns = client.get(uploaded(client, address, template, "figures-template.xlsx"))
    assert not [column.samples for column, _field in columns.context["form"].rows if column.samples]


@pytest.mark.parametrize(
    ("content", "step"),
    [
        (workbook(["Grade", "VALUE", "Period", "Measure"], ROW[::-1]), "rows"),
        (workbook(HEADINGS[:3], ROW[:3]), "columns"),
        (workbook([*HEADINGS, "Mayor"], [*ROW, "A. Alder"]), "columns"),
        (workbook(HEADINGS, [*ROW, "no heading"]), "columns"),
        (workbook([*HEADINGS, "Value"], [*ROW, 6]), "columns"),
        (workbook(["Measure", "Period", "Values", "Grade"], ROW), "columns"),
        (workbook(HEADINGS, ROW, title="2025", more={"2024": [HEADINGS, ROW]}), "columns"),
        (workbook(HEADINGS, ROW, more={"Notes": [["Period", "What we did"]]}), "rows"),
    ],
    ids=["exact", "one lacks", "one more", "no heading", "two alike", "misspelt", "two sheets", "another sheet"],
)
def test_columns_are_asked_about_only_where_there_is_something_to_decide(
    world: World, signed_in: SignedIn, address: str, content: bytes, step: str
) -> None:
    assert upload(signed_in("alder_manager"), address, content)["Location"].endswith(f"/{step}/")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "The submitted file is empty."),
        ("a.xlsx", GOOD[:-200], "The file is damaged"),
        ("a.xlsx", b"Measure,Period\nBudget,FY2025", "This is not an Excel workbook"),
        ("a.csv", b"%PDF-1.7\x00", "no table of text"),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "old kind (.xls)"),
        ("a.xlsx", workbook(HEADINGS, ["=1+1", "=A2", 5, "audited"]), "2 things to mend"),
        ("a.xlsx", workbook(), "holds no cells"),
        ("a.xlsx", b"PK\x03\x04" + bytes(10_000_000), "11 MB; at most 10 MB"),
    ],
    ids=["empty", "damaged", "renamed text", "renamed PDF", "old", "formulas", "no cells", "large"],
)
def test_a_file_that_can_not_be_read_is_refused_at_once(
    world: World, signed_in: SignedIn, address: str, name: str, content: bytes, said: str
) -> None:
    answer = upload(signed_in("alder_manager"), address, content, name)
    assert answer.status_code == 200
    assert said in re.sub(r"\s+", " ", answer.content.decode())
    assert written(world) == (0, 0, 0, 0)


def test_a_renamed_workbook_is_read_for_what_it_is(world: World, signed_in: SignedIn, address: str) -> None:
    assert upload(signed_in("alder_manager"), address, GOOD, "figures.csv").status_code == 302
    assert upload(signed_in("alder_manager"), address, b"Measure,Period\nBudget,FY2025", "figures").status_code == 302


def test_an_upload_without_its_end_is_not_taken(world: World, signed_in: SignedIn, address: str) -> None:
    """The page's last field is missing where a sender was cut off; see test_cut_off for the wire."""
    answer = signed_in("alder_manager").post(address, {"file": SimpleUploadedFile("a.csv", b"Measure\nBudget")})
    assert "The upload was cut off before its end" in answer.content.decode()
    assert written(world) == (0, 0, 0, 0)


@pytest.mark.parametrize("count", [2, 200])
def test_pages_ask_the_database_no_more_for_many_rows(
    world: World, signed_in: SignedIn, address: str, count: int, django_assert_max_num_queries
) -> None:
    client = signed_in("alder_manager")
    rows = matched(
        client, address, workbook(HEADINGS, *(["Budget", f"FY{number}", 5, "audited"] for number in range(count)))
    )
    with django_assert_max_num_queries(22):
        assert client.get(rows).status_code == 200
