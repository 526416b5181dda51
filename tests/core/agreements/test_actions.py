"""Entering and changing agreements, by those who may, all or none."""

import datetime
from contextlib import nullcontext

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interlocal.core.access.actor import Refused
from interlocal.core.agreements.actions import (
    add_document,
    edit_agreement,
    import_agreements,
    record_agreements,
    remove_document,
)
from interlocal.core.agreements.drafts import Document, Draft, Revision
from interlocal.core.agreements.models import Agreement, AgreementDocument, Party
from interlocal.core.agreements.queries import agreement_of, attention_of, register_of, sorted_by, with_party
from interlocal.core.agreements.tasks import forget_contacts
from interlocal.core.audit.models import Event
from interlocal.core.catalogue.actions import add_service
from interlocal.core.catalogue.models import STANDARD
from interlocal.platform.acting import acting
from interlocal.platform.files.models import StoredFile
from interlocal.platform.versions import Conflict
from tests.worlds import AT, TODAY, World, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


def draft(world: World, title: str, *governments: str, others: tuple[str, ...] = (), **values) -> Draft:
    return Draft(title, tuple(world.governments[name] for name in governments), others, values)


def enter(world: World, *drafts: Draft, who: str = "director") -> list[Agreement]:
    by = world.actor(who)
    with acting(by.acting):
        made = record_agreements(partnership=world.partnership.id, drafts=drafts, by=by, at=AT)
        return [agreement_of(by, world.partnership.id, each.id) for each in made]


def count(world: World) -> tuple[int, int, int]:
    """Entries, parties, audit events."""
    with acting(world.actor("director").acting):
        return Agreement.objects.count(), Party.objects.count(), Event.objects.count()


REFUSED, TOLD = Refused, ValidationError


@pytest.mark.parametrize(
    ("who", "governments", "answer"),
    [
        ("director", ("alder", "birch"), None),
        ("director", (), None),
        ("alder_manager", ("alder",), None),
        ("alder_clerk", ("alder", "cedar"), None),
        ("birch_finance", ("alder", "birch"), None),
        ("alder_clerk", ("birch",), TOLD),
        ("birch_finance", ("alder",), TOLD),
        ("birch_finance", (), TOLD),
        ("alder_viewer", ("alder",), REFUSED),
        ("alder_former", ("alder",), REFUSED),
        ("cedar_manager", ("cedar",), REFUSED),
    ],
)
def test_who_may_enter_what(world: World, who: str, governments: tuple[str, ...], answer: type | None) -> None:
    before = count(world)
    wanted = draft(world, "Mutual aid", *governments, others=("A vendor",))
    if answer is None:
        (made,) = enter(world, wanted, who=who)
        assert {party.government or party.name for party in made.parties.all()} == {*wanted.governments, "A vendor"}
        assert count(world) == (before[0] + 1, before[1] + len(governments) + 1, before[2] + 1)
    else:
        with pytest.raises(answer):
            enter(world, wanted, who=who)
        assert count(world) == before


@pytest.mark.parametrize(
    ("who", "before", "after", "answer"),
    [
        ("director", ("birch",), ("alder",), None),
        ("alder_clerk", ("alder", "birch"), ("alder",), None),
        ("alder_clerk", ("birch",), ("alder", "birch"), REFUSED),  # no taking over of what is others'
        ("alder_clerk", ("alder", "birch"), ("birch",), TOLD),
        ("alder_viewer", ("alder",), ("alder",), REFUSED),
    ],
)
def test_who_may_change_what(world: World, who: str, before: tuple, after: tuple, answer: type | None) -> None:
    (entry,) = enter(world, draft(world, "Dispatch", *before))
    by = world.actor(who)

    def edit() -> None:
        with acting(by.acting):
            edit_agreement(agreement=entry, version=1, draft=draft(world, "Joint dispatch", *after), by=by, at=AT)

    if answer is None:
        edit()
    else:
        with pytest.raises(answer):
            edit()
    with acting(world.actor("director").acting):
        saved = agreement_of(by, world.partnership.id, entry.id)
    names = {party.government.name.lower() for party in saved.parties.all() if party.government}
    expected = ("Joint dispatch", 2, set(after)) if answer is None else ("Dispatch", 1, set(before))
    assert (saved.title, saved.version, names) == expected


def test_another_partnerships_people_neither_see_nor_write(world: World) -> None:
    (entry,) = enter(world, draft(world, "Dispatch", "alder"))
    stranger = tri_cities("Other ").actor("director")
    with acting(stranger.acting):
        with pytest.raises(Refused):
            agreement_of(stranger, world.partnership.id, entry.id)
        with pytest.raises(Refused):
            record_agreements(partnership=world.partnership.id, drafts=[draft(world, "X", "alder")], by=stranger, at=AT)
        with pytest.raises(Refused):
            edit_agreement(agreement=entry, version=1, draft=Draft("X"), by=stranger, at=AT)


