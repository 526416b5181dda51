"""The overview and what is changed from it: the statement, members, resolutions, the team."""

from urllib.parse import urlencode

import pytest
from django.utils.html import escape

from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.core.governments.actions import record_resolution
from interlocal.core.governments.models import Admission, Government, Membership, Partnership, Resolution
from interlocal.core.participation.models import TeamMember
from interlocal.platform.acting import Acting, acting
from interlocal.platform.keys import ordered_key
from tests.office.conftest import Office, SignIn
from tests.worlds import AT


def resolve(office: Office, government: str, when: str, document: str) -> None:
    by = office.director
    with acting(by.acting):
        record_resolution(
            partnership=office.world.partnership,
            government=office.world.governments[government],
            what="Statement of common purpose",
            adopted_stated=when,
            source_document=document,
            by=by,
            at=AT,
        )


def test_a_member_s_manager_may_leave_and_its_clerk_is_not_asked(office: Office, signed_in: SignIn) -> None:
    with acting(office.director.acting):
        alder = Membership.objects.get(government__key="alder", partnership=office.world.partnership)
    address = office.address(f"members/{alder.id}/end/")
    page = signed_in("alder_manager").get(office.address()).content.decode()
    assert address in page
    assert page.count("not yours to change") == 1
    assert "it convenes" in page
    assert address not in signed_in("alder_clerk").get(office.address()).content.decode()
    assert signed_in("alder_clerk").get(address).status_code == 404
    told = signed_in("alder_manager").post(address, {"ends_on": "2099-12-31"}, follow=True).content.decode()
    assert "The membership of Alder has an end." in told


def test_sources_that_disagree_are_shown_side_by_side(office: Office, signed_in: SignIn) -> None:
    for government in ("alder", "birch"):
        resolve(office, government, "fall 2018", "Year one report")
        resolve(office, government, "fall 2019", "Newsletter")
    html = " ".join(signed_in("alder_viewer").get(office.address()).content.decode().split())
    assert html.count("The sources give different dates") == 1  # once for both governments, of which they say the same
    for words in ("fall 2018", "Year one report", "fall 2019", "Newsletter", "Alder, Birch"):
        assert html.count(words) == 1, words


def test_one_source_disagrees_with_nobody(office: Office, signed_in: SignIn) -> None:
    resolve(office, "alder", "fall 2018", "Year one report")
    assert "different dates" not in signed_in("alder_viewer").get(office.address()).content.decode()


