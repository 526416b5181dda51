"""How far rating is, which areas stand highest, where raters are apart: in sentences."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.queries.judged import Judged
from interlocal.modules.assessment.rules.judging import FEWEST, Concordance, Undefined
from interlocal.ui.tables import Column, present

from .tables import share

#: From where on Krippendorff would draw conclusions, and at least tentative ones. K. Krippendorff: Content Analysis,
#: second edition, 2004, chapter 11.
RELIABLE, TENTATIVE = Fraction(4, 5), Fraction(2, 3)
_SHARE = Column("share", "", "share")
#: More names than these in a sentence are a list that nobody reads.
_MOST_NAMED = 3


def answer_of(judged: Judged, names: Mapping[UUID, str]) -> list[str]:
    """The page in a few sentences; `names` are those of the areas."""
    return [_raters(judged), *_highest(judged, names), *_doubt(judged), *_apart(judged, names)]


def agreement_words(found: Concordance) -> str:
    """Krippendorff's alpha with what it means, or why there is none."""
    if found.alpha is None:
        if found.undefined is Undefined.NO_PAIRS:
            return _("How far raters agree can't be told yet: nobody rated what another one rated too.")
        if found.undefined is Undefined.TOO_FEW:
            return _(
                "Krippendorff's alpha is not given: two or more people rated fewer than %(cells)d cells, too few to "
                "tell agreement from chance."
            ) % {"cells": FEWEST}
        return _("How far raters agree can't be told: all of them gave one and the same level everywhere.")
    if found.alpha >= RELIABLE:
        means = _("raters agree well")
    elif found.alpha >= TENTATIVE:
        means = _("raters agree well enough for first conclusions")
    else:
        means = _("raters see the areas differently: talk before you rely on the ranking")
    return _(
        "Krippendorff's alpha is %(alpha)s: %(means)s. It is 1 where all agree and 0 where they agree as if by chance; "
        "from %(reliable)s on it is usually taken as reliable. It rests on %(ratings)d ratings."
    ) % {
        "alpha": _hundredths(found.alpha),
        "means": means,
        "reliable": present(Decimal(float(RELIABLE)).quantize(Decimal("0.1")), Column("reliable", "", "number")),
        "ratings": found.pairable,
    }


def elsewhere_words(judged: Judged, shown: int) -> str:
    """In how many places raters are far apart beside those that are `shown`; empty where in none."""
    left = len(judged.apart) - shown
    words = ngettext(
        "In %(count)d place more raters are far apart, on an area that another page shows.",
        "In %(count)d places more raters are far apart, on areas that other pages show.",
        left,
    )
    return words % {"count": left} if left else ""


def _raters(judged: Judged) -> str:
    team = [rater for rater in judged.raters if rater.on_team]
    done = sum(not rater.waiting for rater in team)
    begun = sum(0 < rater.waiting < rater.asked for rater in team)
    return raters_words(len(team), done, begun)


def raters_words(team: int, done: int, begun: int) -> str:
    """How many of the team have rated everything, and how many a part of it."""
    words = ngettext(
        "%(done)d of %(team)d person on the assessment team has rated everything.",
        "%(done)d of %(team)d people on the assessment team have rated everything.",
        team,
    ) % {"done": done, "team": team}
    if not begun:
        return words
    more = ngettext("%(begun)d has begun.", "%(begun)d have begun.", begun) % {"begun": begun}
    return f"{words} {more}"


def _highest(judged: Judged, names: Mapping[UUID, str]) -> list[str]:
    placed, by_key = judged.stability.placed, judged.by_key
    left_out = len(judged.stability.left_out)
    if not placed:
        return [_("No area can be ranked yet: each has a question that nobody rated.")]
    if len(placed) == 1:
        said = [_("Ranked so far: %(area)s alone.") % {"area": names[by_key[placed[0].area].id]}]
    else:
        words = _(
            "Highest by the weights that stand, and under what share of all weightings each comes first: %(areas)s."
        )
        highest = [item for item in placed if item.rank <= _MOST_NAMED][:_MOST_NAMED]
        named = ", ".join(f"{names[by_key[item.area].id]} ({present(share(item.first), _SHARE)})" for item in highest)
        said = [words % {"areas": named}]
        if beside := sum(item.rank <= highest[-1].rank for item in placed) - len(highest):
            more = ngettext(
                "%(count)d more shares the rank of the last named.",
                "%(count)d more share the rank of the last named.",
                beside,
            )
            said[0] += " " + more % {"count": beside}
    if left_out:
        said[0] += " " + ngettext(
            "%(count)d area is not ranked, since nobody rated one of its questions.",
            "%(count)d areas are not ranked, since nobody rated one of their questions.",
            left_out,
        ) % {"count": left_out}
    return said


def _doubt(judged: Judged) -> list[str]:
    """What keeps a reader from relying on the ranking, where there is one."""
    alpha = judged.concordance.alpha
    if not judged.stability.placed:
        return []
    if sum(bool(rater.rated) for rater in judged.raters) == 1:
        return [_("All of this rests on one rater.")]
    if alpha is None or alpha >= TENTATIVE:
        return []
    words = _("Raters see the areas differently (Krippendorff's alpha %(alpha)s): talk before you rely on the ranking.")
    return [words % {"alpha": _hundredths(alpha)}]


def _apart(judged: Judged, names: Mapping[UUID, str]) -> list[str]:
    if judged.concordance.undefined is Undefined.NO_PAIRS:
        return []
    if not judged.apart:
        return [_("Nowhere are raters far apart.")]
    areas = list(dict.fromkeys(names[each.area.id] for each in judged.apart))
    named = ", ".join(areas[:_MOST_NAMED]) + (_(" and others") if len(areas) > _MOST_NAMED else "")
    return [
        ngettext(
            "In %(count)d place raters are far apart: %(areas)s.",
            "In %(count)d places raters are far apart: %(areas)s.",
            len(judged.apart),
        )
        % {"count": len(judged.apart), "areas": named}
    ]


def _hundredths(alpha: Fraction) -> str:
    return present(Decimal(round(alpha * 100)) / 100, Column("alpha", "", "number"))
