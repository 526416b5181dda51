"""What does not come in: every fault at once, by sheet and cell, and nothing of the file with it."""

import io
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from interlocal.core.measures.models import Audience
from interlocal.core.participation.actions import call_to_team
from interlocal.platform.acting import acting
from interlocal.platform.problems import BadFile
from interlocal.ui.import_wizard.queries import imports_of
from tests.worlds import AT, World, tri_cities

from .hands import Hands, cell, copy_row, edited, figure, put, row_of, scan_of, told

CHANGED = "This figure was changed after the workbook was made;"
SHEET, OTHER = "Payroll", "Training learning"


@pytest.fixture
def world(db: None) -> World:
    return tri_cities()


@pytest.fixture
def hands(world: World) -> Hands:
    return Hands(world)


def test_twelve_faults_are_told_at_once_and_the_mended_workbook_comes_in(hands: Hands) -> None:
    hands.record(figure("cost", 5), figure("vendor", "Acme"))
    content = hands.out()

    def spoil(book: Any) -> None:
        sheet, other = book[SHEET], book[OTHER]
        put(sheet, "cost", value="about 5")
        put(sheet, "vendor", value=None)
        put(sheet, "staff", value=-3, period="FY2026")
        put(sheet, "contract_ends", value="2/30/2027")
        put(sheet, "stance", value="perhaps")
        put(sheet, "volume", value="=2*3", period="FY2026")
        put(other, "staff", value=2, period=None)
        put(other, "cost", value=9, missing="not kept", period="FY2026")
        put(other, "vacant", value=1, period="FY2026", grade="certain")
        put(other, "capacity", value="Space", audience="The mayor")
        put(other, "salaries_budget", value=1, period="FY2026")
        copy_row(other, "salaries_budget")
        row = row_of(other, "annual_fee")
        other.merge_cells(f"D{row}:D{row + 1}")

    wrong = edited(content, spoil)
    assert {(sheet, where) for sheet, where, _message in told(hands.back(wrong))} == {
        *((SHEET, cell(_sheet(wrong, SHEET), key, "value")) for key in ("cost", "vendor", "staff", "contract_ends")),
        *((SHEET, cell(_sheet(wrong, SHEET), key, "value")) for key in ("stance", "volume")),
        (OTHER, cell(_sheet(wrong, OTHER), "staff", "period")),
        (OTHER, cell(_sheet(wrong, OTHER), "cost", "missing")),
        (OTHER, cell(_sheet(wrong, OTHER), "vacant", "grade")),
        (OTHER, cell(_sheet(wrong, OTHER), "capacity", "audience")),
        (OTHER, cell(_sheet(wrong, OTHER), "salaries_budget", "figure", 1)),
        (OTHER, cell(_sheet(wrong, OTHER), "annual_fee", "value")),
    }
    assert len(told(hands.back(wrong))) == 12
    assert hands.stands() == {("cost", "FY2026", "5.0000", "own"), ("vendor", "standing", "Acme", "own")}
    hands.commit(edited(content, lambda book: put(book[SHEET], "staff", value=3, period="FY2026")))
    assert ("staff", "FY2026", "3.0000", "own") in hands.stands()


def _sheet(content: bytes, name: str) -> Any:
    return load_workbook(io.BytesIO(content))[name]


def test_the_workbook_of_another_scan_and_of_another_government(world: World, hands: Hands) -> None:
    with pytest.raises(BadFile, match="another scan, “four”, and you are at “three”"):
        hands.begin(Hands(world, scan=scan_of(world, key="four", number=2)).out())
    with pytest.raises(BadFile, match="of Birch, and you are at that of Alder"):
        hands.begin(Hands(world, "birch_finance", of="birch").out())
    with pytest.raises(BadFile, match="no workbook that was downloaded here"):
        hands.begin(edited(hands.out(), lambda book: book.remove(book.worksheets[0])))
    with pytest.raises(BadFile, match="no workbook that was downloaded here"):
        hands.begin(b"Figure,Value\r\nCost,5\r\n", "figures.csv")


