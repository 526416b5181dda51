"""The catalogue's page: by area, with counts, and narrowed down by a plain form that needs no JavaScript."""

from collections.abc import Callable

import pytest

from interlocal.core.catalogue.standard import standard_entries
from interlocal.office.catalogue import Shelves
from tests.office.conftest import Office, SignIn

pytestmark = pytest.mark.django_db
Ask = Callable[..., Shelves]
OWN = 2  # what the fixture shares are entries of its own: Payroll and Fleet


@pytest.fixture
def ask(office: Office, signed_in: SignIn) -> Ask:
    client = signed_in("director")

    def answer(query: str = "") -> Shelves:
        shown: Shelves = client.get(office.address(f"catalogue/{query}")).context["shelves"]
        return shown

    return answer


def names(shelves: Shelves) -> list[str]:
    return [str(row[0]) for table in shelves.tables for row in table.rows]


def test_every_entry_stands_on_one_shelf_that_says_how_many_it_holds(ask: Ask) -> None:
    shelves = ask()
    assert shelves.tables[0].title == "Your own entries (2 entries)"
    assert shelves.tables[1].title == "Finance (10 entries)"
    assert sum(len(table.rows) for table in shelves.tables) == shelves.count == shelves.of
    assert shelves.of == len(standard_entries()) + OWN


def test_words_are_found_in_title_description_whole_and_what_a_document_calls_it(ask: Ask) -> None:
    assert names(ask("?q=green+LIGHT")) == ["Traffic signal coordination"]
    assert names(ask("?q=marcit")) == ["Risk and employee benefits pool"]
    assert names(ask("?q=mowing")) == ["Mowing (part of Fleet management)"]
    assert "Mowing" in " ".join(names(ask("?q=fleet+management")))
    assert names(ask("?q=mowing+payroll")) == []


def test_area_and_board_narrow_it_down_together(ask: Ask) -> None:
    safety = ask("?area=safety")
    assert [table.title for table in safety.tables] == ["Public safety (4 entries)"]
    assert names(ask("?board=yes")) == ["Fleet", "Payroll"]
    assert ask("?board=no").count == len(standard_entries())
    assert ask("?board=yes&area=safety").count == 0


def test_a_filter_that_nobody_could_choose_shows_everything(ask: Ask) -> None:
    assert ask("?area=nonsense").count == ask().count


def test_a_document_keeps_its_number_whatever_is_shown(ask: Ask) -> None:
    [table] = ask("?q=green+light").tables
    assert table.rows[0][2] in {row[2] for table in ask().tables for row in table.rows}
    assert "Examples of Current Shared Services: “Operation Green Light (OGL)”" in str(table.rows[0][2])


def test_nothing_found_says_what_to_do(office: Office, signed_in: SignIn) -> None:
    page = signed_in("alder_viewer").get(office.address("catalogue/?q=zeppelin")).content.decode()
    assert "No entry is like that" in page
    assert 'value="zeppelin"' in page
    assert "0 of 86 entries fit." in page
