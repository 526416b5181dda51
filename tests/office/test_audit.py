"""The audit page: every verb has a sentence, names while they are known, pages without counting, the head to keep."""

import ast
from pathlib import Path

import pytest

import interlocal
from interlocal.core.access.roles import Role
from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.core.audit.chains import partnership_chain
from interlocal.core.audit.queries import head_of
from interlocal.core.governments.actions import admit_government, log_decision
from interlocal.core.governments.admissions import decline_admission
from interlocal.core.people.actions import erase_person
from interlocal.modules.assessment.actions import load_scan
from interlocal.office.sentences import OF_ONE, SENTENCES, sentence
from interlocal.platform.acting import acting
from tests.modules.assessment.doors import published
from tests.office.conftest import Office, SignIn
from tests.worlds import AT, role


def verbs_in_the_code() -> set[str]:
    """What every call of `record` in the product names as its verb, or of a `_record` that passes it on as `verb`."""
    calls = (
        node
        for file in Path(interlocal.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("record", "_record")
    )
    named = (call.args[0] for call in calls)
    return {ast.literal_eval(verb) for verb in named if not (isinstance(verb, ast.Name) and verb.id == "verb")}


def test_every_verb_has_a_sentence_and_no_sentence_lacks_its_verb() -> None:
    verbs = verbs_in_the_code()
    assert len(verbs) > 20
    assert {verb for verb in verbs if sentence(verb) is None} == set()
    assert set(SENTENCES) - verbs == set()
    assert set(OF_ONE) - verbs == set()


def decide(office: Office, *titles: str) -> None:
    by = office.director
    with acting(by.acting):
        for title in titles:
            log_decision(partnership=office.world.partnership.id, title=title, by=by, at=AT)


def test_events_are_told_in_plain_words(office: Office, signed_in: SignIn) -> None:
    rows = signed_in("director").get(office.address("audit/")).context["trail"].rows
    told = {row[3] for row in rows}
    assert {
        "Founded the partnership, which Maple Council convenes",
        "Admitted Alder as a member",
        "Added Payroll to the catalogue",
        "Put Payroll on the board, as: running",
        "Recorded that Alder takes part: Payroll",
    } <= told
    assert {row[2] for row in rows} == {"Dana Director"}


def test_one_agreement_is_told_by_its_title_and_several_by_their_number(office: Office, signed_in: SignIn) -> None:
    by, parties = office.director, (office.world.governments["alder"], office.world.governments["birch"])
    with acting(by.acting):
        for titles in (["Fleet"], ["Radio", "Mowing"]):
            drafts = [Draft(title, parties) for title in titles]
            record_agreements(partnership=office.world.partnership.id, drafts=drafts, by=by, at=AT)
    told = [row[3] for row in signed_in("director").get(office.address("audit/")).context["trail"].rows]
    assert told[:2] == ["Entered agreements into the register: 2", "Entered “Fleet” into the register"]


def test_a_scan_is_told_by_its_title(office: Office, signed_in: SignIn) -> None:
    by = office.director
    with acting(by.acting):
        load_scan(partnership=office.world.partnership.id, scan=published(), by=by, at=AT)
    told = [row[3] for row in signed_in("director").get(office.address("audit/")).context["trail"].rows]
    assert told[0] == f"Loaded the scan “{published().title}”, version 1"


def test_times_are_those_of_the_partnership(office: Office, signed_in: SignIn) -> None:
    rows = signed_in("director").get(office.address("audit/")).context["trail"].rows
    assert {row[1] for row in rows} == {"Nov 2, 2026, 9:00 AM CST"}  # 15:00 UTC


def test_an_erased_person_is_somebody_no_longer_known(office: Office, signed_in: SignIn) -> None:
    client, her = signed_in("alder_manager"), office.director
    role(office.world.people["alder_clerk"], office.world.governments["council"], Role.PROGRAMME_DIRECTOR)
    with acting(her.acting):
        erase_person(person=office.world.people["director"], by=her, at=AT)
    answer = client.get(office.address("audit/"))
    assert "Dana" not in answer.content.decode()
    assert "somebody no longer known" in answer.content.decode()


def test_pages_follow_one_another_without_gap_or_count(office: Office, signed_in: SignIn) -> None:
    decide(office, *(f"Decision {number}" for number in range(60)))
    director, query, numbers = signed_in("director"), "", []
    while query is not None:
        page = director.get(office.address(f"audit/{query}")).context
        numbers += [row[0] for row in page["trail"].rows]
        query = f"?before={page['older']}" if page["older"] else None
    assert len(numbers) > 60
    assert numbers == list(range(len(numbers), 0, -1))


@pytest.mark.parametrize("before", ["0", "-1", "x", "9" * 30, ""])
def test_a_number_that_leads_nowhere_is_no_error(before: str, office: Office, signed_in: SignIn) -> None:
    assert signed_in("director").get(office.address(f"audit/?before={before}")).status_code == 200


def test_the_head_is_shown_for_keeping(office: Office, signed_in: SignIn) -> None:
    chain = partnership_chain(office.world.partnership.id)
    assert f"{chain} {head_of(chain)}" in signed_in("director").get(office.address("audit/")).content.decode()


def test_another_partnership_s_events_are_not_there(office: Office, signed_in: SignIn) -> None:
    other = office.found_empty()
    rows = signed_in("director").get(f"/p/{other.key}/audit/").context["trail"].rows
    assert [row[3] for row in rows] == ["Founded the partnership, which Maple Council convenes"]


def test_whoever_declined_is_not_named(office: Office, signed_in: SignIn) -> None:
    director, manager = office.director, office.world.actor("cedar_manager")
    with acting(director.acting):
        admission = admit_government(
            partnership=office.world.partnership,
            government=office.world.governments["cedar"],
            starts_on=AT.date(),
            by=director,
            at=AT,
        )
    with acting(manager.acting):
        decline_admission(admission=admission, by=manager, at=AT)
    newest = signed_in("director").get(office.address("audit/")).context["trail"].rows[0]
    assert newest[2:] == ("somebody of that government", "Declined to join, for Cedar")
