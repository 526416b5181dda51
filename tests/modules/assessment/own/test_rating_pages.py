"""The pages of rating: alone first, then together; stale forms; what waits for whom."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from interlocal.modules.assessment.actions import edit_area, set_factors
from interlocal.modules.assessment.models import AreaRating, FactorSet, OwnScan
from interlocal.modules.assessment.rated import Shown
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.site.home.waiting import waiting_for
from interlocal.ui.screens import with_way_back
from interlocal.ui.tables import Table
from tests.worlds import AT, World, tri_cities

from .raters import FACTORS, areas, questions, release, say, started
from .test_rating import ask, together

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


@pytest.fixture
def scan(world: World) -> OwnScan:
    return started(world, "director", "alder_manager", "birch_finance")


class Visitor:
    """Somebody at the pages of one scan."""

    def __init__(self, world: World, scan: OwnScan, who: str) -> None:
        self.client = Client()
        self.client.force_login(world.people[who])
        self.below = f"/p/{world.partnership.key}/assessment/own/{scan.key}/"

    def see(self, page: str) -> str:
        answer = self.client.get(self.below + page)
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, page: str, **values: object) -> tuple[int, str]:
        """Fill a page's form in as it stands, with `values` (- for _ in their names), and send it."""
        asked = re.search(r'name="asked" value="([^"]+)"', self.see(page))
        assert asked
        data = {"asked": asked[1]} | {name.replace("_", "-"): value for name, value in values.items()}
        answer = self.client.post(self.below + page, data)
        return answer.status_code, answer.get("Location", "") or answer.content.decode()


def test_a_rater_goes_from_area_to_area_until_nothing_is_left(world: World, scan: OwnScan) -> None:
    payroll, fleet = areas(world, scan)
    manager = Visitor(world, scan, "alder_manager")
    assert "Left for you to rate: 2 of 2 areas." in manager.see("rate/")
    answers = {f"level-{factor}": "high" for factor in FACTORS}
    status, following = manager.send(f"rate/{payroll.id}/", **answers, note_similarity="The same rules.")
    assert (status, following) == (302, f"{manager.below}rate/{fleet.id}/")
    status, following = manager.send(f"rate/{fleet.id}/", **{**answers, "level-challenges": "unrated"})
    assert (status, following) == (302, f"{manager.below}rate/")
    page = manager.see("rate/")
    assert "You have rated all areas." in page
    assert escape("3 of 4 rated, 1 can't say") in page
    assert "The same rules." in manager.see(f"rate/{payroll.id}/")


def test_a_question_without_an_answer_stays_open_and_a_form_sent_unchanged_adds_nothing(
    world: World, scan: OwnScan
) -> None:
    payroll = areas(world, scan)[0]
    manager = Visitor(world, scan, "alder_manager")
    manager.send(f"rate/{payroll.id}/", level_similarity="low")
    manager.send(f"rate/{payroll.id}/", level_similarity="low")
    assert "1 of 4 rated" in manager.see("rate/")
    with acting(world.actor("alder_manager").acting):
        [said] = AreaRating.objects.all()
        assert (said.factor, said.level, said.version) == ("similarity", "low", 1)


def test_the_form_shows_nobody_else_s_word(world: World, scan: OwnScan) -> None:
    payroll = areas(world, scan)[0]
    say(world, "birch_finance", payroll, "high", notes={"similarity": "As Birch sees it."})
    page = Visitor(world, scan, "alder_manager").see(f"rate/{payroll.id}/")
    assert "As Birch sees it." not in page
    assert "checked" not in page
    together_page = Visitor(world, scan, "alder_manager").see("ratings/")
    assert "Rate first, and look here afterwards" in together_page


def test_nobody_outside_the_team_reaches_the_form(world: World, scan: OwnScan) -> None:
    payroll = areas(world, scan)[0]
    clerk = Visitor(world, scan, "alder_clerk")
    assert "you are not on it" in clerk.see("rate/")
    for answer in (
        clerk.client.get(f"{clerk.below}rate/{payroll.id}/"),
        clerk.client.post(f"{clerk.below}rate/{payroll.id}/", {"level-similarity": "high"}),
    ):
        assert answer.status_code == 404


