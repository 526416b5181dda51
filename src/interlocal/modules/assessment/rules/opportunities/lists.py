"""The same unfilled jobs, and the same training: lists of things, separated by semicolons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from interlocal.core.measures.service import TRAINING, UNFILLED
from interlocal.core.measures.standard import Measure
from interlocal.modules.assessment.rules.opportunities.facts import Answer
from interlocal.modules.assessment.rules.opportunities.found import Kind, Opportunity, Side
from interlocal.modules.assessment.rules.opportunities.names import things, usual

_LISTS: tuple[tuple[Kind, Measure], ...] = ((Kind.SAME_JOBS, UNFILLED), (Kind.SAME_TRAINING, TRAINING))


def listed_alike(answers: Iterable[Answer]) -> Iterator[Opportunity]:
    """Each job that two or more governments cannot fill, and each training that they need, whatever the area."""
    named: dict[tuple[Kind, str], list[Side]] = defaultdict(list)
    for answer in answers:
        for kind, measure in _LISTS:
            fact = answer.named(measure)
            if fact:
                for thing, written in things(fact.text).items():
                    named[kind, thing].append(Side(answer.government, answer.area, (fact,), text=written))
    for (kind, thing), sides in named.items():
        if len({side.government for side in sides}) > 1:
            common = usual(side.text for side in sides)
            yield Opportunity(kind, tuple(sides), common=common, thing=thing)
