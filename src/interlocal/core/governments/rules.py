"""What the papers of a partnership say, put side by side. No tables."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID


class Stated(Protocol):
    """A resolution as a source states it: whose, by which day or words."""

    government_id: UUID
    adopted_on: datetime.date | None
    adopted_stated: str
    source_document: str


AnyStated = TypeVar("AnyStated", bound=Stated)


@dataclass(frozen=True)
class Adoption(Generic[AnyStated]):
    """All that is recorded of one government's resolutions."""

    government: UUID
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
    """Resolutions by government, in the order in which they come."""
    by_government: dict[UUID, list[AnyStated]] = {}
    for resolution in resolutions:
        by_government.setdefault(resolution.government_id, []).append(resolution)
    return [Adoption(government, tuple(found)) for government, found in by_government.items()]


def _when(resolution: Stated) -> datetime.date | str:
    return resolution.adopted_on or resolution.adopted_stated.casefold()
