"""Which of the three preconditions are met: never a score, since none of them makes up for another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.modules.assessment.models import Precondition, Readiness, ReadinessState

#: What to do while one of them is not in place. The three are the source's, the advice is ours, and the page says so.
ADVICE: Mapping[str, str | Promise] = {
    Precondition.LEADERSHIP: gettext_lazy(
        "While nobody with authority carries it, a study changes nothing. Settle who does, before you pay for one."
    ),
    Precondition.TRUST: gettext_lazy(
        "Members who don't show one another their figures can't see whether a share is fair. Begin with something"
        " small in which each gives and each takes, and show all its costs."
    ),
    Precondition.GOALS: gettext_lazy(
        "Without a goal and a figure of today, nobody can tell later whether it worked. Write down what is to be"
        " better, by how much, and from where you start."
    ),
}


@dataclass(frozen=True)
class Stand:
    """How one precondition stands: what was seen last, and before."""

    precondition: Precondition
    now: Readiness | None
    former: Sequence[Readiness]

    @property
    def state(self) -> str:
        return self.now.get_state_display() if self.now else _("Not looked at")

    @property
    def advice(self) -> str | Promise:
        """What to do, unless it is in place."""
        return "" if self.now and self.now.state == ReadinessState.IN_PLACE else ADVICE[self.precondition]


def stands_of(seen: Iterable[Readiness]) -> list[Stand]:
    """The three, whatever was seen of them; `seen` has the latest first."""
    by_precondition: dict[str, list[Readiness]] = {each: [] for each in Precondition}
    for row in seen:
        by_precondition[row.precondition].append(row)
    return [
        Stand(Precondition(key), next((row for row in rows if row.current), None), [r for r in rows if not r.current])
        for key, rows in by_precondition.items()
    ]


def readiness_answer(stands: Sequence[Stand]) -> str:
    """Which are missing, partly there, not looked at; or that all three are in place."""
    groups = (
        (ReadinessState.MISSING, _("Missing: %(names)s.")),
        (ReadinessState.PARTLY, _("Partly in place: %(names)s.")),
        (None, _("Not looked at: %(names)s.")),
    )
    found = [
        (words, [each.precondition.label for each in stands if (each.now.state if each.now else None) == state])
        for state, words in groups
    ]
    said = [words % {"names": "; ".join(map(str, names))} for words, names in found if names]
    return " ".join(said) or _("All three are in place.")