def test_a_stale_form_is_told_and_keeps_what_is_still_asked(world: World, scan: OwnScan) -> None:
    payroll, similarity = areas(world, scan)[0], questions(world, scan).factors[0]
    manager = Visitor(world, scan, "alder_manager")
    page = f"rate/{payroll.id}/"
    asked = re.search(r'name="asked" value="([^"]+)"', manager.see(page))
    assert asked
    ask(world, scan, [(similarity.name, 1), ("Hurts", 1)])
    stale = {"asked": asked[1], "level-similarity": "high", "level-challenges": "low"}
    told = manager.client.post(manager.below + page, stale).content.decode()
    assert "The questions were changed meanwhile." in told
    assert re.search(r'name="level-similarity" value="high"[^>]*checked', told)
    anew = re.search(r'name="asked" value="([^"]+)"', told)
    assert anew
    assert anew[1] != asked[1]
    sent = manager.client.post(manager.below + page, {**stale, "asked": anew[1]})
    assert sent.status_code == 302
    with acting(world.actor("director").acting):
        assert [said.factor for said in AreaRating.objects.all()] == ["similarity"]


def test_ratings_answer_first_and_name_who_said_what(world: World, scan: OwnScan) -> None:
    payroll, fleet = areas(world, scan)
    director = Visitor(world, scan, "director")
    assert "Nobody has rated yet" in director.see("ratings/")
    say(world, "director", payroll, *["high"] * 4, notes={"similarity": "All run the same."})
    say(world, "alder_manager", payroll, "none", "high", "high", "high")
    say(world, "director", fleet, "low")
    page = director.see("ratings/")
    assert "0 of 3 people on the assessment team have rated everything. 2 have begun." in page
    assert f"Ranked so far: {payroll.name} alone." in page
    assert "1 area is not ranked, since nobody rated one of its questions." in page
    assert f"In 1 place raters are far apart: {payroll.name}." in page
    assert "Alder Manager, Alder: none; Dana Director, Maple Council: high (All run the same.)" in page
    assert escape("Krippendorff's alpha") in page
    said = director.see(f"ratings/{payroll.id}/")
    assert "All run the same." in said


def test_whoever_may_call_others_to_the_team_still_can_once_it_is_there(world: World, scan: OwnScan) -> None:
    director, manager = Visitor(world, scan, "director"), Visitor(world, scan, "alder_manager")
    for page in ("ratings/", "rate/"):
        call = with_way_back(f"/p/{world.partnership.key}/team/call/", director.below + page)
        assert f'href="{call}">Call somebody to the team' in director.see(page), page
        assert "team/call/" not in manager.see(page), page
    say(world, "director", areas(world, scan)[0], "high")
    assert "Call somebody to the team" in director.see("ratings/")


def test_the_scans_first_page_says_as_its_ratings_do_how_many_have_rated(world: World, scan: OwnScan) -> None:
    payroll, fleet = areas(world, scan)
    director = Visitor(world, scan, "director")
    assert "0 of 3 people on the assessment team have rated everything." in director.see("")
    say(world, "director", payroll, *["high"] * 4)
    say(world, "director", fleet, "low", "low", "", "low")
    say(world, "alder_manager", fleet, "")
    release(world, "birch_finance")
    words = "1 of 2 people on the assessment team have rated everything. 1 has begun."
    assert words in director.see("")
    assert words in director.see("ratings/")


def test_without_a_team_the_page_leads_to_where_it_is_called(world: World) -> None:
    scan = started(world)
    page = Visitor(world, scan, "director").see("ratings/")
    assert "No assessment team yet" in page
    assert f"/p/{world.partnership.key}/team/call/?back=%2Fp%2F{world.partnership.key}%2Fassessment%2Fown%2F" in page
    assert "team/call/" not in Visitor(world, scan, "alder_viewer").see("ratings/")


def test_the_table_of_ranks_shows_what_was_computed(world: World, scan: OwnScan) -> None:
    payroll, fleet = areas(world, scan)
    say(world, "director", payroll, "high", "high", "high", "none")
    say(world, "director", fleet, "medium", "medium", "medium", "low")
    found = together(world, scan)
    names = {area.id: area.name for area in found.areas}
    sections = Shown(found, found.areas, {}, names, lambda area: f"/{area.id}/").sections()
    [table] = [
        block
        for section in sections
        for block in section.blocks
        if isinstance(block, Table) and block.title == "Rank acceptability"
    ]
    for row, placed in zip(table.rows, found.stability.placed, strict=True):
        assert row[0] == names[found.by_key[placed.area].id]
        for shown, share in zip(row[1:], placed.shares, strict=True):
            assert float(shown) == pytest.approx(share, abs=1e-13)


