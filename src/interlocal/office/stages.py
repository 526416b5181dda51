"""Shared services by stage: the list on the overview, and the board."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interlocal.core.access.actor import Place
from interlocal.core.participation.models import Prerequisite, SharedService, Stage, StageChange
from interlocal.core.participation.rules import columns, split_history
from interlocal.ui.boards import Board, BoardCard, BoardColumn, Lane
from interlocal.ui.dates import day_text
from interlocal.ui.words import word

from .pages import link
from .services import operator_text

#: The columns of the board: which stages belong to which of the movements; beside them what is set aside.
MOVEMENTS = (
    (gettext_lazy("Assess"), (Stage.IDEA, Stage.SCREENING, Stage.EVALUATING)),
    (gettext_lazy("Agree"), (Stage.PROPOSED, Stage.PILOT, Stage.AGREED)),
    (gettext_lazy("Run"), (Stage.RUNNING,)),
    (gettext_lazy("Set aside"), (Stage.ON_HOLD, Stage.DEFERRED, Stage.DECLINED, Stage.ENDED)),
)


@dataclass(frozen=True)
class InStage:
    """The shared services of one stage."""

    stage: str
    services: list[SharedService]


def by_stage(services: Iterable[SharedService]) -> list[InStage]:
    """Each stage that has services, in the order of the way."""
    return [InStage(stage, found) for stage, found in columns({each: each.stage for each in services}).items()]


def board(
    place: Place,
    services: Iterable[SharedService],
    prerequisites: Iterable[Prerequisite],
    histories: Mapping[UUID, Sequence[StageChange]],
) -> Board:
    """The board of a partnership. Each service carries `taking_part`, how many take part in full."""
    first: dict[object, list[Prerequisite]] = {}
    for prerequisite in prerequisites:
        first.setdefault(prerequisite.shared_service_id, []).append(prerequisite)
    found = {each.stage: each.services for each in by_stage(services)}

    def lane(stage: Stage) -> Lane:
        cards = [_card(place, each, first.get(each.id, []), histories[each.id]) for each in found.get(stage, [])]
        return Lane(stage, cards)

    movements = [BoardColumn(str(title), [lane(stage) for stage in stages]) for title, stages in MOVEMENTS]
    return Board(_("Shared services by stage"), movements)


def _card(
    place: Place, shared: SharedService, first: Iterable[Prerequisite], history: Sequence[StageChange]
) -> BoardCard:
    operator = operator_text(shared)
    _way, others = split_history(history, shared)
    lines = [
        _taking_part(shared),
        _("Level: %(level)s") % {"level": shared.get_level_display().lower()} if shared.level else "",
        _("Operator: %(name)s") % {"name": operator} if operator else "",
        *(_("First: %(service)s") % {"service": _with_stage(each.requires)} for each in first),
        *(
            _("Another source: %(stage)s") % {"stage": word("stage", each)}
            for each in dict.fromkeys(o.stage for o in others)
        ),
    ]
    since = day_text(shared.stage_since, shared.stage_since_stated)
    return BoardCard(
        shared.service.title,
        link("shared-service", place, shared.id),
        [line for line in lines if line],
        _("since %(date)s") % {"date": since} if since else "",
    )


def _taking_part(shared: SharedService) -> str:
    """How many; where somebody must be and nobody is recorded, that; else nothing."""
    number: int = shared.taking_part  # type: ignore[attr-defined]  # annotated by with_counts
    if number:
        return ngettext("%(number)s takes part", "%(number)s take part", number) % {"number": number}
    return _("no participation recorded") if shared.stage in (Stage.PILOT, Stage.AGREED, Stage.RUNNING) else ""


def _with_stage(shared: SharedService) -> str:
    """Such as "Data center (running)"."""
    return f"{shared.service.title} ({word('stage', shared.stage)})"
