"""A short form goes to a department by link: answered once, looked at, then an answer of its government."""

import datetime
import html
import re
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from interlocal.core.access.actor import NOBODY_HERE, Refused
from interlocal.core.access.roles import Role
from interlocal.core.audit.models import Event
from interlocal.core.governments.actions import end_membership
from interlocal.core.governments.models import Membership
from interlocal.core.measures.models import Reading
from interlocal.core.measures.service import SHORT
from interlocal.core.people.actions import erase_person
from interlocal.core.people.models import RoleAssignment
from interlocal.core.people.queries import hash_of
from interlocal.modules.assessment.actions import decline, withdraw_link
from interlocal.modules.assessment.models import FormLink, LinkState, OwnScan, ScanArea
from interlocal.modules.assessment.queries import sent_in_to
from interlocal.modules.assessment.tasks import forget_departments, forget_unasked
from interlocal.platform.acting import Acting, acting
from interlocal.platform.clock import now
from interlocal.platform.erasure import at_address
from interlocal.platform.mail.models import Message
from tests.at_once import at_once
from tests.modules.assessment.own.out import SAID, answer, fleet, send
from tests.worlds import World, all_ids, person, role, tri_cities, unchanged_by

DAY = datetime.timedelta(days=1)


@pytest.fixture
def world(db: None) -> World:
    return tri_cities()


@pytest.fixture
def area(world: World) -> ScanArea:
    return fleet(world)


