"""Shared services by stage: the list on the overview, and the board."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interlocal.core.access.actor import Place
from interlocal.core.participation.models import Prerequisite, SharedService, Stage
from interlocal.core.participation.rules import columns
from interlocal.ui.boards import Board, BoardCard, BoardColumn, Lane
from interlocal.ui.dates import day_text

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


def board(place: Place, services: Iterable[SharedService], prerequisites: Iterable[Prerequisite]) -> Board:
    """The board of a partnership. Each service carries `taking_part`, how many take part in full."""
    first: dict[object, list[Prerequisite]] = {}
    for prerequisite in prerequisites:
        first.setdefault(prerequisite.shared_service_id, []).append(prerequisite)
    found = {each.stage: each.services for each in by_stage(services)}
    return Board(
        _("Shared services by stage"),
        [
            BoardColumn(
                str(title),
                [
                    Lane(stage, [_card(place, each, first.get(each.id, [])) for each in found.get(stage, [])])
                    for stage in stages
                ],
            )
            for title, stages in MOVEMENTS
        ],
    )


def first_text(prerequisite: Prerequisite) -> str:
    """What must come first, and how it stands."""
    first = prerequisite.requires
    wording = _("First: %(service)s (running)") if first.stage == Stage.RUNNING else _("First: %(service)s (%(stage)s)")
    return wording % {"service": first.service.title, "stage": first.get_stage_display().lower()}


def _card(place: Place, shared: SharedService, first: list[Prerequisite]) -> BoardCard:
    taking_part: int = shared.taking_part  # type: ignore[attr-defined]  # annotated by with_counts
    operator = operator_text(shared)
    lines = [
        ngettext("%(number)s takes part", "%(number)s take part", taking_part) % {"number": taking_part}
        if taking_part
        else _("nobody takes part yet"),
        _("Level: %(level)s") % {"level": shared.get_level_display().lower()} if shared.level else "",
        _("Operator: %(name)s") % {"name": operator} if operator else "",
        *(first_text(prerequisite) for prerequisite in first),
    ]
    since = day_text(shared.stage_since, shared.stage_since_stated)
    return BoardCard(
        shared.service.title,
        link("shared-service", place, shared.id),
        [line for line in lines if line],
        _("since %(date)s") % {"date": since} if since else "",
    )
