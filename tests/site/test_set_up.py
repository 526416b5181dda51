"""An empty installation is set up once, by whoever has the code, whole or not at all."""

import io
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from openpyxl import Workbook, load_workbook
from pytest_django import Settings

from interlocal.core.audit.models import Head
from interlocal.core.governments.models import Government, Membership, Partnership
from interlocal.core.measures.models import Reading
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.site.set_up.door import set_up_address, set_up_code

GIVEN = {
    "convener_name": "Maple Council",
    "convener_kind": "regional_council",
    "convener_state": "mn",
    "person_name": "Dana Director",
    "email": "Dana@Maple.example",
    "password": "a long enough pass phrase",
    "partnership_name": "Maple Partnership",
    "purpose": "To buy together what each would buy alone.",
    "time_zone": "America/Chicago",
    "members_typed": "Alder, city, MN\nBirch, village, MN",
}


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def given() -> dict[str, Any]:
    return {**GIVEN, "code": set_up_code()}


def everything() -> tuple[int, int, int, int]:
    """How much stands, seen past row security by the counts that it lets anybody have."""
    return Person.objects.count(), Head.objects.count(), *_as_director(Government, Membership)


def _as_director(*models: type) -> list[int]:
    director = Person.objects.order_by("id").first()
    if director is None:
        return [0 for _ in models]
    with acting(actor_of(director.id, now()).acting):
        return [model._default_manager.count() for model in models]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/profile/", "/accounts/login/", "/p/anything/board/"])
