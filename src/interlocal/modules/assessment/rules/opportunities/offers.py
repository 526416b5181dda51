"""Where one government has what another wants: capacity beside need, and stances that fit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from interlocal.core.measures.service import (
    CAPACITY,
    HURTS,
    SPARE,
    STANCE,
    UNFILLED,
    VACANT,
    VOLUME,
    VOLUME_OF,
)
from interlocal.core.measures.standard import Measure
from interlocal.modules.assessment.rules.opportunities.facts import Answer, Fact
from interlocal.modules.assessment.rules.opportunities.found import Gap, Kind, Lack, Opportunity, Role, Side
from interlocal.modules.assessment.rules.opportunities.names import thing

LEADS = frozenset({"lead", "host"})
JOINS = frozenset({"join", "follow"})
UNDECIDED = "undecided"


def capacity_beside_need(area: Sequence[Answer]) -> Iterator[Opportunity]:
    """Of one area: who could take on more, beside who has vacancies or unfilled jobs, or would join.

    What hurts is no need: it may be what speaks against sharing. It stands beside the need of those who have one.
    """
    sides = _beside([side for side in map(_capacity, area) if side], [side for side in map(_need, area) if side])
    if sides:
        found = Opportunity(Kind.CAPACITY, sides)
        yield replace(found, lacks=tuple(_lacks(found, {answer.government: answer for answer in area})))


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


def _lacks(found: Opportunity, answers: Mapping[UUID, Answer]) -> Iterator[Lack]:
    """Who has not said that it would take part, and whether what is spare is enough, as far as that is told."""
    for side in found.sides:
        stance = answers[side.government].latest(STANCE)
        if not stance or stance.text == UNDECIDED:
            yield Lack(Gap.NOT_SAID, side.government)
        if side.value is None:
            yield Lack(Gap.NO_SPARE if side.role is Role.GIVES else Gap.NO_VOLUME, side.government)
    counted = {thing(fact.text) for fact in found.facts if fact.measure == VOLUME_OF.key}
    if len(counted) > 1:
        yield Lack(Gap.OTHER_THINGS)
    elif found.total(Role.WANTS) > found.total(Role.GIVES) > 0:
        yield Lack(Gap.NOT_ENOUGH)


def _capacity(answer: Answer) -> Side | None:
    spare = _more_than_none(answer, SPARE)
    return _side(answer, Role.GIVES, (spare, answer.named(CAPACITY)), spare)


def _need(answer: Answer) -> Side | None:
    stance = answer.latest(STANCE)
    joins = stance if stance and stance.text in JOINS else None
    need = (_more_than_none(answer, VACANT), answer.named(UNFILLED), joins)
    return _side(answer, Role.WANTS, need, answer.latest(VOLUME), answer.named(HURTS))


def _side(
    answer: Answer, role: Role, has: Iterable[Fact | None], number: Fact | None, beside: Fact | None = None
) -> Side | None:
    """The side of a government that tells one of what it must have (`has`); None where it tells none of it.

    `number`: how many it could take on or handles, with what is counted; `beside`: what is told as well.
    """
    told = [fact for fact in has if fact]
    if not told:
        return None
    facts = (*told, answer.named(VOLUME_OF) if number else None, number, beside)
    return Side(
        answer.government,
        answer.area,
        tuple(dict.fromkeys(fact for fact in facts if fact)),
        value=number.value if number else None,
        period=number.period if number else "",
        role=role,
    )


def _stance(stance: Fact, role: Role) -> Side:
    return Side(stance.government, stance.area, (stance,), text=stance.text, role=role)


def _more_than_none(answer: Answer, measure: Measure) -> Fact | None:
    fact = answer.latest(measure)
    return fact if fact and fact.value else None