def test_a_renamed_a_missing_and_a_strange_sheet(hands: Hands) -> None:
    def rename(book: Any) -> None:
        book[OTHER].title = "Learning"

    ((sheet, _cell, message),) = told(hands.back(edited(hands.out(), rename)))
    assert sheet == OTHER
    assert "Expected are: Payroll, Training learning. Not expected are: Learning." in message
    ((sheet, _cell, message),) = told(hands.back(edited(hands.out(), lambda book: book.remove(book[OTHER]))))
    assert (sheet, message) == (
        OTHER,
        "The sheet “Training learning” is not there. Expected are: Payroll, Training learning.",
    )

    def add(book: Any) -> None:
        book.create_sheet("Notes")["A1"] = "Ask Dana"

    ((sheet, _cell, message),) = told(hands.back(edited(hands.out(), add)))
    assert sheet == "Notes"
    assert "Delete it" in message


def test_keys_that_are_gone_are_told_once(hands: Hands) -> None:
    def one(book: Any) -> None:
        put(book[SHEET], "cost", value=5)
        book[SHEET].cell(row_of(book[SHEET], "cost"), 1).value = "price"

    ((sheet, where, message),) = told(hands.back(edited(hands.out(), one)))
    assert (sheet, where) == (SHEET, f"C{row_of(_sheet(hands.out(), SHEET), 'cost')}")
    assert "which figure this row is of" in message

    def every(book: Any) -> None:
        book[SHEET].delete_cols(1)

    ((sheet, where, message),) = told(hands.back(edited(hands.out(), every)))
    assert (sheet, where) == (SHEET, None)
    assert "first row was changed" in message

    def first_row(book: Any) -> None:
        book[SHEET].delete_rows(1)

    ((sheet, where, message),) = told(hands.back(edited(hands.out(), first_row)))
    assert "first row was changed" in message

    def emptied(book: Any) -> None:
        for found in book[SHEET]["A"][3:]:
            found.value = None

    ((sheet, where, message),) = told(hands.back(edited(hands.out(), emptied)))
    assert "first column was changed" in message


def test_a_column_that_was_moved_is_found(hands: Hands) -> None:
    def move(book: Any) -> None:
        put(book[SHEET], "cost", value=5, period="FY2026")
        book[SHEET].insert_cols(4)

    hands.commit(edited(hands.out(), move))
    assert hands.stands() == {("cost", "FY2026", "5.0000", "own")}


