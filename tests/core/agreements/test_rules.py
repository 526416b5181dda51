"""How an agreement stands, what can't be of it, and who may write it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.roles import Role
from interlocal.core.agreements.rules import SOON, Standing, Urgency, faults, may_enter, may_enter_some, standing
from interlocal.platform.days import last_day
from interlocal.platform.keys import ordered_key

TODAY = datetime.date(2026, 11, 2)
days = st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 1, 1))


def after(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days)


@pytest.mark.parametrize(
    ("ends_on", "notice_by", "expected"),
    [
        (None, None, Standing(Urgency.NOT_STATED, None)),
        (after(-1), None, Standing(Urgency.ENDED, after(-2))),
        (after(0), after(5), Standing(Urgency.ENDED, after(-1))),
        (after(1), None, Standing(Urgency.ENDS_SOON, after(0))),
        (after(181), None, Standing(Urgency.ENDS_SOON, after(180))),
        (after(182), None, Standing(Urgency.STANDS, after(181))),
        (after(900), after(0), Standing(Urgency.NOTICE_SOON, after(0))),
        (after(900), after(180), Standing(Urgency.NOTICE_SOON, after(180))),
        (after(900), after(181), Standing(Urgency.STANDS, after(181))),
        (after(900), after(-1), Standing(Urgency.NOTICE_PASSED, after(-1))),
        (after(90), after(-1), Standing(Urgency.ENDS_SOON, after(89))),
        (None, after(-1), Standing(Urgency.NOTICE_PASSED, after(-1))),
    ],
)
def test_how_it_stands(ends_on: datetime.date | None, notice_by: datetime.date | None, expected: Standing) -> None:
    assert standing(ends_on=ends_on, notice_by=notice_by, today=TODAY) == expected


@given(days, days, st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 1, 1)))
def test_the_day_that_decides_is_one_of_the_two_and_lies_ahead_where_something_is_to_be_done(
    ends_on: datetime.date | None, notice_by: datetime.date | None, today: datetime.date
) -> None:
    found = standing(ends_on=ends_on, notice_by=notice_by, today=today)
    assert found.until in (last_day(ends_on), notice_by)
    if found.urgency in (Urgency.NOTICE_SOON, Urgency.ENDS_SOON):
        assert found.until is not None
        assert today <= found.until <= today + SOON


@pytest.mark.parametrize(
    ("parties", "starts_on", "ends_on", "notice_by", "fields"),
    [
        (1, None, None, None, set()),
        (0, None, None, None, {"governments"}),
        (2, after(0), after(0), None, {"ends_on"}),
        (2, after(0), after(1), after(1), {"notice_by"}),
        (0, after(5), after(1), after(1), {"governments", "ends_on", "notice_by"}),
        (2, after(0), after(2), after(1), set()),
    ],
)
def test_what_can_not_be(parties, starts_on, ends_on, notice_by, fields) -> None:
    assert set(faults(parties=parties, starts_on=starts_on, ends_on=ends_on, notice_by=notice_by)) == fields


CONVENER, ALDER, BIRCH, HERE, ELSEWHERE = (ordered_key() for _ in range(5))


def place(id, *seats) -> Place:
    return Place(id, str(id), "Partnership", CONVENER, "America/Chicago", True, seats)


def actor(*roles, places) -> Actor:
    return Actor(ordered_key(), roles, places)


SPLIT = (place(ELSEWHERE, ALDER), place(HERE, BIRCH))


@pytest.mark.parametrize(
    ("who", "parties", "allowed"),
    [
        (actor((CONVENER, Role.PROGRAMME_DIRECTOR), places=(place(HERE, CONVENER),)), [], True),
        (actor((CONVENER, Role.CLERK), places=(place(HERE, CONVENER),)), [ALDER, BIRCH], True),
        (actor((CONVENER, Role.VIEWER), places=(place(HERE, CONVENER),)), [CONVENER], False),
        (actor((ALDER, Role.CLERK), places=(place(HERE, ALDER),)), [ALDER, "A vendor"], True),
        (actor((ALDER, Role.FINANCE_DIRECTOR), places=(place(HERE, ALDER),)), [ALDER, BIRCH], True),
        (actor((ALDER, Role.CITY_MANAGER), places=(place(HERE, ALDER),)), [ALDER], True),
        (actor((ALDER, Role.HR_DIRECTOR), places=(place(HERE, ALDER),)), [ALDER], False),
        (actor((ALDER, Role.CLERK), places=(place(HERE, ALDER),)), [BIRCH], False),
        (actor((ALDER, Role.CLERK), places=(place(HERE, ALDER),)), [], False),
        # Clerk of Alder, and viewer of Birch: Birch's agreements are not hers to write.
        (actor((ALDER, Role.CLERK), (BIRCH, Role.VIEWER), places=(place(HERE, ALDER, BIRCH),)), [BIRCH], False),
        # Alder sits elsewhere and not here.
        (actor((ALDER, Role.CLERK), (BIRCH, Role.VIEWER), places=SPLIT), [ALDER], False),
        (actor((ALDER, Role.CLERK), places=()), [ALDER], False),
        (Actor(), [ALDER], False),
    ],
)  # fmt: skip
def test_who_may_write_what(who: Actor, parties: list, allowed: bool) -> None:
    assert may_enter(who, HERE, parties) is allowed
    assert may_enter_some(who, HERE) or not allowed
