"""Where one government has what another wants: capacity beside need, and stances that fit."""

from collections.abc import Iterator, Sequence

from interlocal.core.measures.service import (
    CAPACITY,
    HURTS,
    SPARE,
    STANCE,
    UNFILLED,
    VACANT,
    VOLUME,
)
from interlocal.core.measures.standard import Measure
from interlocal.modules.assessment.rules.opportunities.facts import Answer, Fact
from interlocal.modules.assessment.rules.opportunities.found import Gap, Kind, Lack, Opportunity, Role, Side

LEADS = frozenset({"lead", "host"})
JOINS = frozenset({"join", "follow"})


def capacity_beside_need(area: Sequence[Answer]) -> Iterator[Opportunity]:
    """Of one area: who could take on more, beside who has vacancies, unfilled jobs, pains, or would join."""
    gives = [side for side in map(_capacity, area) if side]
    wants = [side for side in map(_need, area) if side]
    sides = _beside(gives, wants)
    answers = {answer.government: answer for answer in area}
    lacks = [
        *(Lack(Gap.NO_SPARE, side.government) for side in sides if side.role is Role.GIVES and side.value is None),
        *(
            Lack(Gap.NO_VOLUME, side.government)
            for side in sides
            if side.role is Role.WANTS and not answers[side.government].latest(VOLUME)
        ),
    ]
    if sides:
        yield Opportunity(Kind.CAPACITY, sides, lacks=tuple(lacks))


def stances_that_fit(area: Sequence[Answer]) -> Iterator[Opportunity]:
    """Of one area: who would lead or host, beside who would join or follow."""
    told = [(answer, stance) for answer in area if (stance := answer.latest(STANCE))]
    gives = [_stance(stance, Role.GIVES) for _answer, stance in told if stance.text in LEADS]
    wants = [_stance(stance, Role.WANTS) for _answer, stance in told if stance.text in JOINS]
    lacks = [
        Lack(Gap.NO_CAPACITY, answer.government)
        for answer, stance in told
        if stance.text in LEADS and not answer.latest(CAPACITY) and not answer.latest(SPARE)
    ]
    if gives and wants:
        yield Opportunity(Kind.STANCES, (*gives, *wants), lacks=tuple(lacks))


def _beside(gives: list[Side], wants: list[Side]) -> tuple[Side, ...]:
    """The sides that have somebody else on the other one: nobody helps itself."""
    givers = {side.government for side in gives}
    takers = {side.government for side in wants}
    return (
        *(side for side in gives if takers - {side.government}),
        *(side for side in wants if givers - {side.government}),
    )


def _capacity(answer: Answer) -> Side | None:
    return _side(answer, Role.GIVES, _more_than_none(answer, SPARE), answer.named(CAPACITY))


def _need(answer: Answer) -> Side | None:
    vacant, told = _more_than_none(answer, VACANT), (answer.named(UNFILLED), answer.named(HURTS))
    stance = answer.latest(STANCE)
    return _side(answer, Role.WANTS, vacant, *told, stance if stance and stance.text in JOINS else None)


def _side(answer: Answer, role: Role, number: Fact | None, *texts: Fact | None) -> Side | None:
    """The side that a government has by its number and by the first of its texts; None where it tells nothing."""
    told = [fact for fact in texts if fact]
    facts = [number, *told] if number else told
    if not facts:
        return None
    return Side(
        answer.government,
        answer.area,
        tuple(facts),
        text=told[0].text if told else "",
        value=number.value if number else None,
        period=number.period if number else "",
        role=role,
    )


def _stance(stance: Fact, role: Role) -> Side:
    return Side(stance.government, stance.area, (stance,), text=stance.text, role=role)


def _more_than_none(answer: Answer, measure: Measure) -> Fact | None:
    fact = answer.latest(measure)
    return fact if fact and fact.value else None
