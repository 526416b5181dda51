"""Out and back: what comes in, what stays, and what a changed year or audience means."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interlocal.core.audit.models import Event
from interlocal.core.measures.models import Audience
from interlocal.core.measures.service import SERVICE_MEASURES
from interlocal.core.measures.standard import Holds
from interlocal.core.sources import Grade
from interlocal.platform.acting import acting
from interlocal.platform.one_line import as_it_reads
from interlocal.ui.import_wizard.presenting import stories_between
from interlocal.ui.import_wizard.queries import rows_of
from tests.texts import TURNING
from tests.worlds import AT, World, tri_cities

from .hands import Hands, copy_row, edited, figure, put

SHEET = "Payroll"


@pytest.fixture
def world(db: None) -> World:
    return tri_cities()


@pytest.fixture
def hands(world: World) -> Hands:
    return Hands(world)


def test_what_is_filled_in_is_recorded(hands: Hands) -> None:
    def fill(book: Any) -> None:
        put(book[SHEET], "cost", value=1234.5, period="fy 2026", grade="budget", source="Budget, page 4")
        put(book[SHEET], "vendor", value="@Acme", audience="Partnership")
        put(book[SHEET], "contract_ends", value="6/30/2027")
        put(book[SHEET], "stance", value="would join")
        put(book["Training learning"], "staff", missing="not kept by department", period="FY2026")

    done = hands.commit(edited(hands.out(), fill))
    assert hands.stands() == {
        ("cost", "FY2026", "1234.5000", "own"),
        ("vendor", "standing", "@Acme", "partnership"),
        ("contract_ends", "standing", "2027-06-30", "own"),
        ("stance", "standing", "join", "own"),
        ("staff", "FY2026", "not kept by department", "own"),
    }
    assert (done.added, done.changed, done.same) == (5, 0, 0)
    (cost,) = (each for each in hands.readings() if each.measure == "cost")
    assert (cost.grade, cost.source_document) == ("budget", "Budget, page 4")
    with acting(hands.by.acting):
        event = Event.objects.get(verb="workbook.imported")
    assert (event.chain, event.facts["count"]) == (f"government:{hands.government.id}", 5)


def test_a_new_figure_is_of_the_present_year_unless_another_is_written(hands: Hands) -> None:
    """Empty rows of yearly figures name it; of what holds for no year they name none, and say nothing by it."""
    content = hands.out()
    assert hands.back(content).counts["added"] == 0
    hands.commit(
        edited(
            content,
            lambda book: put(book[SHEET], "cost", value=5),
            lambda book: put(book[SHEET], "staff", value=2, period="FY2024"),
            lambda book: put(book[SHEET], "vendor", value="Acme"),
        )
    )
    assert hands.stands() == {
        ("cost", f"FY{AT.year}", "5.0000", "own"),
        ("staff", "FY2024", "2.0000", "own"),
        ("vendor", "standing", "Acme", "own"),
    }


def test_a_year_that_is_changed_is_another_figure(hands: Hands) -> None:
    hands.record(figure("cost", 5))
    hands.commit(edited(hands.out(), lambda book: put(book[SHEET], "cost", value=6, period="FY2027")))
    assert hands.stands() == {("cost", "FY2026", "5.0000", "own"), ("cost", "FY2027", "6.0000", "own")}


def test_a_copied_row_is_a_second_year(hands: Hands) -> None:
    hands.record(figure("cost", 5))
    done = hands.commit(edited(hands.out(), lambda book: copy_row(book[SHEET], "cost", value=6, period="FY2025")))
    assert hands.stands() == {("cost", "FY2026", "5.0000", "own"), ("cost", "FY2025", "6.0000", "own")}
    assert (done.added, done.changed, done.same) == (1, 0, 1)


def test_other_readers_see_the_same_figure_and_the_former_ones_see_it_no_longer(world: World, hands: Hands) -> None:
    hands.record(figure("cost", 5, Audience.PARTNERSHIP, source_document="Budget", source_place="page 4"))
    partner = Hands(world, "birch_finance")
    assert partner.stands() == {("cost", "FY2026", "5.0000", "partnership")}
    hands.commit(edited(hands.out(), lambda book: put(book[SHEET], "cost", audience="Own government", value=7)))
    assert partner.stands() == set()
    (cost,) = hands.readings()
    assert (cost.value, cost.audience, cost.version, cost.source_place) == (7, "own", 2, "page 4")


def test_a_second_version_shows_its_differences(hands: Hands) -> None:
    first = hands.commit(
        edited(
            hands.out(),
            lambda book: put(book[SHEET], "cost", value=5, period="FY2026"),
            lambda book: put(book[SHEET], "vendor", value="Acme"),
        )
    )
    second = hands.commit(
        edited(
            hands.out(),
            lambda book: put(book[SHEET], "cost", value=6),
            lambda book: put(book[SHEET], "system", value="Ledger 9"),
        )
    )
    with acting(hands.by.acting):
        stories = stories_between(hands.sheet, rows_of(hands.by, first), rows_of(hands.by, second), lambda row: True)
    assert {(story.title, story.outcome) for story in stories} == {
        ("Payroll: Cost a year", "changed"),
        ("Payroll: System", "added"),
    }
    (changed,) = (story for story in stories if story.outcome == "changed")
    assert [(change.field, change.before, change.after) for change in changed.fields.changes] == [("Value", "5", "6")]


def seen(text: str) -> bool:
    """Whether it is one that may be recorded."""
    try:
        as_it_reads(text)
    except ValidationError:
        return False
    return bool(text.strip())


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0" + TURNING), max_size=300).filter(
    seen
) | st.sampled_from(["=1+1", "@SUM(A1)", "'x", "x\ny", "007", "_x0041_", "12/31/2026", "x" * 2_000])
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters=TURNING), max_size=200)

PERIODS = st.sampled_from(["FY2025", "2026", "2026-06-30"])


def of(measure: str, draw: Any) -> dict[str, Any]:
    which = SERVICE_MEASURES[measure]
    if draw(st.integers(0, 4)) == 0:
        return {"said": "", "missing": draw(LINES.filter(seen))}
    match which.holds:
        case Holds.NUMBER:
            return {"said": draw(st.decimals(0, Decimal("99999999999999.9999"), places=4))}
        case Holds.DAY:
            return {"said": draw(st.dates(datetime.date(1900, 3, 1), datetime.date(2200, 12, 31))).isoformat()}
        case Holds.CHOICE:
            return {"said": draw(st.sampled_from(sorted(which.choices)))}
    return {"said": draw(TEXTS)}


@st.composite
def figures(draw: Any) -> list[Any]:
    found: dict[Any, Any] = {}
    for measure in draw(st.lists(st.sampled_from(sorted(SERVICE_MEASURES)), max_size=12)):
        audience = draw(st.sampled_from(list(Audience)))
        period = {} if SERVICE_MEASURES[measure].standing else {"period": draw(PERIODS)}
        said = of(measure, draw)
        told = figure(
            measure,
            said.pop("said"),
            audience,
            grade=draw(st.sampled_from(list(Grade))),
            source_document=draw(st.just("") | LINES.filter(seen)),
            **said,
            **period,
        )
        found[told.series(None)[:4]] = told
    return list(found.values())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(figures())
def test_an_exported_workbook_changes_nothing(world: World, known: list[Any]) -> None:
    with transaction.atomic():
        hands = Hands(world)
        hands.record(*known)
        content = hands.out()
        for sent in (content, edited(content)):
            checked = hands.back(sent)
            assert checked.problems == ()
            assert checked.differing == []
            assert checked.counts["same"] == len(known)
            assert checked.untouched == 0
        transaction.set_rollback(True)
