"""The plan of a scan in a browser: answers first, what each may do there, what waits on home."""

import datetime
import re

import pytest
from django.test import Client

from interlocal.modules.assessment.models import OwnScan, Readiness, Risk, Strength, TeamTask
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.modules.assessment.doors import own_scan
from tests.modules.assessment.own.plans import planned
from tests.worlds import AT, World, tri_cities

pytestmark = pytest.mark.django_db
#: In UTC: within a day of the partnership's own, so that what matters lies further apart.
TODAY = now().date()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def world() -> World:
    made = tri_cities()
    with acting(made.actor("director").acting):
        own_scan(made)
    return made


def browser(world: World, who: str = "director") -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def address(world: World, path: str = "") -> str:
    return f"/p/{world.partnership.key}/assessment/own/back-office-scan/plan/{path}"


def page(world: World, path: str = "", who: str = "director") -> str:
    answer = browser(world, who).get(address(world, path))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def send(world: World, path: str, who: str = "director", **sent: object) -> str:
    """Send a form; the page that follows."""
    answer = browser(world, who).post(address(world, path), {"version": 1, **sent}, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def tables(html: str) -> dict[str, str]:
    """Each table by its caption."""
    found = re.findall(r"<table.*?<caption>(.*?)</caption>(.*?)</table>", html)
    return dict(found)


class TestTheWhole:
    def test_it_says_first_what_is_over_due_missing_and_empty(self, world: World) -> None:
        assert "Nothing is over due." in page(world)
        planned(world, "tasks", due_on=TODAY - 2 * DAY)
        planned(world, "risks", review_on=TODAY - 2 * DAY)
        planned(world, "technology", due_on=TODAY - 2 * DAY, done_on=AT.date())
        send(world, "readiness/goals/", version=0, state="missing", evidence="No goal is written", told_by="Clerk")
        html = page(world)
        assert "Over due: Tasks (1), Risks (1)." in html
        assert "A precondition is missing: Clear goals with measurable results." in html
        assert "Nothing entered yet: Strengths, Communication plan." in html

    def test_members_see_the_same_and_are_offered_what_they_may_do(self, world: World) -> None:
        planned(world, "tasks")
        for section in ("", "tasks/", "risks/", "technology/", "communication/", "readiness/"):
            assert "Add a " not in page(world, section, "alder_viewer")
        assert "Add a strength" in page(world, "strengths/", "birch_finance")
        assert "mark as done" in page(world, "tasks/", "alder_viewer")  # it is hers
        assert "mark as done" not in page(world, "tasks/", "birch_finance")

    def test_there_is_no_other_section(self, world: World) -> None:
        for path in ("secrets/", "secrets/add/", "readiness/courage/"):
            assert browser(world).get(address(world, path)).status_code == 404


class TestTasks:
    def test_one_is_added_for_a_person_an_area_and_a_day(self, world: World) -> None:
        with acting(world.actor("director").acting):
            area = OwnScan.objects.get().areas.first()
        assert area is not None
        html = send(
            world,
            "tasks/add/",
            what="Ask the unions",
            person=world.people["alder_clerk"].id,
            area=area.id,
            due_on=(TODAY - 2 * DAY).isoformat(),
        )
        assert "1 open, 1 over due." in html
        for told in ("Ask the unions", "Alder Clerk", area.name, "over due"):
            assert told in tables(html)["Tasks"]

    def test_whose_it_is_marks_it_as_done(self, world: World) -> None:
        task = planned(world, "tasks")
        html = send(world, f"tasks/{task.id}/done/", "alder_viewer", done_on=(TODAY - DAY).isoformat())
        assert "1 done." in html
        refused = browser(world, "birch_finance").get(address(world, f"tasks/{task.id}/done/"))
        assert refused.status_code == 404

    def test_a_risk_is_nothing_to_be_done(self, world: World) -> None:
        risk = planned(world, "risks")
        assert browser(world).get(address(world, f"risks/{risk.id}/done/")).status_code == 404

    def test_whoever_has_left_stays_named(self, world: World) -> None:
        task = planned(world, "tasks", person=world.people["alder_former"])
        send(world, f"tasks/{task.id}/", what="Ask again", person=world.people["alder_former"].id)
        with acting(world.actor("director").acting):
            assert TeamTask.objects.get().person_id == world.people["alder_former"].id

    def test_the_second_of_two_writers_sees_both_versions(self, world: World) -> None:
        task = planned(world, "tasks")
        send(world, f"tasks/{task.id}/", what="Ask two unions")
        html = send(world, f"tasks/{task.id}/", what="Ask three unions")
        assert "Ask two unions" in html
        assert "Ask three unions" in html
        assert 'name="version" value="2"' in html

    def test_what_was_entered_by_mistake_is_taken_out(self, world: World) -> None:
        task = planned(world, "tasks")
        assert "Take it out" in page(world, f"tasks/{task.id}/remove/")
        assert "Nothing is entered yet." in send(world, f"tasks/{task.id}/remove/")


class TestStrengths:
    def test_a_member_states_its_own_and_no_other(self, world: World) -> None:
        sent = {"what": "Two mechanics", "told_by": "B. Finance"}
        alder, birch = world.governments["alder"].id, world.governments["birch"].id
        refused = send(world, "strengths/add/", "birch_finance", government=alder, **sent)
        assert "is not one of the available choices" in refused
        assert _strengths(world) == []
        html = send(world, "strengths/add/", "birch_finance", government=birch, **sent)
        assert "Nothing is stated yet of: Alder, Maple Council." in html
        assert _strengths(world) == ["Birch"]


def _strengths(world: World) -> list[str]:
    with acting(world.actor("director").acting):
        return [each.government.name for each in Strength.objects.select_related("government")]


class TestRisks:
    def test_a_rated_one_stands_in_its_cell_and_an_unrated_one_in_none(self, world: World) -> None:
        planned(world, "risks", title="Vendor sold", likelihood="high", impact="low")
        planned(world, "risks", title="Jobs feared", likelihood="high")
        planned(world, "risks", title="Long gone", likelihood="low", impact="low", state="closed")
        found = tables(page(world, "risks/"))
        cells = re.findall(r"<td class=\"il-matrix[^>]*>(.*?)</td>", found["Risks by likelihood and impact"])
        assert [re.sub("<.*?>", "", cell).strip() for cell in cells] == ["1"] + ["none"] * 8
        assert "Vendor sold" in found["Risks in the matrix"]
        assert "Jobs feared" in found["Unrated risks"]
        assert "unrated" in found["Unrated risks"]
        assert "Long gone" in found["Closed risks"]

    def test_the_page_counts_them_and_cites_its_classes_as_their_author_meant_them(self, world: World) -> None:
        planned(world, "risks", likelihood="high", impact="high", review_on=TODAY - 2 * DAY)
        planned(world, "risks")
        html = page(world, "risks/")
        assert "2 not closed, 1 high in likelihood and impact, 1 unrated, 1 review over due." in html
        assert "Pfeiffer" in html
        assert "not in shared services" in html

    def test_two_owners_are_refused_and_nothing_is_kept(self, world: World) -> None:
        html = send(
            world,
            "risks/add/",
            title="Vendor sold",
            category="legal",
            state="open",
            person=world.people["alder_clerk"].id,
            government=world.governments["alder"].id,
        )
        assert "not both" in html
        with acting(world.actor("director").acting):
            assert not Risk.objects.exists()


def test_a_circle_is_told_at_its_field(world: World) -> None:
    first = planned(world, "technology", step="Move Alder")
    second = planned(world, "technology", step="Move Birch", depends_on=first)
    html = send(world, f"technology/{first.id}/", runs="Ledger 4", step="Move Alder", depends_on=second.id)
    assert "itself waits for this step" in html
    assert "Depends on" in page(world, "technology/")


class TestReadiness:
    def test_what_was_said_before_stays_below(self, world: World) -> None:
        for version, state in ((0, "missing"), (1, "partly")):
            html = send(
                world, "readiness/trust/", version=version, state=state, evidence=f"Seen {version}", told_by="Clerk"
            )
        assert "Partly in place: Trust, reciprocity and transparency." in html
        assert html.index("Seen 1") < html.index("<summary>What was said before") < html.index("Seen 0")
        assert "score" in html  # that there is none

    def test_whoever_saw_another_version_is_shown_both(self, world: World) -> None:
        said = {"state": "missing", "told_by": "Clerk"}
        send(world, "readiness/trust/", version=0, evidence="Theirs", **said)
        html = send(world, "readiness/trust/", version=0, evidence="Mine", **said)
        assert "Theirs" in html
        assert "Mine" in html
        with acting(world.actor("director").acting):
            assert Readiness.objects.count() == 1


class TestHome:
    def home(self, world: World, who: str) -> str:
        return " ".join(browser(world, who).get("/").content.decode().split())

    def test_what_is_due_within_two_weeks_waits_for_whose_it_is(self, world: World) -> None:
        planned(world, "tasks", what="Over", due_on=TODAY - 2 * DAY)
        planned(world, "tasks", what="Soon", due_on=TODAY + 13 * DAY)
        planned(world, "tasks", what="Later", due_on=TODAY + 16 * DAY)
        planned(world, "tasks", what="Finished", due_on=TODAY, done_on=AT.date())
        planned(world, "tasks", what="Nobodys", due_on=TODAY, person=None)
        planned(world, "communication", hearers="Staff", what="Why", due_on=TODAY)
        html = self.home(world, "alder_viewer")
        assert re.findall(r"Do your task: (\w+)", html) == ["Over", "Soon"]
        assert "Send your message: Staff: Why" in html
        for who in ("director", "alder_clerk"):
            assert "Do your task" not in self.home(world, who)

    def test_a_review_waits_for_the_owner_and_for_whoever_keeps_the_plan(self, world: World) -> None:
        planned(world, "risks", title="Alders", review_on=TODAY, government=world.governments["alder"])
        planned(world, "risks", title="Clerks", review_on=TODAY, person=world.people["alder_clerk"])
        planned(world, "risks", title="Later", review_on=TODAY + 16 * DAY)
        planned(world, "risks", title="Closed", review_on=TODAY, state="closed")
        reviews = {
            who: re.findall(r"Look at a risk again: (\w+)", self.home(world, who))
            for who in ("director", "alder_manager", "alder_clerk", "birch_finance")
        }
        assert reviews == {
            "director": ["Alders", "Clerks"],
            "alder_manager": ["Alders"],
            "alder_clerk": ["Clerks"],
            "birch_finance": [],
        }