def test_many_are_entered_all_or_none_and_what_is_wrong_is_named_by_field(world: World) -> None:
    day = datetime.date(2026, 1, 1)
    good = draft(world, "Salt", "alder")
    before = count(world)
    for wrong, field in (
        (draft(world, "Nobody"), "governments"),
        (draft(world, "Back", "alder", starts_on=day, ends_on=day), "ends_on"),
        (draft(world, "Late", "alder", ends_on=day, notice_by=day), "notice_by"),
        (draft(world, "", "alder"), "title"),
        (draft(world, "x" * 201, "alder"), "title"),
    ):
        with pytest.raises(ValidationError) as refusal:
            enter(world, good, wrong)
        assert set(refusal.value.message_dict) == {field}
        assert count(world) == before


def test_the_second_writer_is_told_and_shown_what_stands(world: World) -> None:
    (entry,) = enter(world, draft(world, "Dispatch", "alder"))
    by = world.actor("director")
    with acting(by.acting):
        mine, theirs = (agreement_of(by, world.partnership.id, entry.id) for _ in range(2))
        edit_agreement(agreement=theirs, version=1, draft=draft(world, "Theirs", "birch"), by=by, at=AT)
        with pytest.raises(Conflict) as conflict:
            edit_agreement(agreement=mine, version=1, draft=draft(world, "Mine", "alder"), by=by, at=AT)
        assert conflict.value.theirs.title == "Theirs"  # type: ignore[attr-defined]
        saved = agreement_of(by, world.partnership.id, entry.id)
    assert [party.government.name for party in saved.parties.all() if party.government] == ["Birch"]


def test_an_import_changes_and_enters_together_or_not_at_all(world: World) -> None:
    salt, dispatch = enter(world, draft(world, "Salt", "alder"), draft(world, "Dispatch", "birch"))
    by, before = world.actor("director"), count(world)
    revised = [
        Revision(salt, 1, draft(world, "Road salt", "alder", others=("A vendor",))),
        Revision(dispatch, 1, draft(world, "Dispatch", "birch", note="as before")),
    ]
    with acting(by.acting), pytest.raises(Conflict):
        import_agreements(
            partnership=world.partnership.id,
            entered=[draft(world, "New", "alder")],
            revised=[revised[0], Revision(dispatch, 7, revised[1].draft)],
            by=by,
            at=AT,
        )
    assert count(world) == before
    with acting(by.acting):
        salt, dispatch = (agreement_of(by, world.partnership.id, each.id) for each in (salt, dispatch))
        kept = set(Party.objects.filter(agreement=dispatch).values_list("id", flat=True))
        (new,) = import_agreements(
            partnership=world.partnership.id,
            entered=[draft(world, "New", "alder")],
            revised=[Revision(salt, 1, revised[0].draft), Revision(dispatch, 1, revised[1].draft)],
            by=by,
            at=AT,
        )
        entries = {entry.title: entry for entry in register_of(by, world.partnership.id)}
        assert set(entries) == {"Road salt", "Dispatch", "New"}
        assert (entries["Road salt"].version, entries["Dispatch"].version, new.version) == (2, 2, 1)
        assert set(Party.objects.filter(agreement=dispatch).values_list("id", flat=True)) == kept
    assert count(world) == (before[0] + 1, before[1] + 2, before[2] + 1)


