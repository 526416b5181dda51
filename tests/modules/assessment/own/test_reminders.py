"""Members are reminded of forms that are not in, as far as it is shared, and are then left in peace."""

import datetime
import html
import re
from collections.abc import Sequence

import pytest
from django.test import Client
from pytest_django import Settings

from interlocal.core.access.actor import Refused
from interlocal.core.access.roles import Role
from interlocal.core.audit.models import Event
from interlocal.core.governments.actions import admit_government
from interlocal.core.measures.models import Audience
from interlocal.core.people.models import Person
from interlocal.modules.assessment.actions import remind
from interlocal.modules.assessment.actions.reminders import Reminded
from interlocal.modules.assessment.models import OwnScan, Reminder, ScanArea
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.platform.erasure import at_address
from interlocal.platform.mail.models import Message
from interlocal.ui.screens import with_way_back
from tests.modules.assessment.own.out import fleet
from tests.modules.assessment.own.told import BLANK, HALF
from tests.worlds import AT, LONG_AGO, World, all_ids, government, person, role, tri_cities, unchanged_by

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def world(settings: Settings) -> World:
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    made = tri_cities()
    fleet(made)
    return made


def signed_in(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def mails_to(who: Person) -> list[Message]:
    with acting(at_address(who.email)):
        return list(Message.objects.filter(to=who.email))


def answered(world: World, who: str, government: str, area: str, audience: str, **more: str) -> None:
    with acting(world.actor(who).acting):
        found = ScanArea.objects.get(name=area)
    page = f"/p/{world.partnership.key}/assessment/own/back-office/forms/{government}/{found.id}/"
    sent = {**BLANK, **HALF, "audience": audience} | more
    assert signed_in(world, who).post(page, sent).status_code == 302


def click(world: World) -> str:
    page = f"/p/{world.partnership.key}/assessment/own/back-office/"
    director = signed_in(world, "director")
    assert director.post(f"{page}remind/")["Location"] == f"{page}forms/"
    return html.unescape(director.get(f"{page}forms/").content.decode())


def by_action(world: World, missing: Sequence[str], at: datetime.datetime, who: str = "director") -> Reminded:
    by = world.actor(who, at)
    with acting(by.acting):
        return remind(
            scan=OwnScan.objects.get(),
            missing={world.governments[name]: ["Payroll"] for name in missing},
            place=by.place(world.partnership.key),
            address="https://interlocal.example/forms/",
            by=by,
            at=at,
        )


def test_one_click_reminds_whoever_is_late_and_may_answer(world: World) -> None:
    answered(world, "alder_manager", "alder", "Payroll", Audience.PARTNERSHIP)
    shown = click(world)
    assert "2 members were reminded" in shown
    [to_alder] = mails_to(world.people["alder_manager"])
    assert "- Fleet maintenance" in to_alder.text
    assert "- Payroll" not in to_alder.text
    assert "As far as it is shared" in to_alder.text
    assert f"/p/{world.partnership.key}/assessment/own/back-office/forms/" in to_alder.text
    [to_birch] = mails_to(world.people["birch_finance"])
    assert "- Fleet maintenance\n- Payroll" in to_birch.text or "- Payroll\n- Fleet maintenance" in to_birch.text
    for nobody in ("alder_clerk", "alder_viewer", "alder_former", "cedar_manager", "director"):
        assert mails_to(world.people[nobody]) == [], nobody
    with acting(world.actor("director").acting):
        event = Event.objects.get(verb="reminder.sent")
    assert event.facts == {"members": 2, "mails": 2}


def test_a_form_with_less_than_half_of_its_answers_is_still_asked_for(world: World) -> None:
    answered(world, "alder_manager", "alder", "Payroll", Audience.PARTNERSHIP, vendor="")
    click(world)
    [to_alder] = mails_to(world.people["alder_manager"])
    assert "less than half of the answers are in from Alder" in to_alder.text
    assert "- Payroll" in to_alder.text


def test_once_in_three_days_for_each_member(world: World) -> None:
    at = now()
    assert by_action(world, ["alder"], at).members == 1
    assert by_action(world, ["alder", "birch"], at + 3 * DAY - datetime.timedelta(minutes=1)).members == 1
    assert by_action(world, ["alder", "birch"], at + 3 * DAY).members == 1
    assert len(mails_to(world.people["alder_manager"])) == 2
    assert len(mails_to(world.people["birch_finance"])) == 1


def test_the_page_says_when_and_offers_it_only_where_it_would_go_out(world: World) -> None:
    click(world)
    shown = click(world)
    assert "Nobody was reminded" in shown
    assert "All who have people here were reminded within three days" in shown
    assert "Remind all who are late" not in shown
    member = signed_in(world, "birch_finance").get(f"/p/{world.partnership.key}/assessment/own/back-office/forms/")
    assert "Last reminded" not in member.content.decode()


def test_each_is_written_to_in_her_language_and_once(world: World) -> None:
    hr = world.people["alder_hr"] = person("hr@alder.example", "Hera Human")
    role(hr, world.governments["alder"], Role.HR_DIRECTOR)
    role(hr, world.governments["alder"], Role.FINANCE_DIRECTOR)
    Person.objects.filter(id=hr.id).update(language="es")
    assert by_action(world, ["alder"], now()).mails == 2
    [mail] = mails_to(hr)
    assert mail.subject.startswith("Formularios breves")
    [english] = mails_to(world.people["alder_manager"])
    assert english.subject.startswith("Short forms")


def test_where_nobody_may_answer_the_convener_is_told(world: World) -> None:
    told = by_action(world, ["cedar", "birch"], now())
    assert told.members == 2
    quiet = by_action(world, ["council"], now() + DAY)
    assert quiet.mails == 1, "the council's director may answer for it"
    Person.objects.filter(id=world.people["alder_manager"].id).update(is_active=False)
    assert by_action(world, ["alder"], now()).without_people == (world.governments["alder"],)


def test_the_page_offers_no_reminder_where_nobody_would_be_mailed(world: World) -> None:
    director = signed_in(world, "director")
    page = f"/p/{world.partnership.key}/assessment/own/back-office/forms/"

    def shown() -> str:
        return re.sub(r"<[^>]+>|\s+", " ", director.get(page).content.decode())

    Person.objects.filter(id=world.people["alder_manager"].id).update(is_active=False)
    assert "nobody: its own people invite others" in shown()
    assert "Remind all who are late" in shown()
    for who in ("birch_finance", "cedar_manager"):
        Person.objects.filter(id=world.people[who].id).update(is_active=False)
    assert "Nobody of them has people here who may answer: invite them first." in shown()
    assert "Remind all who are late" not in shown()


def test_where_no_mail_is_sent_nobody_counts_as_reminded_and_the_address_is_handed_over(
    world: World, settings: Settings
) -> None:
    settings.EMAIL_URL = ""
    page = f"/p/{world.partnership.key}/assessment/own/back-office/forms/"
    shown = signed_in(world, "director").get(page).content.decode()
    assert "This installation sends no mail" in shown
    assert f"<code>{settings.PUBLIC_URL}{page}</code>" in shown
    assert "Remind all who are late" not in shown
    told = click(world)
    assert "Nobody was reminded: this installation sends no mail." in told
    assert "were reminded." not in told
    assert all_ids(Reminder, world.actor("director")) == set()
    assert mails_to(world.people["alder_manager"]) == []


def test_a_member_without_people_leads_to_where_its_first_person_is_invited(world: World) -> None:
    dogwood, director = government("Dogwood"), world.actor("director")
    with acting(director.acting):
        admit_government(
            partnership=world.partnership, government=dogwood, starts_on=LONG_AGO, ends_on=None, by=director, at=AT
        )
    page = f"/p/{world.partnership.key}/assessment/own/back-office/forms/"
    form = with_way_back(f"/p/{world.partnership.key}/people/invite/", page)
    assert f'href="{form}">nobody: invite people first</a>' in signed_in(world, "director").get(page).content.decode()
    offered = signed_in(world, "director").get(form).content.decode()
    assert "Dogwood" in offered
    assert f'href="{page}">Cancel and go back' in offered


def test_whoever_does_not_run_the_scan_reminds_nobody(world: World) -> None:
    with pytest.raises(Refused):
        by_action(world, ["alder"], now(), "birch_finance")


def test_what_a_member_keeps_to_itself_changes_nothing_of_it(world: World) -> None:
    """Not whom a click reads as late, nor what the mails and the log say."""

    def look() -> tuple[object, ...]:
        savepoint = click(world).partition("<main")[2]
        with acting(world.actor("director").acting):
            facts = Event.objects.get(verb="reminder.sent").facts
        [mail] = mails_to(world.people["birch_finance"])
        alder = signed_in(world, "alder_manager").get(f"/p/{world.partnership.key}/audit/").content.count(b"Reminded")
        return (savepoint.count("Birch"), facts, mail.text, alder)

    def secret() -> None:
        answered(world, "birch_finance", "birch", "Payroll", Audience.OWN)

    def fresh_look() -> tuple[object, ...]:
        seen: list[tuple[object, ...]] = []
        unchanged_by(lambda: seen.append(look()), lambda: None)
        return seen[0]

    without, with_it = unchanged_by(secret, fresh_look)
    assert without == with_it


def test_that_a_member_was_reminded_is_its_own_and_the_conveners_to_see(world: World) -> None:
    by_action(world, ["alder", "birch"], now())
    assert len(all_ids(Reminder, world.actor("director"))) == 2
    assert len(all_ids(Reminder, world.actor("birch_finance"))) == 1
    assert len(all_ids(Reminder, world.actor("cedar_manager"))) == 0
