"""The rule that suggests a verdict, and what it rests on for one area, in plain words."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from interlocal.modules.assessment.models.criteria import GateKind
from interlocal.modules.assessment.rules import judging as rules
from interlocal.modules.assessment.rules.judging import MAYBE_FROM, YES_FROM, Because, Ground, Suggestion
from interlocal.modules.assessment.scan import Factor
from interlocal.ui.tables import Column, present
from interlocal.ui.words import word

_SHARE = Column("share", "", "percent")


def rule_words() -> tuple[str, ...]:
    """The rule, step by step, with its thresholds."""
    shares = {"yes": share(YES_FROM), "maybe": share(MAYBE_FROM)}
    return (
        _("A gate that stops an area: No, whatever the ratings are."),
        _("A question that nobody rated: nothing is suggested, since unrated is not low."),
        _(
            "Else by the ratings, weighed: Yes from %(yes)s of the highest possible on, which is medium throughout; "
            "Maybe from %(maybe)s on, which is low throughout; No below."
        )
        % shares,
        _("A Yes becomes Maybe while a gate is open on a condition or nobody has looked at it."),
        _("A Yes or a No becomes Maybe while a question rests on one rater."),
        _(
            "A Yes or a No becomes Maybe while raters are far apart on a question: more than a third of all pairs of "
            "raters are two steps or more from one another, such as low and high."
        ),
    )


def suggested_words(suggestion: Suggestion) -> str:
    """What the rule suggests, in a sentence."""
    if suggestion.verdict is None:
        return _("The rule can't suggest a verdict yet.")
    return _("The rule suggests: %(verdict)s.") % {"verdict": word("verdict", suggestion.verdict)}


def because_words(suggestion: Suggestion, factors: Sequence[Factor]) -> list[str]:
    """What it rests on and what holds it at Maybe, the weightiest first."""
    names = {factor.key: factor.name for factor in factors}
    return [_reason(because, suggestion.score, names) for because in suggestion.because]


def gate_names(kinds: Iterable[rules.GateKind]) -> str:
    """The kinds of gate by name."""
    return "; ".join(str(GateKind(kind).label) for kind in kinds)


def share(score: Fraction) -> str:
    """A share in percent, to one digit after the point."""
    return present(Decimal(round(score * 1000)) / 10, _SHARE)


def _reason(because: Because, score: Fraction | None, names: dict[str, str]) -> str:
    words = {
        "gates": gate_names(because.gates),
        "factors": "; ".join(names[key] for key in because.factors),
        "score": "" if score is None else share(score),
        "yes": share(YES_FROM),
        "maybe": share(MAYBE_FROM),
    }
    match because.ground:
        case Ground.GATE_STOPS:
            return _("Stopped by: %(gates)s. That decides, whatever the ratings are.") % words
        case Ground.UNRATED:
            return _("Nobody has rated: %(factors)s. Unrated is not low, so the rule waits.") % words
        case Ground.HIGH_SCORE:
            return _("The ratings reach %(score)s of the highest possible; Yes begins at %(yes)s.") % words
        case Ground.MIDDLE_SCORE:
            return (
                _("The ratings reach %(score)s of the highest possible; Maybe begins at %(maybe)s, Yes at %(yes)s.")
                % words
            )
        case Ground.LOW_SCORE:
            return _("The ratings reach %(score)s of the highest possible; Maybe begins at %(maybe)s.") % words
        case Ground.GATE_NOT_LOOKED_AT:
            return _("Nobody has looked at: %(gates)s. Until then it stays at Maybe.") % words
        case Ground.GATE_ON_CONDITION:
            return _("Open on a condition: %(gates)s. Until that is met it stays at Maybe.") % words
        case Ground.ONE_RATER:
            return _("Rests on one rater: %(factors)s. Until another one has rated it stays at Maybe.") % words
        case Ground.RATERS_APART:
            return _("Raters are far apart on: %(factors)s. Until they have talked it stays at Maybe.") % words
