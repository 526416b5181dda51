"""Notes of conversations: who writes, who sees, with which files, and what of them is forgotten."""

import datetime
import html
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.test import Client

from interlocal.core.access.actor import Refused
from interlocal.core.audit.models import Event
from interlocal.core.participation.actions import call_to_team
from interlocal.modules.assessment.actions import delete_interview, remove_file
from interlocal.modules.assessment.models import Interview, InterviewFile
from interlocal.modules.assessment.tasks import forget_interviewed
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.platform.files.models import StoredFile
from interlocal.platform.files.store import path_of
from tests.at_once import at_once
from tests.modules.assessment.own.notes import attach, write
from tests.modules.assessment.own.out import fleet
from tests.worlds import AT, TODAY, World, all_ids, tri_cities, unchanged_by

EVERYBODY = ("director", "alder_manager", "birch_finance")


@pytest.fixture
def world(db: None) -> World:
    made = tri_cities()
    fleet(made)
    return made


def to_team(world: World, who: str) -> None:
    by = world.actor("director")
    with acting(by.acting):
        call_to_team(partnership=world.partnership.id, person=world.people[who], by=by, at=AT)


def signed_in(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def address(world: World, *parts: object) -> str:
    return "/".join([f"/p/{world.partnership.key}/assessment/own/back-office/interviews", *map(str, parts), ""])


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [("own", {"birch_finance"}), ("team", {"birch_finance", "alder_manager"}), ("partnership", set(EVERYBODY))],
)
def test_its_audience_sees_it_and_its_files(world: World, audience: str, seen_by: set[str]) -> None:
    to_team(world, "alder_manager")
    note = write(world, "birch_finance", "birch", audience)
    file = attach(world, "birch_finance", note, b"what was said")
    for who in EVERYBODY:
        sees = who in seen_by
        client = signed_in(world, who)
        assert client.get(address(world, note.id)).status_code == (200 if sees else 404), who
        assert ("Two mechanics" in client.get(address(world)).content.decode()) is sees
        got: Any = client.get(address(world, note.id, file.id))
        assert got.status_code == (200 if sees else 404), who
        if sees:
            assert got.getvalue() == b"what was said"
            assert got["X-Content-Type-Options"] == "nosniff"
        assert all_ids(InterviewFile, world.actor(who)) == ({file.id} if sees else set())
        # The stored file itself is its government's: nobody comes by it past the note.
        stored = client.get(f"/files/{file.file_id}/")
        assert stored.status_code == (200 if who == "birch_finance" else 404)
        stored.getvalue()  # read to its end, it is closed


def test_what_birch_keeps_to_itself_changes_no_page(world: World) -> None:
    write(world, "birch_finance", "birch")
    home = f"/p/{world.partnership.key}/"
    pages = [address(world), address(world) + "?government=birch", f"{home}audit/", f"{home}assessment/", "/"]
    for who in ("director", "alder_manager"):
        client = signed_in(world, who)

        def secret() -> None:
            note = write(world, "birch_finance", "birch", "own")
            attach(world, "birch_finance", note)

        def look(client: Client = client) -> list[bytes]:
            return [re.sub(rb'csrfmiddlewaretoken" value="[^"]+"', b"", client.get(page).content) for page in pages]

        without, with_it = unchanged_by(secret, look)
        assert without == with_it


def test_the_convener_writes_for_a_member_that_always_sees_it(world: World) -> None:
    note = write(world, "director", "birch")
    assert note.on_behalf
    with acting(world.actor("director").acting):
        event = Event.objects.get(verb="interview.written")
    assert event.chain == f"partnership:{world.partnership.id}"
    with pytest.raises(ValidationError, match="Only its own people"):
        write(world, "director", "birch", "own")
    with pytest.raises(ValidationError, match="not on the assessment team"):
        write(world, "director", "birch", "team")
    to_team(world, "director")
    team_note = write(world, "director", "birch", "team")
    assert all_ids(Interview, world.actor("birch_finance")) == {note.id, team_note.id}
    assert all_ids(Interview, world.actor("alder_manager")) == {note.id}


def test_nobody_writes_about_others_or_days_to_come(world: World) -> None:
    with pytest.raises(Refused):
        write(world, "alder_manager", "birch")
    with pytest.raises(ValidationError, match="still to come"):
        write(world, "birch_finance", "birch", held_on=now().date() + datetime.timedelta(2))
    alder = world.actor("alder_manager")
    note = write(world, "birch_finance", "birch", "own")
    forged = Interview(
        partnership_id=note.partnership_id,
        scan_id=note.scan_id,
        government_id=note.government_id,
        kept_by_id=note.government_id,
        held_on=TODAY,
        said="Forged",
        written_at=AT,
    )
    with pytest.raises(ProgrammingError), acting(alder.acting), transaction.atomic():
        forged.save(force_insert=True)


