"""Short forms: answered, corrected, kept to oneself, filled in for others, and counted."""

import datetime

import pytest
from django.test import Client

from interlocal.core.catalogue.standard import standard_key
from interlocal.core.governments.actions import end_membership
from interlocal.core.governments.models import Membership
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.models import Reading
from interlocal.core.measures.queries import readings_about
from interlocal.core.measures.service import VOLUME
from interlocal.core.participation.actions import call_to_team
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.modules.assessment.doors import own_scan
from tests.modules.assessment.own.told import BLANK, HALF, address, area_called, form_of, signed_in, tell
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.django_db
ACME = {"system": "Acme Pay", "vendor": "Acme Systems Inc.", "contract_ends": "2027-06-30", "cost": "$180,000"}


@pytest.fixture
def world() -> World:
    world = tri_cities()
    with acting(world.actor("director").acting):
        own_scan(world)
    return world


def told(world: World, who: str, government: str = "alder") -> dict[str, Reading]:
    """What `who` may see of payroll there."""
    actor = world.actor(who)
    with acting(actor.acting):
        found = readings_about(
            actor, [world.governments[government].id], [standard_key("payroll")], world.partnership.id
        )
        return {reading.measure: reading for reading in found}


def test_answers_become_figures_with_their_year_and_grade(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **ACME, staff="2.5", stance="join")
    seen = told(world, "birch_finance")
    assert {key: reading.text or reading.value for key, reading in seen.items()} == {
        "system": "Acme Pay",
        "vendor": "Acme Systems Inc.",
        "contract_ends": "2027-06-30",
        "staff": 2.5,
        "cost": 180_000,
        "stance": "join",
    }
    assert (seen["cost"].period, seen["cost"].grade, seen["vendor"].period) == ("FY2026", "guess", "standing")


def test_what_is_left_empty_is_not_kept_as_nought(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme")
    assert set(told(world, "alder_manager")) == {"vendor"}
    page = signed_in(world, "alder_manager").get(form_of(world, "alder", "Payroll")).content.decode()
    assert "Not answered, as far as you may see" in page
    assert "$0" not in page


def test_what_is_emptied_later_is_said_to_be_taken_back(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **ACME)
    tell(world, "alder_manager", "alder", "Payroll", **(ACME | {"cost": ""}))
    reading = told(world, "birch_finance")["cost"]
    assert (reading.value, reading.missing, reading.version) == (None, "taken back", 2)


def test_every_wrong_answer_is_told_at_once_and_nothing_is_kept(world: World) -> None:
    wrong = BLANK | {"cost": "a lot", "staff": "-1", "contract_ends": "June", "vendor": "Acme", "stance": "maybe"}
    answer = signed_in(world, "alder_manager").post(form_of(world, "alder", "Payroll"), wrong)
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"cost", "staff", "contract_ends", "stance"}
    assert told(world, "alder_manager") == {}


def test_the_convener_answers_by_the_word_of_somebody(world: World) -> None:
    page = form_of(world, "alder", "Payroll")
    client = signed_in(world, "director")
    assert set(client.post(page, BLANK | ACME).context["form"].errors) == {"told_by", "told_on"}
    turned = {"told_by": "J. \u202eAsh", "told_on": "2026-11-02"}
    assert set(client.post(page, BLANK | ACME | turned).context["form"].errors) == {"told_by"}
    tell(world, "director", "alder", "Payroll", **ACME, told_by="J. Ash, clerk", told_on="2026-11-02")
    assert told(world, "alder_manager")["vendor"].source_document == "Told by J. Ash, clerk"
    assert client.post(page, BLANK | ACME | {"audience": "own"}).context["form"].errors["audience"]


def test_who_may_not_answer_reads_only(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **ACME)
    page = form_of(world, "alder", "Payroll")
    for who in ("birch_finance", "alder_viewer"):
        client = signed_in(world, who)
        assert "Acme Pay" in client.get(page).content.decode()
        assert client.post(page, BLANK | {"vendor": "Bolt"}).status_code == 404


