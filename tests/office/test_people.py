"""Who holds which role; inviting, giving and ending, by the convener for all and by a manager for her own."""

import pytest
from pytest_django import Settings

from interlocal.core.access.permissions import ACTS, Permission
from interlocal.core.people.models import Invitation, RoleAssignment
from interlocal.platform.acting import acting
from interlocal.platform.mail.models import Message
from tests.office.conftest import Office, SignIn

BODY = {"role": "clerk", "name": "New Person", "email": "new@place.example"}


def invitation_to(office: Office, government: str) -> dict[str, str]:
    return BODY | {"government": str(office.world.governments[government].id)}


def held(office: Office, who: str) -> RoleAssignment:
    with acting(office.director.acting):
        return RoleAssignment.objects.get(person=office.world.people[who], ends_on=None)


def test_a_manager_sees_her_own_people_alone(office: Office, signed_in: SignIn) -> None:
    html = signed_in("alder_manager").get(office.address("people/")).content.decode()
    assert "Alder Clerk" in html
    assert "Birch Finance" not in html
    assert "Alder Former" not in html
    assert "Birch Finance" in signed_in("director").get(office.address("people/")).content.decode()


def test_invitations_are_seen_by_those_who_may_invite(office: Office, signed_in: SignIn) -> None:
    manager = signed_in("alder_manager")
    manager.post(office.address("people/invite/"), invitation_to(office, "alder"))
    assert "new@place.example" in manager.get(office.address("people/")).content.decode()
    for who in ("birch_finance", "alder_viewer"):
        assert "new@place.example" not in signed_in(who).get(office.address("people/")).content.decode(), who


def test_without_a_mail_server_the_link_is_shown_once(office: Office, signed_in: SignIn) -> None:
    manager = signed_in("alder_manager")
    answer = manager.post(office.address("people/invite/"), invitation_to(office, "alder"))
    link = answer.context["link"]
    assert link.startswith("http://testserver/invitation/")
    assert link in answer.content.decode()
    assert link not in manager.get(office.address("people/")).content.decode()
    assert signed_in("alder_viewer").get(link.removeprefix("http://testserver")).status_code == 200


def test_with_a_mail_server_the_link_goes_by_mail_alone(office: Office, signed_in: SignIn, settings: Settings) -> None:
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    answer = signed_in("alder_manager").post(office.address("people/invite/"), invitation_to(office, "alder"))
    assert "/invitation/" not in answer.content.decode()
    assert "new@place.example" in answer.content.decode()


def test_the_form_says_what_each_role_may_do(office: Office, signed_in: SignIn) -> None:
    html = signed_in("alder_manager").get(office.address("people/invite/")).content.decode()
    for meaning in (
        "Where it convenes: everything.",  # the program director
        "For its government: keep the register, enter figures.",  # the finance director
        "Where it convenes: keep the register, log decisions.",  # the clerk
        "Reads what members see, and changes nothing.",
    ):
        assert meaning in html


def test_every_permission_of_the_core_is_put_into_words() -> None:
    assert set(ACTS) == set(Permission)


def test_a_manager_invites_to_her_own_government_alone(office: Office, signed_in: SignIn) -> None:
    manager, address = signed_in("alder_manager"), office.address("people/invite/")
    assert "is invited" in manager.post(address, invitation_to(office, "alder")).content.decode()
    refused = manager.post(address, invitation_to(office, "birch"))
    assert "government" in refused.context["form"].errors
    with acting(office.director.acting):
        assert Invitation.objects.get().government == office.world.governments["alder"]
        assert not Message.objects.exists()  # nobody but the sender reads the outbox


def test_a_withdrawn_invitation_is_gone(office: Office, signed_in: SignIn) -> None:
    manager = signed_in("alder_manager")
    link = manager.post(office.address("people/invite/"), invitation_to(office, "alder")).context["link"]
    with acting(office.director.acting):
        invitation = Invitation.objects.get()
    address = office.address(f"people/invitations/{invitation.id}/withdraw/")
    assert signed_in("birch_finance").post(address).status_code == 404
    assert manager.post(address).status_code == 302
    assert manager.post(address).status_code == 404
    assert manager.get(link.removeprefix("http://testserver")).status_code == 404


def test_a_role_is_given_and_ended(office: Office, signed_in: SignIn) -> None:
    manager, person = signed_in("alder_manager"), office.world.people["alder_viewer"]
    body = {
        "person": str(person.id),
        "government": str(office.world.governments["alder"].id),
        "role": "hr_director",
    }
    assert manager.post(office.address("people/roles/give/"), body).status_code == 302
    again = manager.post(office.address("people/roles/give/"), body)
    assert "overlaps" in again.context["form"].non_field_errors()[0]
    with acting(office.director.acting):
        given = RoleAssignment.objects.get(person=person, role="hr_director")
    assert manager.post(office.address(f"people/roles/{given.id}/end/")).status_code == 302
    with acting(office.director.acting):
        assert not RoleAssignment.objects.filter(id=given.id).exists()


def test_a_manager_gives_roles_to_her_own_people_alone(office: Office, signed_in: SignIn) -> None:
    body = {
        "person": str(office.world.people["birch_finance"].id),
        "government": str(office.world.governments["alder"].id),
        "role": "clerk",
    }
    answer = signed_in("alder_manager").post(office.address("people/roles/give/"), body)
    assert "person" in answer.context["form"].errors


@pytest.mark.parametrize(("who", "status"), [("alder_manager", 302), ("birch_finance", 404), ("director", 404)])
def test_a_role_is_ended_by_those_who_answer_for_it(who: str, status: int, office: Office, signed_in: SignIn) -> None:
    address = office.address(f"people/roles/{held(office, 'alder_clerk').id}/end/")
    assert signed_in(who).post(address).status_code == status


def test_the_last_director_can_not_lock_everybody_out(office: Office, signed_in: SignIn) -> None:
    address = office.address(f"people/roles/{held(office, 'director').id}/end/")
    answer = signed_in("director").post(address)
    assert "no other program director" in answer.content.decode()
    assert held(office, "director").ends_on is None
