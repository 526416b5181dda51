"""The register on screen: what needs attention first, then everything; entering and editing by those who may."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import agreement_of
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from tests.worlds import AT, World

SignedIn = Callable[[str], Client]


@pytest.fixture
def address(world: World) -> str:
    return f"/p/{world.partnership.key}/register/"


def after(days: int) -> datetime.date:
    """So many days from today, by the partnership's clock."""
    return timezone.localdate(now(), timezone.zoneinfo.ZoneInfo("America/Chicago")) + datetime.timedelta(days)


def enter(world: World, title: str, *governments: str, others: tuple[str, ...] = (), **values) -> Agreement:
    by = world.actor("director")
    parties = tuple(world.governments[name] for name in governments)
    with acting(by.acting):
        (made,) = record_agreements(
            partnership=world.partnership.id, drafts=[Draft(title, parties, others, values)], by=by, at=AT
        )
    return made


def titles(page) -> list[str]:
    return [row[0].text for row in page.context["entries"].table.rows]


def text(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_it_answers_first_what_must_be_done_next(world: World, signed_in: SignedIn, address: str) -> None:
    enter(world, "Salt", "alder", ends_on=after(90))
    enter(world, "Dispatch", "alder", "birch", ends_on=after(400), notice_by=after(1))
    enter(world, "Mowing", "birch", ends_on=after(-1))
    enter(world, "Mutual aid", "alder", term_stated="until one ends it")
    page = signed_in("alder_viewer").get(address)
    assert "2 agreements need attention. First: Dispatch (Last day to give notice: " in text(page)
    rows = [(row[0].text, row[1], row[3]) for row in page.context["attention_table"].rows]
    assert rows == [("Dispatch", "Last day to give notice", "tomorrow"), ("Salt", "Ends", "in 89 days")]
    stands = {row[0].text: row[-1] for row in page.context["entries"].table.rows}
    assert stands == {
        "Dispatch": "last day to give notice tomorrow",
        "Salt": "ends in 89 days",
        "Mowing": "ended",
        "Mutual aid": "no dates recorded (“until one ends it”)",
    }
    assert "Add an agreement" not in text(page)


@pytest.mark.parametrize(
    ("renewal", "days", "told", "attention"),
    [
        ("by_itself", {"ends_on": 40}, "renews by itself in 39 days", [("Last day of its term", "in 39 days")]),
        (
            "by_itself",
            {"ends_on": 40, "notice_by": -9},
            "renews by itself in 39 days",
            [("Last day of its term", "in 39 days")],
        ),
        (
            "by_itself",
            {"ends_on": -30, "notice_by": -90},
            "has renewed by itself, unless notice was given: enter the new term",
            [("Enter the new term; the old one ended", "31 days ago")],
        ),
        ("until_notice", {"starts_on": -9000}, "goes on until notice is given", []),
        ("ends", {"ends_on": -30}, "ended", []),
        ("by_decision", {"ends_on": 40}, "ends in 39 days", [("Ends", "in 39 days")]),
    ],
)
def test_what_renews_by_itself_is_not_said_to_end(
    world: World,
    signed_in: SignedIn,
    address: str,
    renewal: str,
    days: dict[str, int],
    told: str,
    attention: list[tuple[str, str]],
) -> None:
    enter(world, "Salt", "alder", renewal=renewal, **{name: after(count) for name, count in days.items()})
    page = signed_in("alder_viewer").get(address)
    assert page.context["entries"].table.rows[0][-1] == told
    table = page.context["attention_table"]
    assert ([(row[1], row[3]) for row in table.rows] if table else []) == attention
    assert "nothing will remind you" not in text(page)


def test_the_date_of_a_source_does_not_stand_beside_days_counted_from_today(
    world: World, signed_in: SignedIn, address: str
) -> None:
    dated = {"source_document": "Report", "source_dated": "December 10, 2019"}
    enter(world, "Salt", "alder", notice_by=after(20), ends_on=after(400), **dated)
    table = signed_in("alder_viewer").get(address).context["entries"].table
    assert table.rows[0][-1] == "last day to give notice in 20 days"


def test_what_a_document_said_is_not_told_as_of_today(world: World, signed_in: SignedIn, address: str) -> None:
    dated = {"source_document": "Report", "source_dated": "December 10, 2019"}
    entry = enter(world, "Salt", "alder", ends_on=after(400), **dated)
    client = signed_in("alder_viewer")
    assert client.get(address).context["entries"].table.rows[0][-1] == "not ended, as of December 10, 2019"
    assert "Not ended, as of December 10, 2019." in text(client.get(f"{address}{entry.id}/"))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"starts_on": 1}, "begins tomorrow"),
        ({"starts_on": -1, "effective_on": 12, "ends_on": 400}, "begins in 12 days"),
        ({"starts_on": -1, "effective_on": -1, "ends_on": 400}, "in force"),
        ({"starts_on": 3, "notice_by": 20}, "last day to give notice in 20 days"),
    ],
)
def test_what_has_yet_to_begin_is_not_said_to_stand(
    world: World, signed_in: SignedIn, address: str, days: dict[str, int], told: str
) -> None:
    enter(world, "Salt", "alder", **{name: after(count) for name, count in days.items()})
    assert signed_in("alder_viewer").get(address).context["entries"].table.rows[0][-1] == told