def test_every_first_visit_leads_to_set_up(client: Client, path: str) -> None:
    page = client.get(path, follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == "/set-up/"
    assert "This installation is empty" in page.content.decode()
    # Other users of the machine can come here too: the page asks for the code.
    assert set_up_code() not in page.content.decode()
    assert "Set-up code" in page.content.decode()


@pytest.mark.django_db
def test_the_link_that_the_terminal_prints_brings_the_code(client: Client) -> None:
    page = client.get(set_up_address()).content.decode()
    assert f'<input type="hidden" name="code" value="{set_up_code()}">' in page
    assert "Set-up code" not in page


@pytest.mark.django_db
def test_set_up_makes_everything_and_signs_in(client: Client, given: dict[str, Any], data_folder: Path) -> None:
    answer = client.post("/set-up/", given)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    home = client.get("/")
    [place] = home.context["actor"].places
    assert (place.name, place.time_zone, place.convener_name) == (
        "Maple Partnership",
        "America/Chicago",
        "Maple Council",
    )
    director = Person.objects.get()
    assert (director.email, director.name) == ("dana@maple.example", "Dana Director")
    with acting(actor_of(director.id, now()).acting):
        assert Partnership.objects.get().purpose == GIVEN["purpose"]
        assert list(Government.objects.values_list("name", "kind", "state")) == [
            ("Alder", "city", "MN"),
            ("Birch", "village", "MN"),
            ("Maple Council", "regional_council", "MN"),
        ]
        assert Membership.objects.count() == 3
    assert not (data_folder / "set-up-code").exists()


@pytest.mark.django_db
def test_invented_governments_say_so_by_their_state_and_other_states_exist(
    client: Client, given: dict[str, Any]
) -> None:
    wrong = given | {"convener_state": "xy", "members_typed": "Alder, city, QQ"}
    errors = client.post("/set-up/", wrong).context["form"].errors
    assert "“xy” is no state or territory" in errors["convener_state"][0]
    assert "“QQ” is no state or territory" in errors["members_typed"][0]
    client.post("/set-up/", given | {"convener_state": "zz", "members_typed": "Alder, city, ZZ\nBirch, village, DC"})
    with acting(actor_of(Person.objects.get().id, now()).acting):
        assert dict(Government.objects.values_list("name", "synthetic")) == {
            "Maple Council": True,
            "Alder": True,
            "Birch": False,
        }
        assert Partnership.objects.get().synthetic


@pytest.mark.django_db
def test_once_done_there_is_no_such_page(client: Client, given: dict[str, Any]) -> None:
    client.post("/set-up/", given)
    for browser in (client, Client()):
        assert browser.get("/set-up/").status_code == 404
        assert browser.post("/set-up/", given).status_code == 404
    assert Client().get("/accounts/login/").status_code == 200


@pytest.mark.django_db
def test_what_a_page_can_not_keep_is_asked_for_again_beside_its_field(client: Client, given: dict[str, Any]) -> None:
    file = SimpleUploadedFile("members.csv", b"name,kind,state\nCedar,city,MN\n")
    answer = client.post("/set-up/", given | {"convener_state": "Minesota", "members_file": file})
    form, page = answer.context["form"], answer.content.decode()
    assert form.errors["password"] == ["Type the password again: a page that comes back does not keep it."]
    assert form.errors["members_file"] == ["Choose the file again: a page that comes back does not keep it."]
    assert given["password"] not in page
    for name in ("convener_name", "person_name", "email", "partnership_name", "purpose"):
        assert given[name] in page, name
    assert "Alder, city, MN" in page


@pytest.mark.django_db
def test_what_was_not_given_is_not_asked_for_again(client: Client, given: dict[str, Any]) -> None:
    short = client.post("/set-up/", given | {"convener_state": "Minesota", "password": "short"}).context["form"]
    assert not [error for error in short.errors["password"] if "again" in error]
    assert "members_file" not in short.errors


@pytest.mark.django_db
def test_members_come_from_a_workbook_with_their_figures(client: Client, given: dict[str, Any]) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Government", "Kind", "State", "Population", "Employees", "Budget", "Year", "Source", "Mayor"])
    sheet.append(["Alder", "City", "mn", 55_000, "410.5", "$81,000,000", "2025", "Adopted budget", "N. N."])
    sheet.append(["Maple Council", "Regional council", "MN", None, 60, None, "2025", "Annual report", ""])
    given |= {"members_typed": "Birch, village, MN", "members_file": _upload(book)}
    assert client.post("/set-up/", given).status_code == 302
    with acting(actor_of(Person.objects.get().id, now()).acting):
        assert Membership.objects.count() == 3  # the convener, listed too, is entered once
        found = Reading.objects.values_list("government__name", "measure", "value", "period", "source_document")
        assert sorted((name, measure, str(value), *rest) for name, measure, value, *rest in found) == [
            ("Alder", "budget", "81000000.0000", "2025", "Adopted budget"),
            ("Alder", "employees", "410.5000", "2025", "Adopted budget"),
            ("Alder", "population", "55000.0000", "2025", "Adopted budget"),
            ("Maple Council", "employees", "60.0000", "2025", "Annual report"),
        ]


@pytest.mark.django_db
def test_states_may_be_written_out(client: Client, given: dict[str, Any]) -> None:
    file = SimpleUploadedFile("members.csv", b"name,kind,state\nCedar,city,Missouri\nDogwood,city,puerto  RICO\n")
    typed = {"convener_state": "new york", "members_typed": "Alder, city, District of Columbia"}
    assert client.post("/set-up/", given | typed | {"members_file": file}).status_code == 302
    with acting(actor_of(Person.objects.get().id, now()).acting):
        assert dict(Government.objects.values_list("name", "state")) == {
            "Alder": "DC",
            "Cedar": "MO",
            "Dogwood": "PR",
            "Maple Council": "NY",
        }


@pytest.mark.django_db
def test_the_template_is_filled_in_and_taken(client: Client, given: dict[str, Any]) -> None:
    answer = client.get("/set-up/template/")
    assert 'href="/set-up/template/"' in client.get("/set-up/").content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="governments-template.xlsx"'
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[2]][:3] == ["Example: never imported", "City", "MO"]
    sheet.append(["Cedar", "City", "Missouri", None, 9_000, None, None, "2025", "Census estimate"])
    assert client.post("/set-up/", given | {"members_file": _upload(book)}).status_code == 302
    with acting(actor_of(Person.objects.get().id, now()).acting):
        names = set(Government.objects.values_list("name", flat=True))
        assert names == {"Alder", "Birch", "Cedar", "Maple Council"}
        assert Reading.objects.get().period == "2025"
    assert client.get("/set-up/template/").status_code == 404