def test_an_entry_follows_its_service_into_its_catalogue(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        own = add_service(partnership=world.partnership.id, title="Snow watch", by=by, at=AT)
    (entry,) = enter(world, draft(world, "Snow", "alder", service=own))
    assert entry.catalogue == world.partnership.id
    with acting(by.acting):
        edit_agreement(agreement=entry, version=1, draft=draft(world, "Snow", "alder", service=None), by=by, at=AT)
        assert agreement_of(by, world.partnership.id, entry.id).catalogue == STANDARD


def test_documents_are_kept_for_the_partnership_side_by_side(world: World) -> None:
    wanted = draft(world, "Dispatch", "alder")
    (entry,) = enter(world, Draft(wanted.title, wanted.governments, document=Document("ila.pdf", [b"%PDF-1.7 x"])))
    (kept,) = entry.documents.all()
    assert (kept.file.name, kept.kind, kept.dated_on) == ("ila.pdf", "agreement", None)
    assert (kept.file.partnership, kept.file.government) == (world.partnership.id, None)
    by = world.actor("alder_clerk")
    amendment = Document("first.pdf", [b"%PDF-1.7 y"], "amendment", TODAY)
    with acting(by.acting):
        edit_agreement(agreement=entry, version=1, draft=wanted, by=by, at=AT)
        entry = agreement_of(by, world.partnership.id, entry.id)
        add_document(agreement=entry, document=amendment, by=by, at=AT)
        entry = agreement_of(by, world.partnership.id, entry.id)
        assert [(each.file.name, each.kind, each.dated_on) for each in entry.documents.all()] == [
            ("first.pdf", "amendment", TODAY),
            ("ila.pdf", "agreement", None),
        ]


@pytest.mark.parametrize("who", ["birch_finance", "alder_viewer"])
def test_nobody_else_adds_a_document(world: World, who: str) -> None:
    (entry,) = enter(world, draft(world, "Dispatch", "alder"))
    by = world.actor(who)
    with acting(by.acting), pytest.raises(Refused):
        add_document(agreement=entry, document=Document("x.pdf", [b"%PDF-1.7 x"]), by=by, at=AT)


def test_there_are_no_more_parties_than_a_form_can_ask_about(world: World) -> None:
    many = tuple(f"Vendor {number}" for number in range(401))
    with pytest.raises(ValidationError, match="at most 400 parties"):
        enter(world, draft(world, "Dispatch", others=many))
    enter(world, draft(world, "Dispatch", others=many[1:]))


@pytest.mark.parametrize(("who", "may"), [("alder_clerk", True), ("birch_finance", False), ("alder_viewer", False)])
def test_who_may_write_an_agreement_may_take_a_document_away(world: World, who: str, may: bool) -> None:
    wanted = draft(world, "Dispatch", "alder")
    (entry,) = enter(world, Draft(wanted.title, wanted.governments, document=Document("ila.pdf", [b"%PDF-1.7 x"])))
    by = world.actor(who)
    with acting(by.acting):
        (kept,) = entry.documents.all()
        with nullcontext() if may else pytest.raises(Refused):
            remove_document(document=kept, by=by, at=AT)
        with pytest.raises(Refused):
            remove_document(document=kept, by=world.actor("birch_finance"), at=AT)
        left = (AgreementDocument.objects.count(), StoredFile.objects.count())
    assert left == ((0, 0) if may else (1, 1))


def test_a_name_of_another_body_is_one_line(world: World) -> None:
    (entry,) = enter(world, draft(world, "Dispatch", others=(" A \n vendor", "A vendor")))
    assert [party.name for party in entry.parties.all()] == ["A vendor"]


def after(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days)


def test_contacts_are_forgotten_a_year_after_the_end(world: World) -> None:
    enter(
        world,
        draft(world, "Over", "alder", contact="Pat Doe (synthetic)", ends_on=after(-365)),
        draft(world, "Lately over", "alder", contact="City Clerk", ends_on=after(-364)),
        draft(world, "Stands", "alder", contact="City Clerk"),
        draft(world, "Renews", "alder", contact="City Clerk", ends_on=after(-900), renewal="by_itself"),
    )
    for _night in range(2):
        forget_contacts(AT)
    with acting(world.actor("director").acting):
        assert dict(Agreement.objects.values_list("title", "contact")) == {
            "Over": "",
            "Lately over": "City Clerk",
            "Stands": "City Clerk",
            "Renews": "City Clerk",
        }
        assert Event.objects.filter(verb="register.contacts_erased").count() == 1


def test_what_needs_attention_comes_in_one_query_by_day(world: World) -> None:
    enter(
        world,
        draft(world, "Ends", "birch", ends_on=after(90)),
        draft(world, "Notice", "alder", ends_on=after(400), notice_by=after(10)),
        draft(world, "Today", "alder", ends_on=after(400), notice_by=after(0)),
        draft(world, "Ended", "alder", ends_on=after(0)),
        draft(world, "Late", "alder", ends_on=after(400), notice_by=after(-1)),
        draft(world, "Far", "alder", ends_on=after(182)),
        draft(world, "Open", "alder"),
    )
    clerk = world.actor("alder_clerk")
    with (
        acting(clerk.acting),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        found = attention_of(clerk, clerk.partnerships, TODAY)
        shown = [(each.agreement.title, each.agreement.partnership.key, each.days_left, each.own) for each in found]
    assert len(asked) == 1
    key = world.partnership.key
    assert shown == [("Today", key, 0, True), ("Notice", key, 10, True), ("Ends", key, 89, False)]


def test_sorting_leaves_what_is_not_stated_last_either_way(world: World) -> None:
    enter(
        world,
        draft(world, "b", "alder", ends_on=after(5)),
        draft(world, "A", "alder"),
        draft(world, "c", "birch", ends_on=after(3)),
    )
    by = world.actor("director")
    with acting(by.acting):
        entries = register_of(by, world.partnership.id)

        def titles(key: str, descending: bool) -> str:
            return "".join(entry.title for entry in sorted_by(entries, key, descending=descending))

        assert titles("title", False) == "Abc"
        assert titles("title", True) == "cbA"
        assert titles("last_day", False) == "cbA"
        assert titles("last_day", True) == "bcA"
        assert [entry.title for entry in with_party(entries, world.governments["birch"].id)] == ["c"]