def test_it_counts_what_nothing_will_remind_of_and_leads_there(world: World, signed_in: SignedIn, address: str) -> None:
    enter(world, "Mutual aid", "alder")
    enter(world, "Salt", "alder", starts_on=datetime.date(2020, 1, 1))
    enter(world, "Dispatch", "birch", notice_by=after(-400))
    client = signed_in("alder_viewer")
    page = client.get(address)
    assert "2 entries have no dates, so nothing will remind you of them." in text(page)
    assert titles(client.get(address + page.context["undated_url"])) == ["Mutual aid", "Salt"]
    enter(world, "Mowing", "alder", ends_on=after(5))
    assert "Mowing" not in titles(client.get(address, {"dates": "none"}))


def test_an_entry_shows_all_that_is_recorded_and_names_what_is_not(
    world: World, signed_in: SignedIn, address: str
) -> None:
    entry = enter(
        world,
        "Dispatch",
        "alder",
        instrument="memorandum",
        renewal="by_itself",
        notice_stated="90 days before the end",
        amount_stated="$0",
        ends_on=datetime.date(2031, 7, 1),
    )
    page = signed_in("alder_viewer").get(f"{address}{entry.id}/")
    facts = {fact.term: fact.value for fact in page.context["facts"].facts}
    assert facts == {
        "Kind of agreement": "Memorandum of understanding",
        "Parties": "Alder; no other party is recorded",
        "Last day": "Jun 30, 2031",
        "What happens at its end": "Renews by itself unless notice is given",
        "Notice period as stated": "90 days before the end",
        "Amount as stated": "$0",
        **dict.fromkeys(["Service", "From", "Term as stated", "Last day to give notice", "Who pays what", "Contact"]),
        **dict.fromkeys(["Note", "Source", "Administered by", "Fiscal agent"]),
        "Effective date, if not the first day": None,
    }
    assert page.content.decode().count('<span class="il-missing">not recorded</span>') == 11
    assert page.context["approvals"].rows == (("Alder", None, None),)
    assert page.content.decode().count('<span class="il-missing">not on record</span>') == 2


def test_everything_wrong_with_an_agreement_is_said_at_once(world: World, signed_in: SignedIn, address: str) -> None:
    sent = {
        "title": "",
        "starts_on": "2031-07-01",
        "ends_on": "2031-06-30",
        "notice_by": "soon",
        "amount_stated": "9" * 201,
    }
    answer = signed_in("director").post(f"{address}add/", sent)
    assert {field: errors[0] for field, errors in answer.context["form"].errors.items()} == {
        "title": "This field is required.",
        "governments": "Name at least one party.",
        "ends_on": "The last day comes before the first. Mend one of the two.",
        "notice_by": "Enter a valid date.",
        "amount_stated": "Ensure this value has at most 200 characters (it has 201).",
    }


def test_a_term_that_ends_first_hides_no_other_day_out_of_order(
    world: World, signed_in: SignedIn, address: str
) -> None:
    sent = {"title": "Salt", "starts_on": "2031-07-01", "ends_on": "2031-06-30", "notice_by": "2032-01-01"}
    answer = signed_in("alder_clerk").post(f"{address}add/", sent | {"governments": [world.governments["alder"].id]})
    assert {field: len(errors) for field, errors in answer.context["form"].errors.items()} == {
        "ends_on": 1,
        "notice_by": 1,
    }


def test_an_empty_register_says_how_to_begin(world: World, signed_in: SignedIn, address: str) -> None:
    page = text(signed_in("alder_clerk").get(address))
    assert "No agreement is entered yet" in page
    assert "Add an agreement" in page
    assert "Import a file" in page