def test_two_who_answer_at_once_are_told(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme")
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme Two")
    client, page = signed_in(world, "alder_manager"), form_of(world, "alder", "Payroll")
    late = client.post(page, BLANK | {"vendor": "Bolt", "seen": "vendor:1:partnership"})
    assert "Acme Two" in str(late.context["form"].errors["vendor"])
    again = late.context["form"].data["seen"]
    assert client.post(page, BLANK | {"vendor": "Bolt", "seen": again}).status_code == 302
    assert told(world, "birch_finance")["vendor"].text == "Bolt"


def opened(world: World, who: str, area: str = "Payroll", **changed: str) -> tuple[Client, str, dict[str, str]]:
    """A page of Alder's form that somebody left open, and what it would be sent with."""
    client, page = signed_in(world, who), form_of(world, "alder", area)
    form = client.get(f"{page}?change=1").context["form"]
    shown = {key: "" if form[key].value() is None else str(form[key].value()) for key in form.fields}
    return client, page, shown | {"year": "FY2026", "grade": "guess"} | changed


def test_a_page_of_the_conveners_that_was_left_open_restores_nothing_that_was_taken_back(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme", cost="500,001")
    client, page, sent = opened(world, "director", told_by="J. Ash", told_on="2026-11-02")
    assert (sent["vendor"], sent["audience"]) == ("Acme", "partnership")
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme", cost="500,001", audience="own")
    late = client.post(page, sent)
    assert set(late.context["form"].errors) == {"vendor", "cost"}
    assert "is gone, or not yours to see" in str(late.context["form"].errors["cost"])
    assert "500,001" not in late.content.decode()
    assert told(world, "director") == told(world, "birch_finance") == {}
    # What she then writes down herself is her word, and stands beside the member's own.
    again = sent | {"vendor": "Bolt", "cost": "", "seen": late.context["form"].data["seen"]}
    assert client.post(page, again).status_code == 302
    assert [each.text for each in told(world, "birch_finance").values()] == ["Bolt"]


def test_a_colleagues_page_that_was_left_open_shows_nothing_to_others_again(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme")
    client, page, sent = opened(world, "alder_manager")
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme", audience="own")
    late = client.post(page, sent)
    assert set(late.context["form"].errors) == {"audience"}
    assert late.context["form"]["audience"].value() == "own"
    assert told(world, "birch_finance") == {}
    again = sent | {"seen": late.context["form"].data["seen"]}
    assert client.post(page, again).status_code == 302
    assert told(world, "birch_finance")["vendor"].text == "Acme", "this time it was meant"


def test_saving_a_short_form_shows_no_deeper_figure_to_others(world: World) -> None:
    by = world.actor("alder_manager")
    with acting(by.acting):
        record_reading(
            government=world.governments["alder"],
            measure=VOLUME,
            about=standard_key("payroll"),
            period="FY2026",
            value=4_321,
            grade="budget",
            by=by,
            at=AT,
        )
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme", audience="partnership")
    assert set(told(world, "birch_finance")) == {"vendor"}
    assert set(told(world, "alder_manager")) == {"vendor", VOLUME.key}


def test_whoever_takes_answers_back_takes_all_versions_back(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme")
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme Two", audience="own")
    assert told(world, "birch_finance") == told(world, "director") == {}
    with acting(world.actor("director").acting):
        assert not Reading.objects.filter(about=standard_key("payroll")).exists()
    assert told(world, "alder_manager")["vendor"].text == "Acme Two"


def test_what_is_shown_more_widely_is_the_answer_of_today_alone(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme", cost="500,001", audience="own")
    sent = {"vendor": "Acme", "cost": "100", "audience": "partnership"}
    tell(world, "alder_manager", "alder", "Payroll", **sent)
    with acting(world.actor("birch_finance").acting):
        assert [each.value for each in Reading.objects.filter(measure="cost")] == [100]
    with acting(world.actor("alder_manager").acting):
        assert [each.value for each in Reading.objects.filter(measure="cost", current=True)] == [100]


def test_showing_one_area_shows_no_other(world: World) -> None:
    tell(world, "alder_manager", "alder", "Fleet maintenance", does="Secret", cost="987654", audience="own")
    tell(world, "alder_manager", "alder", "Payroll", does="Pays", cost="111000", audience="own")
    sent = {"does": "Pays", "cost": "111000", "audience": "partnership"}
    tell(world, "alder_manager", "alder", "Payroll", **sent)
    page = signed_in(world, "birch_finance").get(form_of(world, "alder", "Fleet maintenance")).content.decode()
    assert "Secret" not in page
    assert "987,654" not in page


def test_the_convener_shows_nobody_what_a_member_shows_to_the_team(world: World) -> None:
    director = world.actor("director")
    with acting(director.acting):
        call_to_team(partnership=world.partnership.id, person=world.people["director"], by=director, at=AT)
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme", audience="team")
    by_word = {"told_by": "A. Manager", "told_on": "11/20/2026"}
    tell(world, "director", "alder", "Payroll", vendor="Acme", system="Acme Pay", **by_word)
    assert set(told(world, "birch_finance")) == {"system"}
    assert set(told(world, "alder_manager")) == {"system", "vendor"}


def test_nobody_answers_for_a_member_that_has_left(world: World) -> None:
    by = world.actor("director")
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme")
    form = form_of(world, "alder", "Payroll")
    workbook = address(world, f"workbook/{world.governments['alder'].key}/template/")
    with acting(by.acting):
        seat = Membership.objects.get(government=world.governments["alder"])
        end_membership(membership=seat, ends_on=now().date() - datetime.timedelta(days=2), by=by, at=now())
    client = signed_in(world, "director")
    assert "Acme" in client.get(form).content.decode()
    for page in (f"{form}?change=1", f"{form}send/", workbook):
        assert client.post(page, BLANK | {"vendor": "Written after"}).status_code in (404, 405), page
    assert client.get(workbook).status_code == 404
    assert "?change=1" not in client.get(form).content.decode()


def test_the_page_counts_what_its_reader_may_see(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", vendor="Acme", audience="own")
    tell(world, "birch_finance", "birch", "Payroll", vendor="Acme")
    for who, begun in (("alder_manager", 2), ("birch_finance", 1), ("director", 1)):
        page = signed_in(world, who).get(address(world, "forms/")).content.decode()
        assert f"{begun} of 4 short forms are begun, 0 at least half filled in" in page, who


def test_what_another_member_may_keep_to_itself_is_not_called_unanswered(world: World) -> None:
    """Neither in the table of forms nor on the page of an area; of one's own government it is said plainly."""
    area = f"areas/{area_called(world, 'Payroll').id}/"
    for page, own in (("forms/", "no answer yet"), (area, "nothing yet")):
        shown = signed_in(world, "alder_manager").get(address(world, page)).content.decode()
        assert own in shown
        assert "none that you may see" in shown
        assert own not in signed_in(world, "director").get(address(world, page)).content.decode()


def test_a_form_with_half_of_its_answers_is_counted_apart(world: World) -> None:
    tell(world, "alder_manager", "alder", "Payroll", **HALF)
    tell(world, "birch_finance", "birch", "Payroll", **(HALF | {"vendor": ""}))
    for page in ("forms/", ""):
        shown = signed_in(world, "birch_finance").get(address(world, page)).content.decode()
        assert "2 of 4 short forms are begun, 1 at least half filled in" in shown
    assert "2 of 2; 1 at least half" in shown