def test_a_second_writer_is_shown_both_versions_and_may_insist(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    first = {"name": "Maple", "purpose": "Hers", "time_zone": "America/Chicago", "version": "1"}
    assert director.post(office.address("edit/"), first).status_code == 302
    answer = director.post(office.address("edit/"), first | {"purpose": "His"})
    (difference,) = answer.context["form"].conflict.fields
    assert (difference.saved, difference.yours) == ("Hers", "His")
    assert answer.context["form"].conflict.saved_by == "Dana Director"
    assert purpose(office) == "Hers"
    again = {field.html_name: field.value() or "" for field in answer.context["form"]}
    assert director.post(office.address("edit/"), again).status_code == 302
    assert purpose(office) == "His"


def purpose(office: Office) -> str:
    with acting(office.director.acting):
        return Partnership.objects.get(id=office.world.partnership.id).purpose


def test_a_term_that_overlaps_is_refused_with_the_reason(office: Office, signed_in: SignIn) -> None:
    answer = signed_in("director").post(office.address("members/admit/alder/"), {"starts_on": "2026-01-01"})
    assert answer.status_code == 200
    assert "This term overlaps the one from Jan. 1, 2020 to no end." in answer.context["form"].non_field_errors()[0]
    with acting(office.director.acting):
        assert Membership.objects.filter(government=office.world.governments["alder"]).count() == 1


def test_a_term_that_ends_before_it_starts_is_refused(office: Office, signed_in: SignIn) -> None:
    body = {"starts_on": "2026-01-02", "ends_on": "2026-01-01"}
    answer = signed_in("director").post(office.address("members/admit/cedar/"), body)
    assert answer.context["form"].errors == {"ends_on": ["The last day comes before the first. Mend one of the two."]}


def ask_cedar(office: Office, signed_in: SignIn) -> Admission:
    answer = signed_in("director").post(office.address("members/admit/cedar/"), {"starts_on": "2025-01-01"})
    assert answer.status_code == 302
    with acting(office.director.acting):
        return Admission.objects.get()


def test_a_former_member_is_asked_and_joins_again(office: Office, signed_in: SignIn) -> None:
    director, manager = signed_in("director"), signed_in("cedar_manager")
    assert "You hold no role today" in manager.get("/").content.decode()
    address = f"/joining/{ask_cedar(office, signed_in).id}/"
    assert "Asked to join, not yet answered" in director.get(office.address()).content.decode()
    assert "Answer Maple Partnership, which asks Cedar to join" in manager.get("/").content.decode()
    assert "To share what each would else buy alone." in manager.get(address).content.decode()
    for stranger in ("director", "alder_manager"):
        assert signed_in(stranger).get(address).status_code == 404
    assert manager.post(address, {"answer": "perhaps"}).status_code == 200
    assert manager.post(address, {"answer": "accept"}).status_code == 302
    assert manager.get(address).status_code == 404
    html = director.get(office.address()).content.decode()
    assert "3 members, convened by Maple Council" in " ".join(html.split())
    assert "Asked to join" not in html
    assert manager.get(office.address()).status_code == 200


def test_a_government_declines_to_join(office: Office, signed_in: SignIn) -> None:
    address = f"/joining/{ask_cedar(office, signed_in).id}/"
    assert signed_in("cedar_manager").post(address, {"answer": "decline"}).status_code == 302
    assert "2 members" in signed_in("director").get(office.address()).content.decode()
    assert "Declined to join, for Cedar" in signed_in("director").get(office.address("audit/")).content.decode()


def test_the_convener_asks_no_longer(office: Office, signed_in: SignIn) -> None:
    admission = ask_cedar(office, signed_in)
    address = office.address(f"members/asked/{admission.id}/withdraw/")
    assert signed_in("alder_manager").post(address).status_code == 404
    assert signed_in("director").post(address).status_code == 302
    assert signed_in("cedar_manager").get(f"/joining/{admission.id}/").status_code == 404


def test_a_new_government_is_entered_and_then_admitted(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    assert "No name begins so." in director.get(office.address("members/admit/?q=Elm")).content.decode()
    entered = director.post(office.address("members/enter/"), {"name": "Elm", "kind": "village", "state": "mo"})
    assert entered["Location"] == office.address("members/admit/elm/")
    assert director.post(entered["Location"], {}).status_code == 302
    with acting(office.director.acting):
        elm = Government.objects.get(key="elm")
        assert (elm.state, elm.synthetic) == ("MO", True)
        assert Membership.objects.filter(government=elm, ends_on=None).exists()


def test_a_state_is_one_of_the_united_states_or_says_that_the_government_is_invented(
    office: Office, signed_in: SignIn
) -> None:
    director, entry = signed_in("director"), {"name": "Elm", "kind": "village", "version": "1"}
    refused = director.post(office.address("members/enter/"), entry | {"state": "xx"})
    assert refused.context["form"].errors["state"] == [
        "“XX” is no state or territory. Write its two letters, such as MO."
    ]
    assert director.post(office.address("members/enter/"), entry | {"state": "zz"}).status_code == 302
    with acting(office.director.acting):
        assert Government.objects.get(key="elm").kind_and_state == "Village, invented"
        real = office.world.governments["birch"]
    with acting(Acting(governments=(real.id,))):
        Government.objects.filter(id=real.id).update(synthetic=False, spoken_for=False)
    body = entry | {"name": "Birch", "kind": "city"}
    mended = director.post(office.address("governments/birch/edit/"), body | {"state": "zz"})
    assert "“ZZ” is no state" in mended.context["form"].errors["state"][0]
    assert director.post(office.address("governments/birch/edit/"), body | {"state": "pr"}).status_code == 302


def test_ending_a_membership_names_what_goes_on(office: Office, signed_in: SignIn) -> None:
    with acting(office.director.acting):
        membership = Membership.objects.get(government=office.world.governments["alder"])
    director, address = signed_in("director"), office.address(f"members/{membership.id}/end/")
    deal = Draft("Salt contract", (office.world.governments["alder"],))
    with acting(office.director.acting):
        record_agreements(partnership=office.world.partnership.id, drafts=[deal], by=office.director, at=AT)
    page = director.get(address).content.decode()
    assert "Payroll" in page
    assert "Salt contract" in page
    assert director.post(address, {"ends_on": "2027-01-01"}).status_code == 302
    assert "Jan 1, 2027" in director.get(office.address()).content.decode()


def test_the_convener_stays(office: Office, signed_in: SignIn) -> None:
    with acting(office.director.acting):
        own = Membership.objects.get(government=office.world.governments["council"])
    address = office.address(f"members/{own.id}/end/")
    assert signed_in("director").post(address, {"ends_on": "2027-01-01"}).status_code == 404


def test_a_resolution_is_recorded(office: Office, signed_in: SignIn) -> None:
    body = {
        "government": str(office.world.governments["alder"].id),
        "what": "Common purpose",
        "adopted_stated": "fall 2018",
        "source_document": "Report",
    }
    assert signed_in("director").post(office.address("resolutions/record/"), body).status_code == 302
    with acting(office.director.acting):
        assert Resolution.objects.get().adopted_stated == "fall 2018"


def test_a_form_leads_back_to_where_one_came_from_and_never_out_of_the_partnership(
    office: Office, signed_in: SignIn
) -> None:
    director, here = signed_in("director"), office.address("members/")
    for back, leads_to in (
        (here, here),
        ("https://elsewhere.example/", office.address()),
        ("//elsewhere.example/", office.address()),
        (f"/p/{office.world.partnership.key}-other/", office.address()),
        (f"{here}\n", office.address()),
        (f"{here}../../other/", office.address()),
        (f"{here}%2e%2E/%2e./accounts/logout/", office.address()),
        (f"{here}..\\..\\other/", office.address()),
    ):
        form = f"{office.address('team/call/')}?{urlencode({'back': back})}"
        assert f'href="{leads_to}">Cancel and go back' in director.get(form).content.decode()
    person = office.world.people["birch_finance"]
    form = f"{office.address('team/call/')}?{urlencode({'back': here})}"
    assert director.post(form, {"person": str(person.id)})["Location"] == here


def test_whoever_calls_to_the_team_finds_where_to_invite_and_back(office: Office, signed_in: SignIn) -> None:
    director = signed_in("director")
    call = f"{office.address('team/call/')}?{urlencode({'back': office.address('members/')})}"
    invite = f"{office.address('people/invite/')}?{urlencode({'back': call})}"
    assert f'<a href="{invite}">Invite those who are missing first.</a>' in director.get(call).content.decode()
    assert f'href="{escape(call)}">Cancel and go back' in director.get(invite).content.decode()


def test_the_team_is_called_and_released(office: Office, signed_in: SignIn) -> None:
    director, person = signed_in("director"), office.world.people["birch_finance"]
    assert director.post(office.address("team/call/"), {"person": str(person.id)}).status_code == 302
    assert "Birch Finance" in director.get(office.address()).content.decode()
    others = {"alder_manager", "alder_clerk", "alder_viewer", "director"}
    for who in others:
        director.post(office.address("team/call/"), {"person": str(office.world.people[who].id)})
    assert (
        "Everybody who is here is on the team already." in director.get(office.address("team/call/")).content.decode()
    )
    with acting(office.director.acting):
        member = TeamMember.objects.get(person=person)
    assert director.post(office.address(f"team/{member.id}/release/")).status_code == 302
    with acting(office.director.acting):
        assert TeamMember.objects.count() == len(others)


@pytest.mark.parametrize("path", ["", "board/", "participation/", "decisions/"])
def test_an_empty_partnership_says_what_to_do_next(path: str, office: Office, signed_in: SignIn) -> None:
    other = office.found_empty()
    html = signed_in("director").get(f"/p/{other.key}/{path}").content.decode()
    assert "il-empty" in html


def test_the_note_on_members_and_convener_is_shown(office: Office, signed_in: SignIn) -> None:
    with acting(office.world.actor("director").acting):
        Partnership.objects.filter(id=office.world.partnership.id).update(note="23 towns are not named.\n\nNor is Elm.")
    html = signed_in("alder_viewer").get(office.address()).content.decode()
    assert "<p>23 towns are not named.</p>" in html
    assert "<p>Nor is Elm.</p>" in html


def test_a_kind_and_state_that_nobody_states_are_not_made_up(office: Office, signed_in: SignIn) -> None:
    alder, birch = office.world.governments["alder"], office.world.governments["birch"]
    with acting(Acting(person=ordered_key(), governments=(alder.id, birch.id))):
        assert Government.objects.filter(id=alder.id).update(kind="", state="") == 1
        assert Government.objects.filter(id=birch.id).update(state="") == 1
    client = signed_in("director")
    assert "Kind and state not stated." in client.get(office.address("governments/alder/")).content.decode()
    html = client.get(office.address()).content.decode()
    assert "kind and state not stated" in html
    assert "City, state not stated" in html
