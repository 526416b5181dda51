"""A government's figures: entered with their source, missing with a reason, corrected as a new version."""

import html

import pytest

from interlocal.core.governments.actions import admit_government
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import AUDIENCE_MEANINGS, Audience, Reading
from interlocal.core.measures.standard import STANDARD_MEASURES
from interlocal.core.sources import GRADE_MEANINGS, Grade
from interlocal.platform.acting import acting
from tests.office.conftest import Office, SignIn
from tests.worlds import AT, government

BUDGET = {"measure": "budget", "period": "FY2026", "grade": "budget", "audience": "partnership", "version": "0"}
ENTER = "governments/alder/figures/enter/"


def readings(office: Office) -> list[Reading]:
    with acting(office.director.acting):
        return list(Reading.objects.order_by("version"))


def test_a_figure_is_shown_with_where_it_comes_from(office: Office, signed_in: SignIn) -> None:
    body = BUDGET | {"value": "$12,345,678", "source_document": "Adopted budget", "source_place": "page 3"}
    assert signed_in("alder_manager").post(office.address(ENTER), body).status_code == 302
    page = signed_in("birch_finance").get(office.address("governments/alder/")).content.decode()
    for words in ("$12,345,678", "FY2026", "Adopted budget, page 3", "budget", "Partnership"):
        assert words in page, words


def test_a_missing_figure_is_shown_as_missing_with_the_reason(office: Office, signed_in: SignIn) -> None:
    body = BUDGET | {"missing": "not adopted yet", "grade": "not stated"}
    assert signed_in("alder_manager").post(office.address(ENTER), body).status_code == 302
    page = signed_in("birch_finance").get(office.address("governments/alder/")).content.decode()
    assert "missing: not adopted yet" in page
    assert "$0" not in page


def test_members_stand_side_by_side_with_the_latest_figures_that_the_reader_may_see(
    office: Office, signed_in: SignIn
) -> None:
    manager = signed_in("alder_manager")
    body = BUDGET | {"value": "12000000"}
    for more in ({}, {"period": "FY2025", "value": "11000000"}, {"period": "FY2027", "audience": "own"}):
        assert manager.post(office.address(ENTER), body | more).status_code == 302
    missing = {"measure": "employees", "value": "", "missing": "not counted", "grade": "not stated"}
    assert manager.post(office.address(ENTER), body | missing).status_code == 302
    members = signed_in("birch_finance").get(office.address()).context["members"]
    assert [column.title for column in members.columns][2:4] == ["Employees", "Budget"]
    shown = {
        row[0].text: [cell.text for cell in cells[2:4]] for row, cells in zip(members.rows, members.cells, strict=True)
    }
    assert shown["Alder"] == ["missing (FY2026)", "$12,000,000 (FY2026)"]
    assert shown["Birch"] == ["not stated", "not stated"]


def test_where_nobody_may_see_a_figure_the_members_have_no_column_for_it(office: Office, signed_in: SignIn) -> None:
    signed_in("alder_manager").post(office.address(ENTER), BUDGET | {"value": "77", "audience": "own"})
    titles = [column.title for column in signed_in("birch_finance").get(office.address()).context["members"].columns]
    assert "Budget" not in titles


def test_a_figure_kept_to_itself_is_as_absent_for_others(office: Office, signed_in: SignIn) -> None:
    signed_in("alder_manager").post(office.address(ENTER), BUDGET | {"value": "77", "audience": "own"})
    with acting(office.world.actor("alder_manager").acting):
        kept = Reading.objects.get()
    assert "$77" in signed_in("alder_viewer").get(office.address("governments/alder/")).content.decode()
    for who in ("director", "birch_finance"):
        assert "$77" not in signed_in(who).get(office.address("governments/alder/")).content.decode()
        assert signed_in(who).get(office.address(f"governments/alder/figures/{kept.id}/")).status_code == 404


@pytest.mark.parametrize(
    ("extra", "field", "told"),
    [
        ({}, "value", "Give a value, or say below why it is missing."),
        ({"value": "1", "missing": "unknown"}, "missing", "There is a value. Empty one of the two."),
        (
            {"value": "many"},
            "value",
            "“many” is no number. Write digits, such as 1,234.50; leave it empty if it is not known.",
        ),
    ],
)
def test_a_value_or_a_reason_but_not_both_is_told_at_its_field_and_the_summary_leads_there(
    extra: dict[str, str], field: str, told: str, office: Office, signed_in: SignIn
) -> None:
    answer = signed_in("alder_manager").post(office.address(ENTER), BUDGET | extra | {"period": ""})
    errors = answer.context["form"].errors
    assert set(errors) == {field, "period"}
    assert errors[field] == [told]
    assert f'<a href="#id_{field}"' in answer.content.decode()
    assert readings(office) == []


