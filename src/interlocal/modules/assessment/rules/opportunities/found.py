"""What a rule finds: an opportunity, who has which side of it, and what it would need to be sure."""

import datetime
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from interlocal.modules.assessment.rules.opportunities.facts import Fact


class Kind(StrEnum):
    """What governments have in common; of two that are equally useful the one that stands first here comes first."""

    CONTRACTS = "contracts that end together"
    SAME_SYSTEM = "same system"
    SAME_VENDOR = "same vendor"
    UNIT_COSTS = "different unit costs"
    CAPACITY = "capacity beside need"
    STANCES = "stances that fit"
    SAME_JOBS = "same unfilled jobs"
    SAME_TRAINING = "same training"


class Role(StrEnum):
    """On which side a government stands: alike, or one gives what another wants."""

    ALIKE = "alike"
    GIVES = "gives"
    WANTS = "wants"


class Gap(StrEnum):
    """What an opportunity lacks to be sure; those that speak against it come first."""

    WOULD_NOT = "would not take part"
    TAKES_PART = "takes part already"
    NOT_SAID = "not said that it would take part"
    NOT_ENOUGH = "handles more than is spare"
    OTHER_THINGS = "counts other things"
    NOT_THE_SAME_PRODUCT = "not the same product"
    NOT_THE_SAME_YEAR = "not the same year"
    BUDGETED = "budget beside actual"
    WHAT_IS_ONE = "what counts as one"
    OTHER_VENDOR_NAME = "vendor named otherwise"
    CONTRACT_ENDED = "contract has ended"
    NOTICE_PASSED = "last day to give notice has passed"
    GUESS = "guess"
    NO_VENDOR = "no vendor"
    NO_SYSTEM = "no system"
    NO_CONTRACT_END = "no contract end"
    NO_NOTICE_DATE = "no last day to give notice"
    COST_OF_ANOTHER_YEAR = "no fee for another year"
    NO_BREAKDOWN = "no breakdown of the cost"
    NO_CAPACITY = "no capacity"
    NO_SPARE = "no number that it could take on"
    NO_VOLUME = "no volume"


@dataclass(frozen=True)
class Lack:
    """A gap, and the government it is about; None: it is about all of them together."""

    gap: Gap
    government: UUID | None = None


@dataclass(frozen=True)
class Side:
    """The part of one government in an opportunity, for one area.

    `text`: what it tells, as written (for a stance, its key). `value`: a unit cost in US dollars, or how many it could
    take on (`role` GIVES) or handles (WANTS). `period`: what the value is for. `day`: the last day of its contract;
    `notice_by`: the last day to give notice, even if it has passed. `facts`: what all this rests on.
    """

    government: UUID
    area: UUID
    facts: tuple[Fact, ...]
    text: str = ""
    value: Decimal | None = None
    period: str = ""
    day: datetime.date | None = None
    notice_by: datetime.date | None = None
    role: Role = Role.ALIKE


@dataclass(frozen=True)
class Opportunity:
    """Something that two or more governments have in common, or that one has and another needs.

    `common`: the thing, as it is usually written, and `thing` as it is compared; empty where there is none.
    `starts`, `ends`: the first and the last day on which a contract of theirs ends that has not ended.
    `notice_by`: the earliest of the last days to give notice that are still ahead.
    """

    kind: Kind
    sides: tuple[Side, ...]
    common: str = ""
    thing: str = ""
    starts: datetime.date | None = None
    ends: datetime.date | None = None
    notice_by: datetime.date | None = None
    lacks: tuple[Lack, ...] = ()

    @cached_property
    def areas(self) -> tuple[UUID, ...]:
        """The areas it is about, in the order of the scan."""
        return tuple(dict.fromkeys(side.area for side in self.sides))

    @cached_property
    def governments(self) -> tuple[UUID, ...]:
        """The governments involved, two or more, by key."""
        return tuple(sorted({side.government for side in self.sides}))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All that it rests on, each once."""
        return tuple(dict.fromkeys(fact for side in self.sides for fact in side.facts))

    @property
    def rests_on(self) -> tuple[UUID, ...]:
        """The keys of those readings, in their order."""
        return tuple(sorted({fact.reading for fact in self.facts}))

    @cached_property
    def presses(self) -> datetime.date | None:
        """The first day by which something is to be done: to give notice, or to have a new contract.

        A contract can end before the first notice that is known of: where its own is not told, or has passed.
        """
        return min(filter(None, (self.notice_by, self.starts)), default=None)

    @property
    def notice_untold(self) -> tuple[Side, ...]:
        """The sides whose contract is the first to end of those whose last day to give notice is not told."""
        ahead = [(side.day, side) for side in self.sides if side.day and self.starts and side.day >= self.starts]
        untold = [(day, side) for day, side in ahead if not side.notice_by]
        first = min((day for day, _side in untold), default=None)
        return tuple(side for day, side in untold if day == first)

    @property
    def unit_costs(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest value of its sides. ValueError where they have none."""
        values = [side.value for side in self.sides if side.value is not None]
        return min(values), max(values)

    def total(self, role: Role) -> Decimal:
        """The values of its sides with this role, as far as they are told, added."""
        return sum((side.value for side in self.sides if side.role is role and side.value is not None), Decimal(0))

    @property
    def key(self) -> str:
        """What it is found by again: the same for the same kind, thing, areas and governments."""
        parts = (self.kind, self.thing, *self.areas, "of", *self.governments)
        return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:20]
