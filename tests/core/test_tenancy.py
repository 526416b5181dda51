"""Row security as the app role meets it: who sees which rows when no view or query filters them."""

import datetime

import pytest
from django.db import ProgrammingError, connection, transaction

from interlocal.core.audit.models import Event
from interlocal.core.governments.models import Decision, Government, Membership, Partnership
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.models import Audience, Reading
from interlocal.core.measures.standard import BUDGET
from interlocal.core.participation.actions import call_to_team
from interlocal.core.people.models import RoleAssignment
from interlocal.platform.acting import NOBODY, Acting, acting
from tests.worlds import AT, World, all_ids, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def worlds() -> tuple[World, World]:
    return tri_cities(), tri_cities("Other ")


def test_the_app_role_is_neither_superuser_nor_owner() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("select count(*) from pg_tables where tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_nobody_sees_nothing(worlds: tuple[World, World]) -> None:
    with acting(NOBODY):
        for model in (Partnership, Membership, RoleAssignment, Event, Government, Decision):
            assert not model._default_manager.exists(), model


def test_members_see_their_own_partnership_alone(worlds: tuple[World, World]) -> None:
    ours, theirs = worlds
    for who in ("director", "alder_manager", "birch_finance"):
        assert all_ids(Partnership, ours.actor(who)) == {ours.partnership.id}
    memberships = all_ids(Membership, ours.actor("alder_manager"))
    assert len(memberships) == 4
    assert not memberships & all_ids(Membership, theirs.actor("director"))


def test_an_ended_term_shows_nothing_but_itself(worlds: tuple[World, World]) -> None:
    ours, _ = worlds
    cedar = ours.actor("cedar_manager")
    assert cedar.places == ()
    assert all_ids(Partnership, cedar) == set()
    with acting(cedar.acting):
        assert Membership.objects.get().government_id == ours.governments["cedar"].id


def test_an_ended_role_gives_nothing(worlds: tuple[World, World]) -> None:
    former = worlds[0].actor("alder_former")
    assert former.governments == ()
    assert all_ids(Partnership, former) == set()


def test_a_term_is_half_open(worlds: tuple[World, World]) -> None:
    ours, _ = worlds
    last_day = datetime.datetime(2024, 12, 31, 12, tzinfo=datetime.UTC)
    assert len(ours.actor("cedar_manager", last_day).places) == 1
    assert ours.actor("cedar_manager", last_day + datetime.timedelta(days=1)).places == ()


def test_writing_for_another_partnership_is_refused_by_the_database(worlds: tuple[World, World]) -> None:
    ours, theirs = worlds
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        acting(ours.actor("director").acting),
        transaction.atomic(),
    ):
        Decision(partnership=theirs.partnership, title="Ours now").save(force_insert=True)
    with acting(ours.actor("director").acting):
        assert Partnership.objects.filter(id=theirs.partnership.id).update(name="Ours now") == 0
        assert Membership.objects.filter(partnership=theirs.partnership).delete() == (0, {})


def test_a_reading_is_seen_by_its_audience_alone(worlds: tuple[World, World]) -> None:
    ours, theirs = worlds
    alder, manager = ours.governments["alder"], ours.actor("alder_manager")
    kept = {}
    for audience in Audience:
        shown_to = ours.partnership.id if audience in (Audience.TEAM, Audience.PARTNERSHIP) else None
        with acting(manager.acting):
            reading = record_reading(
                government=alder,
                measure=BUDGET,
                period="FY2025",
                value=1_000_000,
                grade="audited",
                audience=audience,
                partnership=shown_to,
                by=manager,
                at=AT,
            )
        kept[audience] = reading.id
    birch = ours.people["birch_finance"]
    assert all_ids(Reading, ours.actor("birch_finance")) == {kept["partnership"], kept["public"]}
    assert all_ids(Reading, theirs.actor("director")) == {kept["public"]}
    assert all_ids(Reading, ours.actor("cedar_manager")) == {kept["public"]}
    assert all_ids(Reading, manager) == set(kept.values())
    director = ours.actor("director")
    with acting(director.acting):
        call_to_team(partnership=ours.partnership.id, person=birch, by=director, at=AT)
    assert all_ids(Reading, ours.actor("birch_finance")) == {kept["partnership"], kept["public"], kept["team"]}
    with acting(NOBODY):
        assert not Reading.objects.exists()


def test_acting_restores_what_was_before() -> None:
    one, two = Acting(link="one"), Acting(link="two")
    with acting(one):
        with acting(two):
            assert _link() == "two"
        assert _link() == "one"
        with pytest.raises(RuntimeError), acting(two):
            raise RuntimeError
        assert _link() == "one"
    assert not _link()


def _link() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('interlocal.link', true)")
        return cursor.fetchone()[0]