def signed_in(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def text_of(client: Client, path: str, status: int = 200) -> str:
    answered = client.get(path)
    assert answered.status_code == status, path
    return " ".join(html.unescape(answered.content.decode()).split())


def _main(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def state_of(path: str) -> FormLink:
    with acting(Acting(link=hash_of(path.split("/")[3]))):
        return FormLink.objects.get()


def sent_in_page(world: World, link: FormLink) -> str:
    return f"/p/{world.partnership.key}/assessment/own/back-office/sent-in/{link.id}/"


def mails_to(address: str) -> list[Message]:
    with acting(at_address(address)):
        return list(Message.objects.filter(to=address))


class TestWhatTheDepartmentSees:
    def test_who_asks_for_what_until_when_and_who_will_see_it(self, world: World, area: ScanArea) -> None:
        _link, path = send(world, "birch_finance", "birch", area=area)
        page = text_of(Client(), path)
        for said in (
            "Birch asks you for “Back office”",
            "Fleet maintenance",
            "Maple Partnership",
            "through",
            "Synthetic data.",
        ):
            assert said in page
        assert "and nobody else" in page
        _link, path = send(world, "director", "birch", area=area)
        page = text_of(Client(), path)
        assert "Maple Council asks you, at Birch" in page
        assert "members of Maple Partnership may see it" in page

    @pytest.mark.parametrize("method", ["get", "head", "options"])
    def test_a_mail_filter_that_follows_the_link_uses_nothing_up(
        self, world: World, area: ScanArea, method: str
    ) -> None:
        _link, path = send(world, "birch_finance", "birch", area=area)
        for _visit in range(3):
            getattr(Client(), method)(path)
        assert state_of(path).state == LinkState.OPEN

    def test_it_is_answered_once(self, world: World, area: ScanArea) -> None:
        _link, path = send(world, "birch_finance", "birch", area=area)
        client = Client()
        assert client.post(path, SAID)["Location"] == path
        assert "Thank you" in text_of(client, path)
        again = client.post(path, SAID | {"does": "Something else"})
        assert "A link takes one answer" in again.content.decode()
        kept = state_of(path)
        assert kept.answers == SAID
        assert kept.email == ""
        page = text_of(Client(), path)
        assert "ask Birch Finance at Birch" in page
        assert "FleetSoft" not in page

    def test_what_is_wrong_is_told_at_once_and_the_link_stays_open(self, world: World, area: ScanArea) -> None:
        _link, path = send(world, "birch_finance", "birch", area=area)
        answered: Any = Client().post(path, SAID | {"staff": "six", "contract_ends": "soon", "year": "1815"})
        assert set(answered.context["form"].errors) == {"staff", "contract_ends", "year"}
        strange: Any = Client().post(path, SAID | {"does": "We \u202eshare", "system": "\u200b"})
        assert set(strange.context["form"].errors) == {"does", "system"}
        empty: Any = Client().post(path, {"year": "FY2026", "grade": "guess"})
        assert "Answer at least one question" in empty.content.decode()
        assert state_of(path).state == LinkState.OPEN

    def test_after_the_deadline_it_says_so(self, world: World, area: ScanArea) -> None:
        _link, path = send(world, "birch_finance", "birch", area=area, days=1, at=now() - 3 * DAY)
        for answered in (Client().get(path), Client().post(path, SAID)):
            assert "could be sent in through" in answered.content.decode()
        assert state_of(path).answers is None

    def test_the_last_day_is_that_of_the_partnership(self, world: World, area: ScanArea) -> None:
        noon = datetime.datetime(2026, 11, 2, 18, tzinfo=datetime.UTC)
        link, path = send(world, "birch_finance", "birch", area=area, days=0, at=noon)
        assert link.expires_at == datetime.datetime(2026, 11, 3, 6, tzinfo=datetime.UTC)  # midnight in Chicago
        late = answer(path, at=link.expires_at - datetime.timedelta(seconds=1))
        assert late.answered_on == link.last_day

    def test_a_withdrawn_one_says_so_and_a_forged_one_nothing(self, world: World, area: ScanArea) -> None:
        link, path = send(world, "birch_finance", "birch", area=area)
        by = world.actor("birch_finance", now())
        with acting(by.acting):
            withdraw_link(link=link, by=by, at=now())
        assert "was withdrawn. You need do nothing" in text_of(Client(), path)
        with pytest.raises(Refused):
            answer(path)
        forged, invitation = (text_of(Client(), f"/{door}/forged/", 404) for door in ("links/assessment", "invitation"))
        assert "This link can't be used" in forged
        assert _main(forged) == _main(invitation)

    def test_whoever_tries_many_has_to_wait(self, world: World) -> None:
        tries = [Client().post("/links/assessment/forged/").status_code for _try in range(21)]
        assert tries == [404] * 20 + [429]

    def test_it_speaks_spanish(self, world: World, area: ScanArea) -> None:
        _link, path = send(world, "birch_finance", "birch", area=area)
        client = Client()
        client.post("/language/setlang/", {"language": "es", "next": path})
        page = text_of(client, path)
        assert '<html lang="es"' in page
        assert "Quién lo verá" in page
        with translation.override("es"):
            words = {str(word) for measure in SHORT for word in (measure.title, measure.definition)}
        with translation.override("en"):
            assert not words & {str(word) for measure in SHORT for word in (measure.title, measure.definition)}
        assert all(word in page for word in words)

    def test_the_bearer_reads_nothing_but_the_links_own_row(self, world: World, area: ScanArea) -> None:
        link, path = send(world, "birch_finance", "birch", area=area)
        send(world, "director", "birch", area=area)
        seen = {}
        with acting(Acting(link=hash_of(path.split("/")[3]))):
            for model in apps.get_models():
                if model.__module__.startswith("interlocal."):
                    seen[model.__name__] = set(model._default_manager.values_list("pk", flat=True))
        open_to_all = {"Person", "Government", "PartnershipIndex", "Head", "Service"}
        assert {name for name, keys in seen.items() if keys} - open_to_all == {"FormLink"}
        assert seen["FormLink"] == {link.id}

    def test_whoever_is_signed_in_gets_no_further_by_it(self, world: World, area: ScanArea) -> None:
        _link, path = send(world, "birch_finance", "birch", area=area)
        client = signed_in(world, "cedar_manager")
        assert client.post(path, SAID).status_code == 302
        assert state_of(path).state == LinkState.ANSWERED

    def test_of_two_answers_at_once_one_is_kept(self, committed_database: str) -> None:
        world = tri_cities()
        _link, path = send(world, "birch_finance", "birch")
        told = at_once(*(lambda said=said: Client().post(path, SAID | {"does": said}).status_code for said in "ab"))
        assert set(told) <= {302, 200}
        chain = f"government:{world.governments['birch'].id}"
        with acting(world.actor("birch_finance").acting):
            assert Event.objects.filter(chain=chain, verb="form.sent_in").count() == 1


class TestSending:
    def test_the_mail_bears_the_link_and_the_log_no_name(self, world: World, area: ScanArea) -> None:
        client = signed_in(world, "birch_finance")
        page = f"/p/{world.partnership.key}/assessment/own/back-office/forms/birch/{area.id}/send/"
        last = now().date() + 5 * DAY
        answered = client.post(page, {"department": "Fleet", "email": "Fleet@Birch.example", "last_day": str(last)})
        shown = html.unescape(answered.content.decode())
        [mail] = mails_to("fleet@birch.example")
        [link] = re.findall(r"http\S+", mail.text)
        assert link in shown, "without a mail server it is handed over"
        assert text_of(Client(), "/" + link.split("/", 3)[3])
        with acting(world.actor("birch_finance").acting):
            [event] = Event.objects.filter(verb="form.sent")
        assert event.chain == f"government:{world.governments['birch'].id}"
        assert event.facts == {"government": str(world.governments["birch"].id)}

    @pytest.mark.parametrize(("days", "wrong"), [(-1, True), (0, False), (180, False), (181, True)])
    def test_the_last_day_is_one_of_the_next_180(self, world: World, area: ScanArea, days: int, wrong: bool) -> None:
        if wrong:
            with pytest.raises(ValidationError, match="Choose a day from today through"):
                send(world, "birch_finance", "birch", area=area, days=days)
        else:
            assert send(world, "birch_finance", "birch", area=area, days=days)

    def test_nobody_sends_for_others(self, world: World, area: ScanArea) -> None:
        for who, where in (("alder_manager", "birch"), ("alder_viewer", "alder"), ("cedar_manager", "birch")):
            with pytest.raises(Refused):
                send(world, who, where, area=area)

    def test_whoever_sends_very_many_has_to_wait(self, world: World, area: ScanArea, settings: Any) -> None:
        settings.ACCOUNT_RATE_LIMITS = {"send_form": "2/h/user"}  # 60 take long
        page = f"/p/{world.partnership.key}/assessment/own/back-office/forms/birch/{area.id}/send/"
        to = {"department": "Fleet", "email": "fleet@birch.example", "last_day": str(now().date() + DAY)}
        client = signed_in(world, "birch_finance")
        assert [client.post(page, to).status_code for _again in range(4)] == [200, 200, 429, 429]
        assert len(mails_to("fleet@birch.example")) == 2
        assert client.get(page).status_code == 200
        assert signed_in(world, "director").post(page, to).status_code == 200
        assert Client().post(page, to).status_code == 302, "to the page for signing in"

    def test_it_proposes_the_day_of_the_scan(self, world: World, area: ScanArea) -> None:
        page = f"/p/{world.partnership.key}/assessment/own/back-office/forms/birch/{area.id}/send/"
        asked: Any = signed_in(world, "birch_finance").get(page)
        assert asked.context["form"].initial["last_day"] >= now().date() + 13 * DAY
        by, until = world.actor("director"), now().date() + 3 * DAY
        with acting(by.acting):
            OwnScan.objects.update(answers_by=until)
        asked = signed_in(world, "birch_finance").get(page)
        assert asked.context["form"].initial["last_day"] == until


class TestLookingAtIt:
    def test_what_is_accepted_becomes_readings_with_the_department_as_source(
        self, world: World, area: ScanArea
    ) -> None:
        link, path = send(world, "birch_finance", "birch", area=area)
        answer(path)
        client, page = signed_in(world, "birch_finance"), sent_in_page(world, link)
        assert "Look at what Fleet sent in on Fleet maintenance" in text_of(client, "/")
        form: Any = client.get(page).context["form"]
        filled = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
        assert (filled["does"], str(filled["staff"]), filled["told_by"]) == (SAID["does"], "6.5", "Fleet")
        sent = {name: "" if value is None else str(value) for name, value in filled.items()}
        kept = client.post(page, sent | {"staff": "7", "audience": "own"})
        assert kept.status_code == 302
        with acting(world.actor("birch_finance").acting):
            told = {each.measure: each for each in Reading.objects.filter(about=area.service_id)}
        assert {key: str(each.value or each.text) for key, each in told.items()} == {
            "does": SAID["does"],
            "system": SAID["system"],
            "staff": "7.0000",
        }
        assert {each.source_document for each in told.values()} == {"Told by Fleet"}
        assert told["staff"].period == "FY2026"
        done = state_of(path)
        assert (done.state, done.answers, done.department) == (LinkState.TAKEN_OVER, None, "")
        assert client.get(page).status_code == 404
        assert "Look at what" not in text_of(client, "/")

    def test_what_it_left_empty_keeps_its_source(self, world: World, area: ScanArea) -> None:
        client = signed_in(world, "birch_finance")
        own = f"/p/{world.partnership.key}/assessment/own/back-office/forms/birch/{area.id}/"
        shared = {"year": "FY2026", "grade": "guess", "audience": "partnership"}
        assert client.post(own, shared | {"vendor": "Acme", "does": "Cars"}).status_code == 302
        link, path = send(world, "birch_finance", "birch", area=area)
        answer(path)
        page = sent_in_page(world, link)
        form: Any = client.get(page).context["form"]
        filled = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
        client.post(page, {name: "" if value is None else str(value) for name, value in filled.items()})
        with acting(world.actor("birch_finance").acting):
            told = {each.measure: each for each in Reading.objects.filter(about=area.service_id, current=True)}
        assert told["vendor"].source_document == ""
        assert (told["does"].text, told["does"].source_document) == (SAID["does"], "Told by Fleet")

    def test_the_convener_takes_over_what_it_asked_for_and_nothing_else(self, world: World, area: ScanArea) -> None:
        theirs, path = send(world, "birch_finance", "birch", area=area)
        answer(path)
        ours, path = send(world, "director", "birch", area=area)
        answer(path)
        director = signed_in(world, "director")
        assert director.get(sent_in_page(world, theirs)).status_code == 404
        form: Any = director.get(sent_in_page(world, ours)).context["form"]
        assert [value for value, _word in form.fields["audience"].choices] == ["partnership", "team"]
        assert signed_in(world, "birch_finance").get(sent_in_page(world, ours)).status_code == 200
        for stranger in ("alder_manager", "alder_viewer", "cedar_manager"):
            assert signed_in(world, stranger).get(sent_in_page(world, ours)).status_code == 404

    def test_declining_deletes_it(self, world: World, area: ScanArea) -> None:
        link, path = send(world, "birch_finance", "birch", area=area)
        answer(path)
        client = signed_in(world, "birch_finance")
        assert client.post(sent_in_page(world, link) + "decline/").status_code == 302
        assert state_of(path).answers is None
        assert "was answered by this link" in text_of(Client(), path)
        with acting(world.actor("birch_finance").acting):
            assert not Reading.objects.exists()

    def test_whoever_comes_second_is_told(self, world: World, area: ScanArea) -> None:
        link, path = send(world, "birch_finance", "birch", area=area)
        answer(path)
        by = world.actor("birch_finance", now())
        with acting(by.acting):
            with pytest.raises(ValidationError, match="settled meanwhile"):
                withdraw_link(link=link, by=by, at=now())
            decline(link=link, by=by, at=now())
            with pytest.raises(ValidationError, match="settled meanwhile"):
                decline(link=link, by=by, at=now())


class TestAskedNoMore:
    @pytest.fixture
    def out(self, world: World, area: ScanArea) -> tuple[str, str]:
        """Paths of two links at Birch, of its own people: one is open, one was answered."""
        _open, path = send(world, "birch_finance", "birch", area=area)
        _answered, other = send(world, "birch_finance", "birch", area=area)
        answer(other)
        return path, other

    def take_out(self, world: World, area: ScanArea) -> None:
        page = f"/p/{world.partnership.key}/assessment/own/back-office/areas/{area.id}/remove/"
        assert signed_in(world, "director").post(page).status_code == 302

    def leave(self, world: World, area: ScanArea) -> None:
        by = world.actor("director", now())
        with acting(by.acting):
            membership = Membership.objects.get(government=world.governments["birch"])
            end_membership(membership=membership, ends_on=now().date() - DAY, by=by, at=now())

    @pytest.mark.parametrize("end", ["take_out", "leave"])
    def test_the_link_takes_no_answer_and_what_came_in_goes_at_night(
        self, world: World, area: ScanArea, out: tuple[str, str], end: str
    ) -> None:
        still_open, answered = out
        _link, elsewhere = send(world, "alder_manager", "alder", area=payroll(world))
        forget_unasked(now())
        assert state_of(answered).answers == SAID, "as long as it is asked it waits"
        getattr(self, end)(world, area)
        assert "can't be sent in at present" in text_of(Client(), still_open)
        assert Client().post(still_open, SAID).status_code == 200
        with pytest.raises(Refused):
            answer(still_open)
        by = world.actor("birch_finance", now())
        with acting(by.acting):
            assert sent_in_to(by) == []
        forget_unasked(now())
        for path in out:
            gone = state_of(path)
            assert (gone.state, gone.answers, gone.department) == (LinkState.WITHDRAWN, None, "")
        assert "was withdrawn. You need do nothing" in text_of(Client(), still_open)
        assert "was answered by this link" in text_of(Client(), answered)
        assert state_of(elsewhere).state == LinkState.OPEN
        with acting(world.actor("director").acting):
            assert not Event.objects.filter(verb="form.unasked_erased").exists(), "a count of what Birch keeps"

    def test_it_closes_when_nobody_is_left_to_look(self, world: World, area: ScanArea, out: tuple[str, str]) -> None:
        path, _answered = out
        _link, conveners = send(world, "director", "birch", area=area)
        end_roles(world, "birch_finance")
        assert "can't be sent in at present" in text_of(Client(), path)
        assert Client().post(path, SAID).status_code == 200
        assert Client().post(conveners, SAID).status_code == 302
        role(world.people["alder_clerk"], world.governments["birch"], Role.HR_DIRECTOR)
        assert Client().post(path, SAID).status_code == 302
        assert "sent in on Fleet maintenance" in text_of(signed_in(world, "alder_clerk"), "/")

    def test_what_came_in_waits_a_month_for_somebody_to_look(
        self, world: World, area: ScanArea, out: tuple[str, str]
    ) -> None:
        _path, answered = out
        forget_unasked(now() + 31 * DAY)
        assert state_of(answered).answers == SAID, "somebody is there"
        end_roles(world, "birch_finance")
        forget_unasked(now())
        assert state_of(answered).answers == SAID, "she may have a successor on Monday"
        forget_unasked(now() + 31 * DAY)
        assert (state_of(answered).state, state_of(answered).answers) == (LinkState.WITHDRAWN, None)


def payroll(world: World) -> ScanArea:
    with acting(world.actor("director").acting):
        return ScanArea.objects.exclude(name="Fleet maintenance").get()


def end_roles(world: World, who: str) -> None:
    held = RoleAssignment.objects.filter(person=world.people[who])
    with acting(Acting(governments=tuple(each.id for each in world.governments.values()))):
        assert held.update(ends_on=now().date() - DAY)


class TestWhatOthersSee:
    @pytest.mark.parametrize("who", ["director", "alder_manager"])
    def test_a_form_that_birch_sends_to_its_own_changes_no_page(self, world: World, area: ScanArea, who: str) -> None:
        client, home = signed_in(world, who), f"/p/{world.partnership.key}/"
        scan = f"{home}assessment/own/back-office/"
        pages = ["/", home, scan, f"{scan}forms/", f"{scan}forms/birch/{area.id}/", f"{home}audit/", f"{home}people/"]

        def secret() -> None:
            link, path = send(world, "birch_finance", "birch", area=area)
            send(world, "birch_finance", "birch", area=area, email="other@birch.example")
            answer(path)
            finance = signed_in(world, "birch_finance")
            assert finance.post(sent_in_page(world, link) + "decline/").status_code == 302

        def look() -> list[bytes]:
            return [re.sub(rb'csrfmiddlewaretoken" value="[^"]+"', b"", client.get(page).content) for page in pages]

        without, with_it = unchanged_by(secret, look)
        assert without == with_it

    def test_what_birch_makes_of_a_form_of_the_conveners_is_in_its_own_log(self, world: World, area: ScanArea) -> None:
        link, path = send(world, "director", "birch", area=area)
        answer(path)
        assert signed_in(world, "birch_finance").post(sent_in_page(world, link) + "decline/").status_code == 302
        with acting(world.actor("director").acting):
            verbs = list(Event.objects.filter(verb__startswith="form.").values_list("verb", flat=True))
        assert sorted(verbs) == ["form.sent", "form.sent_in"]
        with acting(world.actor("birch_finance").acting):
            assert Event.objects.get(verb="form.declined").chain == f"government:{world.governments['birch'].id}"

    def test_row_security_keeps_it_from_the_convener(self, world: World, area: ScanArea) -> None:
        theirs, _path = send(world, "birch_finance", "birch", area=area)
        ours, _path = send(world, "director", "birch", area=area)
        assert all_ids(FormLink, world.actor("birch_finance")) == {theirs.id, ours.id}
        assert all_ids(FormLink, world.actor("director")) == {ours.id}
        assert all_ids(FormLink, world.actor("alder_manager")) == set()


class TestForgetting:
    def test_to_whom_one_went_that_ran_out_is_forgotten_the_night_after(self, world: World, area: ScanArea) -> None:
        _late, late = send(world, "birch_finance", "birch", area=area, days=1, at=now() - 3 * DAY)
        _open, still_open = send(world, "birch_finance", "birch", area=area)
        forget_departments(now())
        assert (state_of(late).email, state_of(late).department) == ("", "")
        assert state_of(still_open).email == "fleet@birch.example"
        events = Event.objects.filter(verb="form.run_out_erased")
        with acting(Acting()):
            before = events.count()
            forget_departments(now())
            assert events.count() == before

    def test_erasing_a_person_withdraws_the_forms_that_she_has(self, world: World, area: ScanArea) -> None:
        fleet_head = person("head@fleet.example", "Fleet Head")
        _hers, path = send(world, "birch_finance", "birch", area=area, email="Head@fleet.example")
        _others, other = send(world, "birch_finance", "birch", area=area)
        by = world.actor("director")
        with pytest.raises(Refused):
            erase_person(person=fleet_head, by=by, at=now())
        herself = type(NOBODY_HERE)(fleet_head.id)
        with acting(herself.acting):
            erase_person(person=fleet_head, by=herself, at=now())
        assert (state_of(path).state, state_of(path).email) == (LinkState.WITHDRAWN, "")
        assert state_of(other).state == LinkState.OPEN
        assert mails_to("head@fleet.example") == []
