"""The words of the trade as a reader sees them: one vocabulary per kind, keyed by what core stores."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: What the demo says wherever it shows a region that exists.
DEMONSTRATION = _(
    "Demonstration from published documents. Not hosted, reviewed or endorsed by the governments named; "
    "the people are invented."
)
STAGE: Mapping[str, Promise] = {
    "idea": pgettext_lazy("stage", "idea"),
    "screening": pgettext_lazy("stage", "screening"),
    "evaluating": pgettext_lazy("stage", "evaluating"),
    "proposed": pgettext_lazy("stage", "proposed"),
    "pilot": pgettext_lazy("stage", "pilot"),
    "agreed": pgettext_lazy("stage", "agreed"),
    "running": pgettext_lazy("stage", "running"),
    "ended": pgettext_lazy("stage", "ended"),
    "on_hold": pgettext_lazy("stage", "on hold"),
    "deferred": pgettext_lazy("stage", "deferred"),
    "declined": pgettext_lazy("stage", "declined"),
}
VERDICT: Mapping[str, Promise] = {
    "yes": pgettext_lazy("verdict", "Yes"),
    "maybe": pgettext_lazy("verdict", "Maybe"),
    "no": pgettext_lazy("verdict", "No"),
}
RATING: Mapping[str, Promise] = {
    "none": pgettext_lazy("rating", "none"),
    "low": pgettext_lazy("rating", "low"),
    "medium": pgettext_lazy("rating", "medium"),
    "high": pgettext_lazy("rating", "high"),
}
MODE: Mapping[str, Promise] = {
    "full": pgettext_lazy("mode", "takes part"),
    "data_only": pgettext_lazy("mode", "shares data only"),
    "observer": pgettext_lazy("mode", "observes"),
}
PERIOD: Mapping[str, Promise] = {
    "annual": pgettext_lazy("period", "per year"),
    "per_cycle": pgettext_lazy("period", "per cycle"),
    "once": pgettext_lazy("period", "once"),
    "achieved": pgettext_lazy("period", "achieved already"),
}
GRADE: Mapping[str, Promise] = {
    "audited": pgettext_lazy("grade", "audited"),
    "budget": pgettext_lazy("grade", "budget"),
    "estimate": pgettext_lazy("grade", "estimate"),
    "stated": pgettext_lazy("grade", "stated"),
    "guess": pgettext_lazy("grade", "guess"),
}
KINDS: Mapping[str, Mapping[str, Promise]] = {
    "stage": STAGE,
    "verdict": VERDICT,
    "rating": RATING,
    "mode": MODE,
    "period": PERIOD,
    "grade": GRADE,
}


def known(key: str | None) -> str | None:
    """`key` as the vocabularies spell it; None where it says that nothing is stated."""
    spelt = (key or "").replace(" ", "_")
    return None if spelt in ("", "not_stated", "unrated") else spelt


def word(kind: str, key: str | None) -> str:
    """The word for `key` in the vocabulary `kind`; None is "unrated" or "not stated".

    Raises ValueError for a key that the vocabulary lacks.
    """
    spelt = known(key)
    if spelt is None:
        return str(_("unrated")) if kind == "rating" else str(_("not stated"))
    if spelt not in KINDS[kind]:
        raise ValueError(f"{key!r} is no {kind}: use one of {', '.join(KINDS[kind])}, or None.")
    return str(KINDS[kind][spelt])