def test_a_macro_file_with_what_else_is_wrong_in_it(hands: Hands) -> None:
    content = edited(hands.out(), lambda book: put(book[SHEET], "cost", value="five", period="FY2026"))
    target = io.BytesIO(content)
    with ZipFile(target, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    upload = hands.begin(target.getvalue(), "figures.xlsm")
    messages = [message for _sheet, _cell, message in told(hands.checked(upload))]
    assert len(messages) == 2
    assert "holds macros" in messages[0]
    assert "“five” is no number" in messages[1]


def test_figures_that_were_changed_since_are_named_and_the_others_come_in(hands: Hands) -> None:
    hands.record(figure("cost", 5), figure("vendor", "Acme"), figure("staff", 2))
    content = hands.out()
    hands.record(figure("cost", 6), figure("vendor", "Bolt"), figure("system", "Ledger"))

    def both(book: Any) -> None:
        put(book[SHEET], "cost", value=7)
        put(book[SHEET], "system", value="Books")
        put(book[SHEET], "staff", value=3)

    sent = edited(content, both)
    assert told(hands.back(sent)) == [
        (
            SHEET,
            cell(_sheet(sent, SHEET), key, "value"),
            f"{CHANGED} it now is: {now}. Download the workbook anew, and enter yours there if it still holds.",
        )
        for key, now in (("system", "Ledger"), ("cost", "6 FY2026"))
    ]
    hands.commit(edited(content, lambda book: put(book[SHEET], "staff", value=3)))
    assert hands.stands() == {
        ("cost", "FY2026", "6.0000", "own"),
        ("vendor", "standing", "Bolt", "own"),
        ("system", "standing", "Ledger", "own"),
        ("staff", "FY2026", "3.0000", "own"),
    }


def test_a_figure_that_was_shown_to_others_meanwhile_is_not_shown_back(hands: Hands) -> None:
    hands.record(figure("cost", 5))
    content = hands.out()
    hands.commit(edited(content, lambda book: put(book[SHEET], "cost", audience="Partnership")))
    assert hands.back(content).differing == []
    ((_sheet, _cell, message),) = told(hands.back(edited(content, lambda book: put(book[SHEET], "cost", value=6))))
    assert "no longer there, or no longer shown to you" in message


def test_a_figure_is_not_put_in_place_of_another_by_its_readers(hands: Hands) -> None:
    hands.record(figure("cost", 5), figure("cost", 4, Audience.PARTNERSHIP))

    def swap(book: Any) -> None:
        put(book[SHEET], "cost", audience="Partnership")
        put(book[SHEET], "cost", 1, audience="Own government")

    assert len(told(hands.back(edited(hands.out(), swap)))) == 2


def test_what_else_no_figure_may_say(hands: Hands) -> None:
    def spoil(book: Any) -> None:
        put(book[SHEET], "cost", value="1.23456", period="FY2026")
        put(book[SHEET], "staff", value=2, period="last year")
        put(book[SHEET], "vendor", value="Acme", period="FY2026")
        put(book[SHEET], "system", value="x" * 2_001)
        put(book[SHEET], "version", value="9", audience=None)

    assert len(told(hands.back(edited(hands.out(), spoil)))) == 5


def test_a_rate_that_excel_made_a_hundredth_of_is_asked_about(hands: Hands) -> None:
    checked = hands.back(
        edited(hands.out(), lambda book: put(book[SHEET], "benefit_rate", value=0.38, period="FY2026"))
    )
    with acting(hands.by.acting):
        ground = hands.sheet.ground(hands.by, hands.place, AT)
    assert "write 38 for 38 percent" in ground.caution(checked.differing[0])


def test_the_convener_enters_for_a_member_what_she_will_see_herself(world: World, hands: Hands) -> None:
    hands.record(
        figure("cost", 5), figure("vendor", "Acme", Audience.PUBLIC), figure("system", "Ledger", "partnership")
    )
    director = Hands(world, "director")
    assert director.stands() == {
        ("vendor", "standing", "Acme", "public"),
        ("system", "standing", "Ledger", "partnership"),
    }
    assert director.back(director.out()).differing == []

    def spoil(book: Any) -> None:
        put(book[SHEET], "vendor", value="Bolt")
        put(book[SHEET], "does", value="Pay", audience="Own government")
        put(book[SHEET], "hurts", value="Much", audience="Assessment team")

    assert [
        message.partition(".")[0] for _sheet, _cell, message in told(director.back(edited(director.out(), spoil)))
    ] == ["Only Alder itself may do so"] * 3
    director.commit(edited(director.out(), lambda book: put(book[SHEET], "system", value="Ledger 9")))
    assert ("system", "standing", "Ledger 9", "partnership") in hands.stands()


def test_what_the_convener_imported_is_hers_to_see(world: World, hands: Hands) -> None:
    director = Hands(world, "director")
    done = director.commit(edited(director.out(), lambda book: put(book[SHEET], "does", value="Pay")))
    assert done.government_id == world.governments["council"].id
    with acting(hands.by.acting):
        assert not imports_of(hands.by, hands.place, hands.sheet).exists()
    with acting(director.by.acting):
        assert imports_of(director.by, director.place, director.sheet).count() == 1


def test_a_convener_on_the_team_may_show_a_figure_to_the_team(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        call_to_team(partnership=world.partnership.id, person=world.people["director"], by=by, at=AT)
    director = Hands(world, "director")
    director.commit(
        edited(director.out(), lambda book: put(book[SHEET], "hurts", value="Much", audience="Assessment team"))
    )
    assert director.stands() == {("hurts", "standing", "Much", "team")}
