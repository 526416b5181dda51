"""Terms are half-open, and those of one key never overlap, whoever writes at the same time."""

import datetime
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from interlocal.core.governments.actions import admit_government
from interlocal.core.governments.models import Membership
from interlocal.platform.acting import acting
from interlocal.platform.terms import holds_on
from tests.worlds import AT, World, government, tri_cities

DAY = datetime.date(2026, 1, 1)
days = st.integers(0, 40).map(lambda number: DAY + datetime.timedelta(days=number))
terms = st.tuples(st.none() | days, st.none() | days).filter(lambda t: None in t or t[0] < t[1])
Term = tuple[datetime.date | None, datetime.date | None]


def holds(term: Term, day: datetime.date) -> bool:
    """What a term means, said once more and plainly."""
    return (term[0] is None or term[0] <= day) and (term[1] is None or day < term[1])


def overlap(one: Term, other: Term) -> bool:
    return any(
        holds(one, day) and holds(other, day) for day in (DAY + datetime.timedelta(days=n) for n in range(-1, 42))
    )


@given(terms, days)
def test_a_row_says_the_same_as_the_filter(term: Term, day: datetime.date) -> None:
    assert Membership(starts_on=term[0], ends_on=term[1]).holds(day) == holds(term, day)


class TestAnyTwoTerms(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(terms, terms, days)
    def test_overlap_is_refused_and_nothing_else(self, one: Term, other: Term, day: datetime.date) -> None:
        world = tri_cities()
        by = world.actor("director")
        with acting(by.acting):
            newcomer = government("Newcomer")
            for number, term in enumerate((one, other)):
                try:
                    admit_government(
                        partnership=world.partnership,
                        government=newcomer,
                        starts_on=term[0],
                        ends_on=term[1],
                        by=by,
                        at=AT,
                    )
                    refused = False
                except ValidationError:
                    refused = True
                assert refused == (number == 1 and overlap(one, other))
            found = Membership.objects.filter(holds_on(day), government=newcomer).exists()
            assert found == (holds(one, day) or (not overlap(one, other) and holds(other, day)))


def test_two_writers_at_once_can_not_overlap(committed_database: str) -> None:
    world = tri_cities()
    newcomer = government("Newcomer")
    outcomes: list[str] = []
    together = threading.Barrier(6)

    def admit() -> None:
        by = world.actor("director")
        try:
            together.wait(20)
            with acting(by.acting):
                Membership(partnership=world.partnership, government=newcomer, starts_on=DAY).save(force_insert=True)
            outcomes.append("admitted")
        except IntegrityError as error:
            outcomes.append("refused" if "overlap" in str(error) else str(error))
        finally:
            connections.close_all()

    writers = [threading.Thread(target=admit) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(outcomes) == ["admitted"] + ["refused"] * 5


@pytest.mark.django_db
def test_a_term_does_not_end_before_it_starts() -> None:
    world: World = tri_cities()
    by = world.actor("director")
    with acting(by.acting), pytest.raises(ValidationError, match="ends before it starts"):
        admit_government(
            partnership=world.partnership,
            government=government("Newcomer"),
            starts_on=DAY,
            ends_on=DAY,
            by=by,
            at=AT,
        )
