"""Contracts that end close together: a joint bid is possible, if notice is given in time."""

import calendar
import datetime
from collections.abc import Iterable, Iterator, Sequence

from interlocal.core.measures.service import ANNUAL_FEE, CONTRACT_ENDS, NOTICE_BY, VENDOR
from interlocal.modules.assessment.rules.opportunities.facts import Answer, Fact
from interlocal.modules.assessment.rules.opportunities.found import Gap, Kind, Lack, Opportunity, Side
from interlocal.modules.assessment.rules.opportunities.groups import runs

Ending = tuple[datetime.date, Answer]


def ending_together(area: Sequence[Answer], at: datetime.date, months: int) -> Iterator[Opportunity]:
    """Groups whose contracts for one area end within `months` of one another; those that have ended don't count.

    Who ends before the last one needs another year or so: what that costs is asked of it. Who has something bought and
    shares no end may press before all of them: it is asked when that is.
    """
    told = ((answer.day(CONTRACT_ENDS), answer) for answer in area)
    ahead: list[Ending] = [(day, answer) for day, answer in told if day is not None and day >= at]
    ahead.sort(key=lambda ending: (ending[0], ending[1].government))
    for run in runs(ahead, lambda first, last: months_apart(first[0], last[0]) <= months):
        starts, ends = run[0][0], run[-1][0]
        lacks = [lack for _day, answer in run for lack in notice_lacks(answer, at)]
        lacks += [
            Lack(Gap.COST_OF_ANOTHER_YEAR, answer.government)
            for day, answer in run
            if day < ends and not answer.latest(ANNUAL_FEE)
        ]
        lacks += [Lack(Gap.NO_CONTRACT_END, answer.government) for answer in area if _is_silent(answer)]
        yield Opportunity(
            Kind.CONTRACTS,
            tuple(_side(answer, day) for day, answer in run),
            starts=starts,
            ends=ends,
            notice_by=next_notice((answer for _day, answer in run), at),
            lacks=tuple(lacks),
        )


def _is_silent(answer: Answer) -> bool:
    """Whether it names a vendor, and no end of a contract."""
    return answer.named(VENDOR) is not None and answer.day(CONTRACT_ENDS) is None


def months_apart(first: datetime.date, last: datetime.date) -> int:
    """In how many calendar months after `first` comes `last`, one that has begun counted.

    From the last day of a month to that of another are whole months, as terms are: April 30 to May 31 is one.
    """
    ends_month = first.day == calendar.monthrange(first.year, first.month)[1]
    begun = last.day > first.day and not ends_month
    return (last.year - first.year) * 12 + last.month - first.month + begun


def next_notice(group: Iterable[Answer], at: datetime.date) -> datetime.date | None:
    """The earliest of their last days to give notice that is still ahead."""
    days = (answer.day(NOTICE_BY) for answer in group)
    return min((day for day in days if day is not None and day >= at), default=None)


def notice_lacks(answer: Answer, at: datetime.date) -> Iterator[Lack]:
    """Whether a government does not tell its last day to give notice, or it has passed."""
    notice = answer.day(NOTICE_BY)
    if notice is None:
        yield Lack(Gap.NO_NOTICE_DATE, answer.government)
    elif notice < at:
        yield Lack(Gap.NOTICE_PASSED, answer.government)


def contract_lacks(answer: Answer, at: datetime.date) -> Iterator[Lack]:
    """The same, and whether it does not tell when its contract ends, or that has ended."""
    ends = answer.day(CONTRACT_ENDS)
    if ends is None:
        yield Lack(Gap.NO_CONTRACT_END, answer.government)
    elif ends < at:
        yield Lack(Gap.CONTRACT_ENDED, answer.government)
    else:
        yield from notice_lacks(answer, at)


def contract_facts(answer: Answer) -> tuple[Fact, ...]:
    """What a government tells of when its contract ends."""
    return tuple(fact for measure in (CONTRACT_ENDS, NOTICE_BY) if (fact := answer.latest(measure)))


def _side(answer: Answer, day: datetime.date) -> Side:
    vendor = answer.named(VENDOR)
    facts = (*contract_facts(answer), *((vendor,) if vendor else ()))
    return Side(
        answer.government,
        answer.area,
        facts,
        text=vendor.text if vendor else "",
        day=day,
        notice_by=answer.day(NOTICE_BY),
    )
