"""Joining by consent: a government that is spoken for is asked, and until it accepts nothing opens on either side."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.roles import Role
from interlocal.core.audit.models import Event
from interlocal.core.governments.actions import admit_government, end_membership
from interlocal.core.governments.admissions import accept_admission, decline_admission, withdraw_admission
from interlocal.core.governments.models import Admission, Government, Membership, Partnership
from interlocal.core.governments.queries import asked, asked_of
from interlocal.core.measures.actions import record_reading
from interlocal.core.measures.standard import BUDGET
from interlocal.core.people.actions import invite
from interlocal.platform.acting import acting
from interlocal.platform.row_security import RowSecurity
from tests.worlds import AT, TODAY, World, all_ids, found, government, join, person, role, tri_cities, unchanged_by

pytestmark = pytest.mark.django_db

START = datetime.date(2026, 1, 1)
Answer = Callable[..., Any]
#: Everything that a tenant keeps: tables of ours with row security.
KEPT = [model for model in apps.get_models() if any(isinstance(rule, RowSecurity) for rule in model._meta.constraints)]


@pytest.fixture
def world() -> World:
    """Cedar was a member until 2025; Cora manages it, Ceil keeps its papers."""
    made = tri_cities()
    made.people["cedar_clerk"] = person("clerk@cedar.example", "Ceil Clerk")
    role(made.people["cedar_clerk"], made.governments["cedar"], Role.CLERK)
    return made


def ask(world: World, where: str = "cedar", **term: datetime.date) -> Any:
    by = world.actor("director")
    with acting(by.acting):
        return admit_government(
            partnership=world.partnership,
            government=world.governments[where],
            by=by,
            at=AT,
            **({"starts_on": START} | term),
        )


def answer(world: World, who: str, how: Answer, admission: Admission) -> Any:
    by = world.actor(who)
    with acting(by.acting):
        return how(admission=admission, by=by, at=AT)


def stranger(world: World) -> None:
    """Elm, which never had to do with the partnership, with a manager."""
    world.governments["elm"] = government("Elm")
    world.people["elm_manager"] = person("manager@elm.example", "Ella Manager")
    role(world.people["elm_manager"], world.governments["elm"], Role.CITY_MANAGER)


def elsewhere(world: World) -> tuple[Partnership, Actor]:
    """A second partnership, and its director."""
    world.governments["oak"] = government("Oak Council")
    world.people["oak_director"] = person("director@oak.example", "Olga Director")
    made = found("Oak Partnership", convener=world.governments["oak"], director=world.people["oak_director"])
    return made, world.actor("oak_director")


def offers(world: World, where: str, partnership: UUID, by: Actor) -> type[Refused] | None:
    """What comes of a convener's offer to be the first person of a government: Refused, or nothing wrong."""
    with acting(by.acting):
        try:
            invite(
                government=world.governments[where],
                partnership=partnership,
                email="first@dogwood.example",
                name="Fran First",
                role=Role.CITY_MANAGER,
                address="/invitation/{token}/",
                by=by,
                at=AT,
            )
        except Refused:
            return Refused
    return None


def sees(actor: Actor) -> dict[str, set[Any]]:
    """Keys of all rows of all tables that row security shows `actor`."""
    return {model._meta.label: all_ids(model, actor) for model in KEPT}


def test_a_government_without_people_joins_at_once(world: World) -> None:
    world.governments["dogwood"] = government("Dogwood")
    assert isinstance(ask(world, "dogwood"), Membership)


def test_one_that_another_partnership_entered_is_asked_though_it_has_no_people(world: World) -> None:
    """A second convener could else send somebody to speak for it, and see what the first partnership holds."""
    world.governments["dogwood"] = government("Dogwood")
    other, convener = elsewhere(world)
    with acting(convener.acting):
        admit_government(partnership=other, government=world.governments["dogwood"], by=convener, at=AT)
    assert isinstance(ask(world, "dogwood"), Admission)
    assert offers(world, "dogwood", world.partnership.id, world.actor("director")) is Refused
    assert offers(world, "dogwood", other.id, convener) is None


def test_the_database_refuses_a_member_that_another_partnership_entered(world: World) -> None:
    world.governments["dogwood"] = government("Dogwood")
    other, convener = elsewhere(world)
    with acting(convener.acting):
        admit_government(partnership=other, government=world.governments["dogwood"], by=convener, at=AT)
    row = Membership(partnership=world.partnership, government=world.governments["dogwood"])
    refused = pytest.raises(ProgrammingError, match="its own people")
    with acting(world.actor("director").acting), refused, transaction.atomic():
        row.save(force_insert=True)