def test_the_convener_is_offered_only_what_the_partnership_may_see(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    offered = director.get(office.address(ENTER)).context["form"].fields["audience"].choices
    assert [key for key, _ in offered] == ["team", "partnership"]
    answer = director.post(office.address(ENTER), BUDGET | {"value": "1", "audience": "own"})
    assert "audience" in answer.context["form"].errors
    assert director.post(office.address(ENTER), BUDGET | {"value": "1"}).status_code == 302


def test_corrections_are_versions_and_all_stay_in_view(office: Office, signed_in: SignIn) -> None:
    manager = signed_in("alder_manager")
    manager.post(office.address(ENTER), BUDGET | {"value": "100"})
    (first,) = readings(office)
    page = office.address(f"governments/alder/figures/{first.id}/")
    assert manager.get(page).context["form"]["value"].value() == 100
    answer = manager.post(page, {"value": "110", "grade": "audited", "version": "1"})
    assert answer.status_code == 302
    page_now = manager.get(page).content.decode()  # the address of a former version shows the series as it stands
    assert page_now.index("$110") < page_now.index("$100")
    assert signed_in("birch_finance").post(page, {"value": "1", "grade": "guess", "version": "2"}).status_code == 404


def test_two_corrections_at_once_are_shown_both_ways(office: Office, signed_in: SignIn) -> None:
    manager = signed_in("alder_manager")
    manager.post(office.address(ENTER), BUDGET | {"value": "100"})
    page = office.address(f"governments/alder/figures/{readings(office)[0].id}/")
    manager.post(page, {"value": "110", "grade": "budget", "version": "1"})
    answer = manager.post(page, {"value": "120", "grade": "budget", "version": "1"})
    (difference,) = answer.context["form"].conflict.fields
    assert (difference.saved, difference.yours) == ("110", "120")
    assert "You saved this in another window" in answer.content.decode()
    assert [reading.value for reading in readings(office)] == [100, 110]


def test_somebody_else_s_correction_is_named_as_such(office: Office, signed_in: SignIn) -> None:
    body = BUDGET | {"audience": "partnership"}
    signed_in("alder_manager").post(office.address(ENTER), body | {"value": "100"})
    page = office.address(f"governments/alder/figures/{readings(office)[0].id}/")
    signed_in("alder_manager").post(page, {"value": "110", "grade": "budget", "version": "1"})
    shown = signed_in("director").post(page, {"value": "120", "grade": "budget", "version": "1"}).content.decode()
    assert "Somebody else saved this meanwhile" in shown
    assert "another window" not in shown


def test_whoever_may_not_enter_is_told_whom_to_ask(office: Office, signed_in: SignIn) -> None:
    viewer = signed_in("alder_viewer")
    assert "ask Alder Manager of Alder." in viewer.get(office.address("governments/alder/")).content.decode()
    assert "ask Birch Finance of Birch." in viewer.get(office.address("governments/birch/")).content.decode()
    nobody_there = viewer.get(office.address("governments/cedar/")).content.decode()
    assert "ask Dana Director of Maple Council, the convener." in nobody_there


def test_the_form_says_what_each_choice_means(office: Office, signed_in: SignIn) -> None:
    page = html.unescape(signed_in("alder_manager").get(office.address(ENTER)).content.decode())
    for measure in STANDARD_MEASURES.values():
        assert f"{measure.definition} {measure.periods}" in page
    for meaning in (*GRADE_MEANINGS.values(), *AUDIENCE_MEANINGS.values()):
        assert str(meaning) in page


def test_every_grade_and_audience_has_its_meaning() -> None:
    assert set(GRADE_MEANINGS) == set(Grade)
    assert set(AUDIENCE_MEANINGS) == set(Audience)


def test_entering_what_is_there_already_is_told(office: Office, signed_in: SignIn) -> None:
    manager = signed_in("alder_manager")
    manager.post(office.address(ENTER), BUDGET | {"value": "100"})
    answer = manager.post(office.address(ENTER), BUDGET | {"value": "200"})
    assert [field.saved for field in answer.context["form"].conflict.fields] == ["100"]
    assert [reading.value for reading in readings(office)] == [100]


def test_the_directory_entry_is_edited_by_its_own_people(office: Office, signed_in: SignIn) -> None:
    body = {"name": "Alder City", "kind": "city", "state": "MO", "version": "1"}
    assert signed_in("alder_manager").post(office.address("governments/alder/edit/"), body).status_code == 302
    second = signed_in("alder_manager").post(office.address("governments/alder/edit/"), body | {"name": "Alderton"})
    conflict = second.context["form"].conflict
    assert (conflict.fields[0].saved, conflict.saved_by) == ("Alder City", "Alder Manager")


def test_a_conflict_names_the_convener_who_corrected_an_entry_of_nobody_s(office: Office, signed_in: SignIn) -> None:
    elm = member(office, "Elm")
    body = {"name": "Elm City", "kind": "city", "state": "MO", "version": "1"}
    address = office.address(f"governments/{elm.key}/edit/")
    for name in ("Elm City", "Elmwood"):
        answer = signed_in("director").post(address, body | {"name": name})
    conflict = answer.context["form"].conflict
    assert conflict.saved_by == "Dana Director"
    assert conflict.saved_at != "meanwhile"


def member(office: Office, name: str) -> Government:
    """A government for which nobody ever spoke."""
    by, entry = office.director, government(name)
    with acting(by.acting):
        admit_government(partnership=office.world.partnership, government=entry, by=by, at=AT)
    return entry
