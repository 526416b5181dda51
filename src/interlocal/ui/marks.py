"""A word with a shape and a tone: stages, verdicts, ratings and modes, told apart without colour."""

from dataclasses import dataclass

from interlocal.ui.words import known, word

# kind, key -> icon in icons.svg, tone in marks.css
LOOKS = {
    ("stage", "idea"): ("spark", "assess"),
    ("stage", "screening"): ("funnel", "assess"),
    ("stage", "evaluating"): ("magnifier", "assess"),
    ("stage", "proposed"): ("document", "agree"),
    ("stage", "pilot"): ("flag", "agree"),
    ("stage", "agreed"): ("signed", "agree"),
    ("stage", "running"): ("running", "run"),
    ("stage", "ended"): ("square", "over"),
    ("stage", "on_hold"): ("pause", "waiting"),
    ("stage", "deferred"): ("clock", "waiting"),
    ("stage", "declined"): ("cross", "stopped"),
    ("verdict", "yes"): ("check", "run"),
    ("verdict", "maybe"): ("tilde", "waiting"),
    ("verdict", "no"): ("cross", "stopped"),
    ("rating", "none"): ("circle-0", "level-0"),
    ("rating", "low"): ("circle-1", "level-1"),
    ("rating", "medium"): ("circle-2", "level-2"),
    ("rating", "high"): ("circle-4", "level-3"),
    ("mode", "full"): ("circle-4", "plain"),
    ("mode", "data_only"): ("circle-2", "plain"),
    ("mode", "observer"): ("circle-0", "plain"),
    ("grade", "audited"): ("signed", "plain"),
    ("grade", "budget"): ("document", "plain"),
    ("grade", "estimate"): ("tilde", "plain"),
    ("grade", "stated"): ("quote", "plain"),
    ("grade", "guess"): ("question", "plain"),
}
UNKNOWN = ("dash", "unknown")
MARKED_KINDS = frozenset(kind for kind, _ in LOOKS)


@dataclass(frozen=True)
class Mark:
    """`Mark("stage", "running")`; a key of None is "not stated" (for a rating, "unrated")."""

    kind: str
    key: str | None

    def __post_init__(self) -> None:
        word(self.kind, self.key)

    @property
    def word(self) -> str:
        return word(self.kind, self.key)

    @property
    def icon(self) -> str:
        return self._look[0]

    @property
    def tone(self) -> str:
        return self._look[1]

    @property
    def _look(self) -> tuple[str, str]:
        key = known(self.key)
        return LOOKS[self.kind, key] if key else UNKNOWN