def test_who_was_asked_before_it_had_people_answers_once_it_has(world: World) -> None:
    world.governments["dogwood"] = government("Dogwood")
    other, convener = elsewhere(world)
    with acting(convener.acting):
        admit_government(partnership=other, government=world.governments["dogwood"], by=convener, at=AT)
    admission = ask(world, "dogwood")
    world.people["dogwood_manager"] = person("manager@dogwood.example", "Dora Manager")
    role(world.people["dogwood_manager"], world.governments["dogwood"], Role.CITY_MANAGER)
    assert [place.id for place in world.actor("dogwood_manager").places] == [other.id]
    assert isinstance(answer(world, "dogwood_manager", accept_admission, admission), Membership)


def test_one_with_people_is_asked_and_joins_when_it_accepts(world: World) -> None:
    admission = ask(world)
    assert isinstance(admission, Admission)
    assert world.actor("cedar_manager").places == ()
    answer(world, "cedar_manager", accept_admission, admission)
    assert [place.id for place in world.actor("cedar_manager").places] == [world.partnership.id]
    with acting(world.actor("director").acting):
        assert Membership.objects.get(government=world.governments["cedar"], starts_on=START).ends_on is None
        verbs = list(Event.objects.filter(subject=admission.id).order_by("number").values_list("verb", flat=True))
        assert verbs == ["member.asked", "member.joined"]
        assert not Admission.objects.exists()


def test_without_a_first_day_it_joins_on_the_day_it_accepts(world: World) -> None:
    stranger(world)
    by = world.actor("director")
    with acting(by.acting):
        admission = admit_government(partnership=world.partnership, government=world.governments["elm"], by=by, at=AT)
    assert answer(world, "elm_manager", accept_admission, admission).starts_on == AT.date()


def test_whoever_speaks_for_it_herself_need_not_ask(world: World) -> None:
    role(world.people["director"], world.governments["cedar"], Role.CITY_MANAGER)
    assert isinstance(ask(world), Membership)


@pytest.mark.parametrize("how", [accept_admission, decline_admission, withdraw_admission])
def test_an_admission_is_answered_once(world: World, how: Answer) -> None:
    admission = ask(world)
    answer(world, "director" if how is withdraw_admission else "cedar_manager", how, admission)
    for again, who in ((accept_admission, "cedar_manager"), (withdraw_admission, "director")):
        with pytest.raises(Refused):
            answer(world, who, again, admission)
    held = world.actor("cedar_manager").places
    assert bool(held) is (how is accept_admission)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("cedar_manager", {"accept_admission", "decline_admission"}),
        ("cedar_clerk", set()),
        ("director", {"withdraw_admission"}),
        ("alder_manager", set()),
        ("birch_finance", set()),
    ],
)
def test_who_answers(world: World, who: str, may: set[str]) -> None:
    admission = ask(world)
    for how in (accept_admission, decline_admission, withdraw_admission):
        savepoint = transaction.savepoint()
        try:
            answer(world, who, how, admission)
            assert how.__name__ in may
        except Refused:
            assert how.__name__ not in may
        transaction.savepoint_rollback(savepoint)
    actor = world.actor(who)
    with acting(actor.acting):
        assert [each.id for each in asked_of(actor)] == ([admission.id] if "accept_admission" in may else [])
        if "accept_admission" not in may:
            with pytest.raises(Refused):
                asked(actor, admission.id)


def test_terms_that_overlap_are_refused_when_asked_and_when_accepted(world: World) -> None:
    with pytest.raises(ValidationError, match="overlaps"):
        ask(world, starts_on=datetime.date(2024, 1, 1))
    admission = ask(world)
    with pytest.raises(ValidationError, match="asked already"):
        ask(world)
    join(world.partnership, world.governments["cedar"], starts_on=datetime.date(2027, 1, 1))
    with pytest.raises(ValidationError, match="overlaps"):
        answer(world, "cedar_manager", accept_admission, admission)