def test_filters_and_sorting_by_plain_links(world: World, signed_in: SignedIn, address: str) -> None:
    enter(world, "b", "alder", ends_on=datetime.date(2031, 1, 1))
    enter(world, "a", "birch")
    enter(world, "c", "birch", ends_on=datetime.date(2030, 1, 1))
    client = signed_in("director")
    assert titles(client.get(address)) == ["c", "b", "a"]
    assert titles(client.get(address, {"sort": "-title"})) == ["c", "b", "a"]
    assert titles(client.get(address, {"sort": "title"})) == ["a", "b", "c"]
    assert titles(client.get(address, {"sort": "-last_day"})) == ["b", "c", "a"]
    birch = str(world.governments["birch"].id)
    assert titles(client.get(address, {"party": birch, "sort": "title"})) == ["a", "c"]
    none = client.get(address, {"party": str(world.governments["cedar"].id)})
    assert "No agreement is like that" in text(none)
    assert titles(client.get(address, {"party": "nonsense", "service": "x", "sort": "x"})) == ["c", "b", "a"]


def test_many_are_turned_over_page_by_page_in_one_order(world: World, signed_in: SignedIn, address: str) -> None:
    for number in range(60):
        enter(world, f"{number:02}", "alder")
    client = signed_in("director")
    first, second = (titles(client.get(address, {"sort": "-title", "page": page})) for page in (1, 2))
    assert first + second == [f"{number:02}" for number in reversed(range(60))]


@pytest.mark.parametrize("path", ["", "export/csv/", "export/xlsx/"])
def test_pages_ask_as_much_of_300_as_of_3(world: World, signed_in: SignedIn, address: str, path: str) -> None:
    client, by = signed_in("director"), world.actor("director")
    counts = []
    for count in (3, 297):
        many = [Draft(f"{count} {n}", (world.governments["alder"],), ("A vendor",)) for n in range(count)]
        with acting(by.acting):
            record_agreements(partnership=world.partnership.id, drafts=many, by=by, at=AT)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address + path).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_clerk_enters_an_agreement_of_her_city_with_its_document(
    world: World, signed_in: SignedIn, address: str
) -> None:
    client = signed_in("alder_clerk")
    form = client.get(f"{address}add/").context["form"]
    alder = world.governments["alder"].id
    assert list(form["governments"].initial) == [alder]
    answer = client.post(
        f"{address}add/",
        {
            "title": "Dispatch",
            "governments": [str(alder)],
            "others": "Riverside Ambulance\r\n\r\n  Green  Verge \r\n",
            "ends_on": "2031-07-01",
            "cost_rule": "By calls.\r\nAlder pays the towers.",
            "document": SimpleUploadedFile("agreement.pdf", b"%PDF-1.7 signed"),
            "source_document": "Ordinance 12",
        },
    )
    page = client.get(answer["Location"])
    shown = text(page)
    for said in ("Alder, Green Verge, Riverside Ambulance", "Jul 1, 2031", "agreement.pdf", "Ordinance 12"):
        assert said in shown
    ((document, *_rest),) = page.context["documents"].rows
    kept = signed_in("birch_finance").get(document.href)
    assert b"".join(kept.streaming_content) == b"%PDF-1.7 signed"
    with acting(world.actor("director").acting):
        assert Agreement.objects.get().cost_rule == "By calls.\nAlder pays the towers."


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({"title": ""}, "title", "This field is required."),
        ({"governments": []}, "governments", "Name your own government as a party"),
        ({"ends_on": "2019-12-31", "starts_on": "2020-01-01"}, "ends_on", "The last day comes before the first"),
        ({"ends_on": "2030-01-01", "notice_by": "2030-01-02"}, "notice_by", "comes after the last day"),
        ({"ends_on": "9999-12-31"}, "ends_on", "Enter a valid date."),
        ({"ends_on": "soon"}, "ends_on", "Enter a valid date."),
        ({"governments": ["nonsense"]}, "governments", "is not a valid"),
        ({"cost_rule": "x" * 5001}, "cost_rule", "at most 5000 characters"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    world: World, signed_in: SignedIn, address: str, sent: dict, field: str, said: str
) -> None:
    good = {"title": "Dispatch", "governments": [str(world.governments["alder"].id)]}
    answer = signed_in("alder_clerk").post(f"{address}add/", good | sent)
    assert answer.status_code == 200
    assert said in answer.context["form"].errors[field][0]
    assert set(answer.context["form"].errors) == {field}
    with acting(world.actor("director").acting):
        assert not Agreement.objects.exists()


def test_a_document_too_large_is_refused_in_words(world: World, signed_in: SignedIn, address: str) -> None:
    answer = signed_in("director").post(
        f"{address}add/",
        {"title": "X", "others": "Y", "document": SimpleUploadedFile("big.pdf", bytes(25_000_001))},
    )
    assert answer.context["form"].errors == {"document": ["The file has 26 MB; at most 25 MB are kept."]}