@pytest.mark.django_db
def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_kept(client: Client, given: dict[str, Any]) -> None:
    before = everything()
    book = Workbook()
    book.active.append(["Name", "Kind", "State", "Population"])
    book.active.append(["Alder", "hamlet", "MN", "many"])
    book.active.append(["", "city", "Mini Soda", 1_000])
    book.active.append(["Cedar", "city", "MN", 2_000])
    given |= {"email": "dana", "password": "short", "members_typed": "Birch, village", "members_file": _upload(book)}
    page = client.post("/set-up/", given)
    assert page.status_code == 200
    errors = page.context["form"].errors
    assert set(errors) == {"email", "password", "members_file", "members_typed"}
    said = " ".join(errors["members_file"])
    for place in ("cell B2", "cell D2", "cell C3"):
        assert place in said
    assert "“Mini Soda” is no state" in said
    assert said.count("Add columns headed: Year, Source.") == 1
    assert "line 1, State" in errors["members_typed"][0]
    assert everything() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "members.csv", "empty"),
        (b"name;colour\nAlder;green\n", "members.csv", "No column is headed"),
        (b"PK\x03\x04 and no more", "members.xlsx", "damaged"),
        (b"\x00\x01\x02", "members.csv", "no table"),
        (b"name,kind,state\nAlder,city,MN\nALDER,city,mn\n", "members.csv", "cell A3"),
    ],
)
def test_a_file_that_is_no_list_of_governments(
    client: Client, given: dict[str, Any], content: bytes, name: str, said: str
) -> None:
    given |= {"members_file": SimpleUploadedFile(name, content), "members_typed": ""}
    page = client.post("/set-up/", given)
    assert said in " ".join(page.context["form"].errors["members_file"])
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_clash_found_only_while_writing_leaves_nothing(client: Client, given: dict[str, Any]) -> None:
    before = everything()
    content = b"name,kind,state,key\nAlder,city,MN,maple-council\n"
    given |= {"members_file": SimpleUploadedFile("members.csv", content), "members_typed": ""}
    page = client.post("/set-up/", given)
    assert "Alder: " in page.context["form"].non_field_errors()[0]
    assert everything() == before


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "abcd-efgh-jkmn-pqrs"])
def test_a_stranger_without_the_code_sets_nothing_up(client: Client, given: dict[str, Any], code: str) -> None:
    page = client.post("/set-up/", given | {"code": code})
    assert page.context["form"].errors["code"]
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_guessing_the_code_is_limited(client: Client, given: dict[str, Any]) -> None:
    statuses = {client.post("/set-up/", given | {"code": f"guess-{number}"}).status_code for number in range(11)}
    assert statuses == {200, 429}


def test_the_code_is_for_its_owner_s_eyes(data_folder: Path) -> None:
    code = set_up_code()
    kept = data_folder / "set-up-code"
    assert kept.read_text() == code == set_up_code()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in data_folder.iterdir()] == ["set-up-code"]


def test_of_two_who_set_up_at_once_one_wins(committed_database: str, given: dict[str, Any]) -> None:
    together, statuses = threading.Barrier(2), list[int]()

    def one(name: str) -> None:
        try:
            together.wait()
            named = given | {"convener_name": name, "email": f"{name}@maple.example"}
            statuses.append(Client().post("/set-up/", named).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(name,)) for name in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [302, 404]
    assert _as_director(Partnership, Membership, Government) == [1, 3, 3]
    assert Person.objects.count() == 1


def _upload(book: Workbook) -> SimpleUploadedFile:
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile("members.xlsx", content.getvalue())
