"""Shared services by stage: the list on the overview, and the board."""

import datetime
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Place
from interlocal.core.participation.models import Participation, Prerequisite, SharedService, Stage, StageChange
from interlocal.core.participation.rules import STANDING_STILL, UNDER_WAY, columns, dispute, split_history
from interlocal.ui.boards import Board, BoardCard, BoardColumn, Lane
from interlocal.ui.dates import day_text
from interlocal.ui.words import word

from .pages import link
from .participations import taking_part
from .services import operator_text
from .statements import as_stated

#: The columns of the board: which stages belong to which of the movements; beside them what is set aside.
MOVEMENTS = (
    (gettext_lazy("Assess"), (Stage.IDEA, Stage.SCREENING, Stage.EVALUATING)),
    (gettext_lazy("Agree"), (Stage.PROPOSED, Stage.PILOT, Stage.AGREED)),
    (gettext_lazy("Run"), (Stage.RUNNING, Stage.ENDED)),
    (gettext_lazy("Set aside"), STANDING_STILL),
)
#: So many characters of a note stand on a card: two lines of it.
MOST_OF_NOTE = 72


@dataclass(frozen=True)
class InStage:
    """The shared services of one stage, by how old the word of their sources is: "" for what is kept up here."""

    stage: str
    stated: Mapping[str, Sequence[SharedService]]


def by_stage(services: Iterable[SharedService]) -> list[InStage]:
    """Each stage that has services, in the order of the way."""
    found = columns({each: each.stage for each in services})
    return [InStage(stage, _by_age(there)) for stage, there in found.items()]


def _by_age(services: Iterable[SharedService]) -> Mapping[str, Sequence[SharedService]]:
    found: dict[str, list[SharedService]] = {}
    for each in services:
        found.setdefault(as_stated(each), []).append(each)
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class Standing:
    """What the cards of a board are made of, beside the services: by the key of a service, but for `today`."""

    participations: Mapping[UUID, Sequence[Participation]]
    first: Mapping[UUID, Sequence[Prerequisite]]
    histories: Mapping[UUID, Sequence[StageChange]]
    today: datetime.date


def board(place: Place, services: Iterable[SharedService], standing: Standing) -> Board:
    """The board of a partnership."""
    found = columns({each: each.stage for each in services})

    def lane(stage: str) -> Lane:
        return Lane(stage, [_card(place, each, standing) for each in found.get(stage, ())])

    movements = [BoardColumn(str(title), [lane(stage) for stage in stages]) for title, stages in MOVEMENTS]
    return Board(_("Shared services by stage"), movements)


def _card(place: Place, shared: SharedService, standing: Standing) -> BoardCard:
    operator, first = operator_text(shared), standing.first.get(shared.id, ())
    _way, beside = split_history(standing.histories[shared.id], shared)
    stands = dispute(beside, shared)
    others, same = stages_text(stands.others), ", ".join(word("stage", each.stage) for each in stands.same)
    lines = [
        shared.called,
        _beginning(shared.note),
        _taking_part(shared, standing.participations.get(shared.id, ()), standing.today),
        _("Level: %(level)s") % {"level": shared.get_level_display().lower()} if shared.level else "",
        _("Operator: %(name)s") % {"name": operator} if operator else "",
        *(_("First: %(service)s") % {"service": _with_stage(each.requires)} for each in first),
        _("Sources disagree; another says: %(stages)s") % {"stages": others} if others else "",
        _("One source also says: %(stages)s") % {"stages": same} if same else "",
    ]
    since = day_text(shared.stage_since, shared.stage_since_stated)
    ages = (_("since %(date)s") % {"date": since} if since else "", as_stated(shared))
    return BoardCard(
        shared.service.title,
        link("shared-service", place, shared.id),
        [line for line in lines if line],
        ", ".join(age for age in ages if age),
    )


def _beginning(note: str) -> str:
    """The first line of a note, which says the most; what does not fit is on the page of the service."""
    first, *_rest = note.splitlines() or [""]
    return textwrap.shorten(first, MOST_OF_NOTE, placeholder="…")


def stages_text(changes: Iterable[SharedService | StageChange]) -> str:
    """Such as "evaluating, as of an undated source"."""
    said = (", ".join(part for part in (word("stage", each.stage), as_stated(each)) if part) for each in changes)
    return "; ".join(dict.fromkeys(said))


def _taking_part(shared: SharedService, participations: Sequence[Participation], today: datetime.date) -> str:
    """How many; where somebody must be and nobody is recorded, that; else nothing."""
    nobody = _("no participation recorded") if shared.stage in UNDER_WAY else ""
    return taking_part(participations, today, beside=as_stated(shared)) or nobody


def _with_stage(shared: SharedService) -> str:
    """Such as "Data center (running)"."""
    return f"{shared.title} ({word('stage', shared.stage)})"