def test_an_amendment_stands_beside_the_agreement_and_a_wrong_file_is_removed(
    world: World, signed_in: SignedIn, address: str
) -> None:
    entry, client = enter(world, "Dispatch", "alder"), signed_in("alder_clerk")
    page = f"{address}{entry.id}/"
    for name, kind, dated in (("ila.pdf", "agreement", ""), ("first.pdf", "amendment", "2025-05-01")):
        file = SimpleUploadedFile(name, b"%PDF-1.7 " + name.encode())
        client.post(f"{page}documents/add/", {"document": file, "kind": kind, "dated_on": dated})
    rows = client.get(page).context["documents"].rows
    assert [(row[0].text, *row[1:4]) for row in rows] == [
        ("first.pdf", "Amendment", datetime.date(2025, 5, 1), after(0)),
        ("ila.pdf", "The agreement itself", None, after(0)),
    ]
    remove = rows[0][4].href
    assert "deleted, for everybody" in text(client.get(remove))
    assert signed_in("birch_finance").post(remove).status_code == 404
    client.post(remove)
    reader = signed_in("alder_viewer").get(page)
    assert [row[0].text for row in reader.context["documents"].rows] == ["ila.pdf"]
    assert client.get(rows[0][0].href).status_code == client.post(remove).status_code == 404
    wrong = client.post(f"{page}documents/add/", {"kind": "nonsense", "dated_on": "soon"})
    assert set(wrong.context["form"].errors) == {"document", "kind", "dated_on"}


def test_editing_keeps_what_is_not_touched(world: World, signed_in: SignedIn, address: str) -> None:
    entry = enter(world, "Dispatch", "alder", others=("A vendor",), note="old", ends_on=datetime.date(2031, 1, 1))
    client = signed_in("alder_clerk")
    form = client.get(f"{address}{entry.id}/edit/").context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() is not None}
    client.post(f"{address}{entry.id}/edit/", sent | {"note": "new"})
    with acting(world.actor("director").acting):
        saved = agreement_of(world.actor("director"), world.partnership.id, entry.id)
    assert (saved.title, saved.note, saved.version) == ("Dispatch", "new", 2)
    assert saved.ends_on == datetime.date(2031, 1, 1)
    assert sent["ends_on"] == datetime.date(2030, 12, 31)
    assert {party.name or party.government.name for party in saved.parties.all()} == {"Alder", "A vendor"}


def test_the_second_writer_sees_both_and_may_save_over(world: World, signed_in: SignedIn, address: str) -> None:
    entry = enter(world, "Dispatch", "alder", others=("A vendor",), ends_on=datetime.date(2031, 1, 1))
    edit = f"{address}{entry.id}/edit/"
    alder, birch = (str(world.governments[name].id) for name in ("alder", "birch"))
    mine = {"title": "Mine", "governments": [alder], "others": "A vendor", "version": "1", "ends_on": "2030-12-31"}
    signed_in("director").post(
        edit, mine | {"title": "Theirs", "governments": [alder, birch], "others": "", "ends_on": ""}
    )
    client = signed_in("alder_clerk")
    answer = client.post(edit, mine)
    conflict = answer.context["form"].conflict
    assert conflict.saved_by == "Dana Director"
    assert {(field.field, field.saved, field.yours) for field in conflict.fields} == {
        ("Title", "Theirs", "Mine"),
        ("Parties that are members", "Alder, Birch", "Alder"),
        ("Other parties", None, "A vendor"),
        ("Last day", None, "Dec 31, 2030"),
    }
    again = client.post(edit, mine | {"version": answer.context["form"]["version"].value()})
    assert again.status_code == 302
    assert "Mine" in text(client.get(again["Location"]))


@pytest.mark.parametrize(
    ("who", "own", "others"),
    [
        ("director", 200, 200),
        ("alder_manager", 200, 404),
        ("alder_clerk", 200, 404),
        ("birch_finance", 404, 200),
        ("alder_viewer", 404, 404),
        ("alder_former", 404, 404),
        ("cedar_manager", 404, 404),
    ],
)
def test_who_may_edit_what(world: World, signed_in: SignedIn, address: str, who: str, own: int, others: int) -> None:
    hers, theirs = enter(world, "Alder's", "alder"), enter(world, "Birch's", "birch")
    client = signed_in(who)
    for entry, status in ((hers, own), (theirs, others)):
        edit = f"{address}{entry.id}/edit/"
        assert client.get(edit).status_code == client.post(edit, {}).status_code == status
        offered = client.get(f"{address}{entry.id}/")
        assert (edit in offered.content.decode()) is (status == 200)