class TestTheDatabase:
    """Asks for consent too, whatever the software does."""

    @pytest.mark.parametrize("ends_on", [None, datetime.date(2030, 1, 1)])
    def test_no_membership_is_made_longer(self, world: World, ends_on: datetime.date | None) -> None:
        with acting(world.actor("director").acting):
            ended = Membership.objects.filter(government=world.governments["cedar"])
            with pytest.raises(ProgrammingError, match="its own people"), transaction.atomic():
                ended.update(ends_on=ends_on)
            assert ended.update(ends_on=datetime.date(2024, 1, 1)) == 1, "a shorter one needs nobody's consent"

    def test_no_membership_is_made_without_asking(self, world: World) -> None:
        stranger(world)
        with acting(world.actor("director").acting):
            for elm in (world.governments["elm"], Government.objects.get(key="cedar")):
                with pytest.raises(ProgrammingError, match="its own people"), transaction.atomic():
                    Membership(partnership=world.partnership, government=elm, starts_on=START).save(force_insert=True)

    def test_no_membership_is_handed_to_another(self, world: World) -> None:
        stranger(world)
        with acting(world.actor("director").acting):
            alder = Membership.objects.filter(government=world.governments["alder"])
            with pytest.raises(ProgrammingError, match="its own people"), transaction.atomic():
                alder.update(government=world.governments["elm"])

    def test_nobody_else_unsays_that_a_government_is_spoken_for(self, world: World) -> None:
        with acting(world.actor("director").acting):
            assert Government.objects.filter(key="alder").update(spoken_for=False) == 0


def test_a_membership_that_ends_is_not_made_longer(world: World) -> None:
    by = world.actor("director")
    with acting(by.acting):
        ended = Membership.objects.select_related("partnership").get(government=world.governments["cedar"])
        with pytest.raises(ValidationError, match="Admit it again"):
            end_membership(membership=ended, ends_on=datetime.date(2030, 1, 1), by=by, at=AT)


class TestLeaving:
    """A member leaves by its own people's word, for itself and from the next day on."""

    def leave(self, world: World, who: str, whose: str, ends_on: datetime.date) -> None:
        by = world.actor(who)
        with acting(by.acting):
            seat = Membership.objects.select_related("partnership").get(government=world.governments[whose])
            end_membership(membership=seat, ends_on=ends_on, by=by, at=AT)

    def test_its_manager_sets_a_last_day(self, world: World) -> None:
        tomorrow = TODAY + datetime.timedelta(1)
        self.leave(world, "alder_manager", "alder", tomorrow)
        with acting(world.actor("director").acting):
            assert Membership.objects.get(government=world.governments["alder"]).ends_on == tomorrow
            assert Event.objects.get(verb="member.ended").person == world.people["alder_manager"].id

    def test_the_past_is_the_convener_s_to_correct(self, world: World) -> None:
        with pytest.raises(ValidationError, match="today or later"):
            self.leave(world, "alder_manager", "alder", TODAY)
        self.leave(world, "director", "alder", TODAY)

    @pytest.mark.parametrize(
        ("who", "whose"), [("alder_clerk", "alder"), ("alder_manager", "birch"), ("director", "council")]
    )
    def test_nobody_else_ends_it(self, world: World, who: str, whose: str) -> None:
        with pytest.raises(Refused):
            self.leave(world, who, whose, TODAY + datetime.timedelta(1))


class TestUntilItAccepts:
    """Twin worlds: what one side keeps changes nothing that the other sees."""

    def keep(self, world: World) -> None:
        """One person more at Elm, and a figure of its own."""
        role(person("new@elm.example", "Nell New"), world.governments["elm"], Role.CLERK)
        manager = world.actor("elm_manager")
        with acting(manager.acting):
            record_reading(
                government=world.governments["elm"],
                measure=BUDGET,
                period="FY2026",
                value=1_000_000,
                grade="audited",
                by=manager,
                at=AT,
            )

    def test_the_partnership_sees_nothing_of_it(self, world: World) -> None:
        stranger(world)
        admission = ask(world, "elm")

        def look() -> list[dict[str, set[Any]]]:
            return [sees(world.actor(who)) for who in ("director", "alder_manager")]

        without, with_it = unchanged_by(lambda: self.keep(world), look)
        assert without == with_it
        answer(world, "elm_manager", accept_admission, admission)
        without, with_it = unchanged_by(lambda: self.keep(world), look)
        opened = [{t for t in after if after[t] != before[t]} for before, after in zip(without, with_it, strict=True)]
        assert opened == [{"people.RoleAssignment"}] * 2, "who works for it, and no figure that it keeps"

    def test_it_sees_the_partnership_s_card_and_nothing_else(self, world: World) -> None:
        stranger(world)
        before = sees(world.actor("elm_manager"))
        admission = ask(world, "elm")
        after = sees(world.actor("elm_manager"))
        opened = {table: after[table] - before[table] for table in after if after[table] != before[table]}
        assert opened == {
            "governments.Admission": {admission.id},
            "governments.Partnership": {world.partnership.id},
        }


def test_the_partnership_is_not_told_who_declined(world: World) -> None:
    admission = ask(world)
    answer(world, "cedar_manager", decline_admission, admission)
    with acting(world.actor("director").acting):
        event = Event.objects.get(verb="member.declined", partnership=world.partnership.id)
    assert event.person is None
    assert event.facts == {"government": str(world.governments["cedar"].id)}
