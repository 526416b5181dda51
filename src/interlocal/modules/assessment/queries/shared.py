"""What members show to the whole partnership of the services of a scan's areas: all that findings may rest on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import Reading
from interlocal.core.measures.queries import readings_about, shared_marks, shown_in
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.platform.acting import acting_now

More = ParamSpec("More")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Shared:
    """The readings, and what tells whether they are still the same: equal ones say the same, whoever looks.

    So what follows from them can be `remembered` by them. `marks` are older than what is read: a figure that comes in
    between is in an answer which nobody asks for again.
    """

    partnership: UUID
    members: tuple[UUID, ...]
    services: tuple[UUID, ...]
    marks: tuple[UUID, ...]
    readings: QuerySet[Reading] = field(compare=False, repr=False)


def remembered(find: Callable[Concatenate[Shared, More], Found]) -> Callable[Concatenate[Shared, More], Found]:
    """What is found from shared readings, once for each state of them; for whoever acts for the partnership."""
    kept = lru_cache(maxsize=16)(find)

    @wraps(find)
    def found(shared: Shared, /, *more: More.args, **named: More.kwargs) -> Found:
        read_as_member(shared.partnership)
        return kept(shared, *more, **named)  # type: ignore[arg-type]  # what is asked for can be hashed

    return found


def read_as_member(partnership: UUID) -> None:
    """Refused unless who acts sees what every member of it sees: others would find less, and that be remembered."""
    who = acting_now()
    if who.person is None or partnership not in who.partnerships:
        raise Refused


def shared_on(actor: Actor, scan: OwnScan, areas: Iterable[ScanArea], members: Sequence[Government]) -> Shared:
    """One short query; none of the readings is read yet."""
    governments, services = [member.id for member in members], [area.service_id for area in areas]
    return Shared(
        scan.partnership_id,
        tuple(governments),
        tuple(services),
        shared_marks(actor, governments, scan.partnership_id),
        readings_about(actor, governments, services, scan.partnership_id).filter(shown_in(scan.partnership_id)),
    )