def test_changing_questions_says_what_becomes_of_ratings(world: World, scan: OwnScan) -> None:
    payroll = areas(world, scan)[0]
    director = Visitor(world, scan, "director")
    changed = {"name_1": "Alike", "weight_1": 2, "name_2": "Saves", "weight_2": 1}
    assert director.send("factors/set/", **changed)[0] == 302
    assert "Nobody has rated yet" in director.see("factors/")
    say(world, "alder_manager", payroll, "high", "low")
    assert "becomes version 2 of the questions" in director.see("factors/set/")
    assert director.send("factors/set/", **{**changed, "weight_2": 5})[0] == 302
    assert "Version 1" in director.see("factors/")
    assert "which stand no longer" in director.see("ratings/?version=1")
    assert "Alder Manager" in director.see(f"ratings/{payroll.id}/?version=1")
    assert director.client.get(f"{director.below}ratings/?version=3").status_code == 404


def test_wrong_questions_are_all_told(world: World, scan: OwnScan) -> None:
    director = Visitor(world, scan, "director")
    status, page = director.send("factors/set/", name_1="Alike", weight_1=101, name_2="Saves", weight_2="")
    assert status == 200
    assert "less than or equal to 100" in page
    assert "Say what it weighs" in page
    status, page = director.send("factors/set/", name_1="Alike", weight_1=0, name_2="alike", weight_2=0)
    assert status == 200
    assert "stands here twice" in page
    assert "more than 0" in page


def test_two_directors_who_change_the_questions_at_once_are_told(world: World, scan: OwnScan) -> None:
    director = Visitor(world, scan, "director")
    asked = re.search(r'name="asked" value="([^"]+)"', director.see("factors/set/"))
    assert asked
    ask(world, scan, [("Theirs", 1)])
    mine = {"asked": asked[1], "name-1": "Mine", "weight-1": 1}
    told = director.client.post(f"{director.below}factors/set/", mine).content.decode()
    assert "Somebody else changed the questions meanwhile" in told
    with acting(world.actor("director").acting):
        assert [factor.name for factor in FactorSet.objects.get().factors] == ["Theirs"]


def test_the_deeper_look_has_pages_of_its_own(world: World, scan: OwnScan) -> None:
    payroll, fleet = areas(world, scan)
    by, director = world.actor("director"), Visitor(world, scan, "director")
    assert "No area is chosen for the deeper look" in director.see("rate/?deeper=1")
    with acting(by.acting):
        edit_area(area=payroll, version=payroll.version, by=by, at=AT, deeper=True)
    assert "The deeper look has no questions yet" in director.see("rate/?deeper=1")
    assert director.send("factors/set/?deeper=1", name_1="Ease of change", weight_1=1)[0] == 302
    status, following = director.send(f"rate/{payroll.id}/?deeper=1", level_ease_of_change="high")
    assert (status, following) == (302, f"{director.below}rate/?deeper=1")
    assert director.client.get(f"{director.below}rate/{fleet.id}/?deeper=1").status_code == 404
    assert "Left for you to rate: 2 of 2 areas." in director.see("rate/")
    page = director.see("ratings/?deeper=1")
    assert f"Ranked so far: {payroll.name} alone." in page
    assert "All of this rests on one rater." in page


def waits(world: World, who: str) -> list[tuple[str, str]]:
    actor = world.actor(who, now())
    with acting(actor.acting):
        found = [todo for group in waiting_for(actor, now()) for todo in group.todos]
    return [(todo.title, todo.url) for todo in found if todo.title.startswith("Rate ")]


def test_a_rater_is_told_once_for_each_scan_until_she_has_said_her_word(world: World, scan: OwnScan) -> None:
    payroll, fleet = areas(world, scan)
    address = f"/p/{world.partnership.key}/assessment/own/{scan.key}/rate/"
    assert waits(world, "alder_clerk") == []
    assert waits(world, "alder_manager") == [(f"Rate 2 areas: {scan.title}", address)]
    say(world, "alder_manager", payroll, "high", "", "", "low")
    say(world, "alder_manager", fleet, "high", "low", "low")
    assert waits(world, "alder_manager") == [(f"Rate 1 area: {scan.title}", address)]
    say(world, "alder_manager", fleet, "high", "low", "low", "")
    assert waits(world, "alder_manager") == []
    by = world.actor("director")
    with acting(by.acting):
        edit_area(area=payroll, version=payroll.version, by=by, at=AT, deeper=True)
        set_factors(scan=scan, factors=[("Ease", 1)], deeper=True, by=by, at=AT)
    assert waits(world, "alder_manager") == [(f"Rate 1 area: {scan.title}", f"{address}?deeper=1")]
