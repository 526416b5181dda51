"""What the papers of a partnership say, put side by side. No tables."""

import datetime
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID


class Stated(Protocol):
    """A resolution as a source states it: whose, what, by which day or words, where."""

    government_id: UUID
    what: str
    adopted_on: datetime.date | None
    adopted_stated: str
    source_document: str
    source_place: str


AnyStated = TypeVar("AnyStated", bound=Stated)


@dataclass(frozen=True)
class Adoption(Generic[AnyStated]):
    """What is recorded of one government's resolutions; and of others of which the very same is.

    `first` has one row of each of these governments, `statements` all rows of the first of them.
    """

    first: tuple[AnyStated, ...]
    statements: tuple[AnyStated, ...]

    @property
    def disagree(self) -> bool:
        """Whether two sources give different dates. Which of them is right is not ours to say."""
        return any(
            one.source_document != other.source_document and _when(one) != _when(other)
            for one in self.statements
            for other in self.statements
        )


def adoptions(resolutions: Iterable[AnyStated]) -> list[Adoption[AnyStated]]:
    """Resolutions by government, in the order in which they come; those that say the same, once."""
    by_government: dict[UUID, list[AnyStated]] = {}
    for resolution in resolutions:
        by_government.setdefault(resolution.government_id, []).append(resolution)
    alike: dict[Hashable, list[list[AnyStated]]] = {}
    for found in by_government.values():
        content = tuple((each.what, _when(each), each.source_document, each.source_place) for each in found)
        alike.setdefault(content, []).append(found)
    return [Adoption(tuple(found[0] for found in same), tuple(same[0])) for same in alike.values()]


def _when(resolution: Stated) -> datetime.date | str:
    return resolution.adopted_on or resolution.adopted_stated.casefold()