def test_the_writers_side_alone_deletes_files_and_all(world: World) -> None:
    note = write(world, "director", "birch")
    file = attach(world, "director", note)
    for who in ("birch_finance", "alder_manager"):
        actor = world.actor(who)
        with acting(actor.acting):
            with pytest.raises(Refused):
                delete_interview(interview=note, by=actor, at=now())
            with pytest.raises(Refused):
                remove_file(interview=note, file=file, by=actor, at=now())
            assert Interview.objects.filter(id=note.id).delete()[0] == 0
        assert signed_in(world, who).post(address(world, note.id, "delete")).status_code == 404
    director = signed_in(world, "director")
    second = attach(world, "director", note, b"second")
    assert director.post(address(world, note.id, second.id, "remove")).status_code == 302
    assert director.get(address(world, note.id, second.id)).status_code == 404
    assert director.post(address(world, note.id, "delete")).status_code == 302
    assert all_ids(Interview, world.actor("director")) == set()
    assert all_ids(StoredFile, world.actor("director")) == set()
    assert path_of(file.sha256).exists(), "the bytes go at night"


def test_files_are_five_of_ten_megabytes(world: World) -> None:
    note = write(world, "birch_finance", "birch")
    client = signed_in(world, "birch_finance")

    def send(content: bytes, **rest: str) -> str:
        answered = client.post(address(world, note.id), {"file": SimpleUploadedFile("m.txt", content), **rest})
        return html.unescape(answered.content.decode())

    assert "cut off before its end" in send(b"x")
    assert "larger than 10 MB" in send(b"x" * 10_000_001, whole="1")
    for number in range(5):
        assert send(b"%d" % number, whole="1") == ""
    with pytest.raises(ValidationError, match="at most five"):
        attach(world, "birch_finance", note)
    assert 'type="file"' not in client.get(address(world, note.id)).content.decode()
    assert len(all_ids(StoredFile, world.actor("birch_finance"))) == 5


def test_of_several_who_add_the_last_file_at_once_one_does(committed_database: str) -> None:
    world = tri_cities()
    note = write(world, "birch_finance", "birch")
    for number in range(4):
        attach(world, "birch_finance", note, b"%d" % number)

    def send(content: bytes) -> tuple[int, bool]:
        file = SimpleUploadedFile("m.txt", content)
        answered = signed_in(world, "birch_finance").post(address(world, note.id), {"file": file, "whole": "1"})
        return answered.status_code, b"at most five files" in answered.content

    sent = at_once(*(lambda content=content: send(content) for content in (b"a", b"b", b"c")))
    assert sorted(sent) == [(200, True), (200, True), (302, False)]
    assert len(all_ids(InterviewFile, world.actor("birch_finance"))) == 5


def test_a_note_that_is_sent_twice_is_kept_once(committed_database: str) -> None:
    world = tri_cities()
    fleet(world)
    birch = str(world.governments["birch"].id)
    note = {"government": birch, "with_whom": "F. Leet", "held_on": str(TODAY), "said": "Two go.", "audience": "own"}

    def send() -> int:
        return signed_in(world, "birch_finance").post(address(world, "add"), note).status_code

    assert sorted(at_once(send, send)) == [200, 302]
    again = html.unescape(signed_in(world, "birch_finance").post(address(world, "add"), note).content.decode())
    assert "You wrote this note already" in again
    assert len(all_ids(Interview, world.actor("birch_finance"))) == 1


def test_the_form_says_what_is_missing_and_the_list_is_filtered_by_link(world: World) -> None:
    client = signed_in(world, "director")
    assert "No note that you may see" in client.get(address(world)).content.decode()
    asked: Any = client.post(address(world, "add"), {"audience": "partnership"})
    assert set(asked.context["form"].errors) == {"government", "with_whom", "held_on", "said"}
    assert [key for key, _word in asked.context["form"].fields["audience"].choices][:2] == ["partnership", "team"]
    write(world, "birch_finance", "birch", said="Of Birch")
    write(world, "alder_manager", "alder", said="Of Alder")
    shown = client.get(address(world) + "?government=birch").content.decode()
    assert "Of Birch" in shown
    assert "Of Alder" not in shown


def test_with_whom_it_was_is_forgotten_a_year_later(world: World) -> None:
    long_ago = write(world, "birch_finance", "birch", "own", held_on=now().date() - datetime.timedelta(400))
    lately = write(world, "birch_finance", "birch", "own", held_on=now().date() - datetime.timedelta(300))
    forget_interviewed(now())
    with acting(world.actor("birch_finance").acting):
        kept = dict(Interview.objects.values_list("id", "with_whom"))
        assert Interview.objects.get(id=long_ago.id).said
    assert kept == {long_ago.id: "", lately.id: "F. Leet, head of Fleet"}
    page = signed_in(world, "birch_finance").get(address(world, long_ago.id)).content.decode()
    assert "not kept any more" in page
