"""An opportunity in words: what it is, what each tells, what it rests on, and what it lacks.

`names` gives the names of governments and areas by key. What members wrote comes out as they wrote it, shortened.
"""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from uuid import UUID

from babel.lists import format_list
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import HURTS, MEASURES, SPARE, UNFILLED, VACANT, VOLUME, VOLUME_OF
from interlocal.modules.assessment.rules.opportunities import Fact, Gap, Kind, Opportunity, Role, Side
from interlocal.modules.assessment.rules.opportunities.contracts import months_apart
from interlocal.modules.assessment.rules.opportunities.names import usual
from interlocal.modules.assessment.rules.opportunities.unit_costs import SIMILAR
from interlocal.modules.assessment.wording import MOST_NAMED, first_of
from interlocal.ui.dates import day_text
from interlocal.ui.tables import Column, Range, Value, locale, plain_number, present

Names = Mapping[UUID, str]

#: Characters that are shown of what somebody wrote.
_SHOWN = 120
_KINDS: Mapping[Kind, Promise] = {
    Kind.CONTRACTS: gettext_lazy("Ends of contracts"),
    Kind.SAME_SYSTEM: gettext_lazy("The same system"),
    Kind.SAME_VENDOR: gettext_lazy("The same vendor"),
    Kind.UNIT_COSTS: gettext_lazy("Different unit costs"),
    Kind.CAPACITY: gettext_lazy("Capacity beside need"),
    Kind.STANCES: gettext_lazy("Leaders and followers"),
    Kind.SAME_JOBS: gettext_lazy("The same unfilled job"),
    Kind.SAME_TRAINING: gettext_lazy("The same training"),
}
_TITLES: Mapping[Kind, Promise] = {
    Kind.CONTRACTS: gettext_lazy("%(governments)s have contracts for %(areas)s that end %(span)s: %(days)s."),
    Kind.SAME_SYSTEM: gettext_lazy("%(governments)s use the same system for %(areas)s: %(common)s."),
    Kind.SAME_VENDOR: gettext_lazy("%(governments)s use the same vendor for %(areas)s: %(common)s."),
    Kind.UNIT_COSTS: gettext_lazy(
        "%(governments)s handle similar numbers for %(areas)s (%(common)s) at different costs: %(costs)s for each."
    ),
    Kind.CAPACITY: gettext_lazy(
        "For %(areas)s there is capacity at %(givers)s, and a vacancy or a wish to join at %(takers)s."
    ),
    Kind.STANCES: gettext_lazy("For %(areas)s, %(givers)s would lead or host, and %(takers)s would join or follow."),
    Kind.SAME_JOBS: gettext_lazy("%(governments)s cannot fill the same job: %(common)s."),
    Kind.SAME_TRAINING: gettext_lazy("%(governments)s need the same training: %(common)s."),
}
_LACKS: Mapping[Gap, Promise] = {
    Gap.WOULD_NOT: gettext_lazy("%(governments)s: would not take part."),
    Gap.TAKES_PART: gettext_lazy("%(governments)s: takes part in a sharing of it already, as the board says."),
    Gap.NOT_SAID: gettext_lazy("%(governments)s: not said yet whether it would take part."),
    Gap.NOT_ENOUGH: gettext_lazy(
        "They handle %(handled)s a year%(counted)s, which is more than the %(spare)s that could be taken on."
        " Both as far as told."
    ),
    Gap.OTHER_THINGS: gettext_lazy("They count different things: is what could be taken on enough?"),
    Gap.NOT_THE_SAME_PRODUCT: gettext_lazy("They run different products of this vendor."),
    Gap.NOT_THE_SAME_YEAR: gettext_lazy("The figures are for different years."),
    Gap.BUDGETED: gettext_lazy("%(governments)s: the cost is from a budget, and that of others is not."),
    Gap.WHAT_IS_ONE: gettext_lazy("What each counts as one may differ: %(common)s."),
    Gap.OTHER_VENDOR_NAME: gettext_lazy("The vendor's name is written in different ways. Is it one company?"),
    Gap.CONTRACT_ENDED: gettext_lazy("%(governments)s: the contract has ended. What runs now?"),
    Gap.NOTICE_PASSED: gettext_lazy("%(governments)s: the last day to give notice has passed."),
    Gap.GUESS: gettext_lazy("%(governments)s: only a guess so far."),
    Gap.NO_VENDOR: gettext_lazy("%(governments)s: vendor not shared yet."),
    Gap.NO_SYSTEM: gettext_lazy("%(governments)s: system not shared yet."),
    Gap.NO_CONTRACT_END: gettext_lazy("%(governments)s: end of the contract not shared yet."),
    Gap.NO_NOTICE_DATE: gettext_lazy("%(governments)s: last day to give notice not shared yet."),
    Gap.COST_OF_ANOTHER_YEAR: gettext_lazy("%(governments)s: cost of waiting another year not shared yet."),
    Gap.NO_BREAKDOWN: gettext_lazy("%(governments)s: what the cost is made of not shared yet."),
    Gap.NO_CAPACITY: gettext_lazy("%(governments)s: capacity to host not shared yet."),
    Gap.NO_SPARE: gettext_lazy("%(governments)s: how many more it could take on not shared yet."),
    Gap.NO_VOLUME: gettext_lazy("%(governments)s: how many it handles not shared yet."),
}


def kind_words(kind: Kind) -> str:
    """What a kind of opportunity is called."""
    return str(_KINDS[kind])


def title_words(found: Opportunity, names: Names) -> str:
    """The opportunity in one sentence. Unit costs are rounded to three significant digits."""
    return str(_TITLES[found.kind]) % {
        "governments": _named(found.governments, names),
        "areas": _named(found.areas, names),
        "givers": _named(_on(found, Role.GIVES), names),
        "takers": _named(_on(found, Role.WANTS), names),
        "common": _common(found),
        "span": _span(found),
        "days": _days(found),
        "costs": _unit_cost(Range(*found.unit_costs)) if found.kind is Kind.UNIT_COSTS else "",
    }


def paper_words(found: Opportunity, names: Names) -> str:
    """The title as a report has it, which has no line for each side: of unit costs with those lines, to be checked."""
    title, rule = title_words(found, names), rule_words(found)
    return f"{title} {'; '.join(told_words(found, names))}. {rule}" if rule else title


def when_words(found: Opportunity, names: Names) -> str:
    """The day that presses first, and who might press before; empty where none is known."""
    said = []
    if found.starts and found.starts == found.presses:
        said.append(_("The first contract ends on %(day)s.") % {"day": day_text(found.starts)})
    if found.notice_by:
        words = _("The first notice that we know of: %(day)s (%(governments)s).")
        governments = dict.fromkeys(side.government for side in found.sides if side.notice_by == found.notice_by)
        said.append(words % {"governments": _named(governments, names), "day": day_text(found.notice_by)})
    if untold := found.notice_untold:
        words = _("%(governments)s: contract ends on %(day)s, last day to give notice not shared.")
        governments = dict.fromkeys(side.government for side in untold)
        said.append(words % {"governments": _named(governments, names), "day": day_text(untold[0].day)})
    return " ".join(said)


def pressing_words(found: Iterable[Opportunity], names: Names, most: int) -> list[str]:
    """A line for each of the `most` days that press first: what is most useful by then, and how much more there is."""
    by_day: dict[datetime.date, list[Opportunity]] = {}
    for each in found:
        if each.presses:
            by_day.setdefault(each.presses, []).append(each)
    return [_pressing(*by_day[day], names=names) for day in sorted(by_day)[:most]]


def _pressing(first: Opportunity, *others: Opportunity, names: Names) -> str:
    words = ngettext("%(kind)s (%(areas)s).", "%(kind)s (%(areas)s), and %(more)d more.", 1 + len(others))
    count = len(first.areas)
    areas = _named(first.areas, names) if count == 1 else _("%(count)d areas") % {"count": count}
    told = words % {"kind": kind_words(first.kind), "areas": areas, "more": len(others)}
    silent = sum(lack.gap is Gap.NO_CONTRACT_END for lack in first.lacks)
    untold = ngettext("%(count)d shares no end.", "%(count)d share no end.", silent) % {"count": silent}
    return " ".join((told, when_words(first, names), *([untold] if silent else [])))


def told_words(found: Opportunity, names: Names) -> list[str]:
    """A line for each side: the government and what it tells, with the area where there are several."""
    lines = []
    for side in found.sides:
        parts = [names[side.area]] if len(found.areas) > 1 else []
        parts += _said(found, side)
        if side.day:
            parts.append(_("contract to %(day)s") % {"day": day_text(side.day)})
        if side.notice_by:
            parts.append(_("notice by %(day)s") % {"day": day_text(side.notice_by)})
        lines.append(_("%(government)s: %(told)s") % {"government": names[side.government], "told": "; ".join(parts)})
    return lines


def rule_words(found: Opportunity) -> str:
    """Of unit costs which numbers count as similar; empty for other kinds."""
    if found.kind is not Kind.UNIT_COSTS:
        return ""
    most = _number(Decimal(SIMILAR.numerator) / SIMILAR.denominator)
    return _("Numbers count as similar up to %(most)s times the lowest.") % {"most": most}


def basis_words(found: Opportunity, names: Names) -> str:
    """Which figures it rests on, and whose."""
    whose: dict[tuple[str, str], dict[UUID, None]] = {}
    for fact in found.facts:
        whose.setdefault((fact.measure, fact.period), {})[fact.government] = None
    figures = (
        f"{MEASURES[measure].title}{'' if period == STANDING else f', {period}'} ({_named(governments, names)})"
        for (measure, period), governments in whose.items()
    )
    return _("It rests on: %(figures)s.") % {"figures": "; ".join(figures)}


def lack_words(found: Opportunity, names: Names) -> list[str]:
    """What it would need to be sure: a line for each gap, what speaks against it first."""
    by_gap: dict[Gap, list[UUID]] = {}
    for lack in found.lacks:
        by_gap.setdefault(lack.gap, []).extend([lack.government] if lack.government else [])
    said = {
        "common": _common(found),
        "handled": _number(found.total(Role.WANTS)),
        "counted": _counted(found),
        "spare": _number(found.total(Role.GIVES)),
    }
    return [str(_LACKS[gap]) % {"governments": _named(whose, names), **said} for gap, whose in by_gap.items()]


def _said(found: Opportunity, side: Side) -> list[str]:
    """What a side tells: a unit cost of how many, the thing in common, or every fact by itself."""
    if found.kind in (Kind.CAPACITY, Kind.STANCES):
        return [_fact(fact) for fact in side.facts]
    if found.kind is Kind.UNIT_COSTS:
        [volume] = [fact.value for fact in side.facts if fact.measure == VOLUME.key and fact.value is not None]
        words = {"cost": _unit_cost(side.value), "volume": _number(volume), "what": _short(side.text).removesuffix(".")}
        return [_for(_("%(cost)s for each of %(volume)s %(what)s") % words, side.period)]
    return [_short(side.text)] if side.text else []


def _fact(fact: Fact) -> str:
    """One fact in words that stand without its title; of a choice, its word."""
    if fact.value is not None:
        number = _number(fact.value)
        words = {
            SPARE.key: _("could take on %(number)s more a year"),
            VOLUME.key: _("handles %(number)s a year"),
            VACANT.key: ngettext(
                "%(number)s position vacant", "%(number)s positions vacant", 1 if fact.value == 1 else 2
            ),
        }
        return _for(words[fact.measure] % {"number": number}, fact.period)
    text = _short(str(MEASURES[fact.measure].choices.get(fact.text) or fact.text))
    told = {
        HURTS.key: _("what hurts: %(text)s"),
        UNFILLED.key: _("cannot fill: %(text)s"),
        VOLUME_OF.key: _("counted: %(text)s"),
    }
    return told.get(fact.measure, "%(text)s") % {"text": text}


def _for(figure: str, period: str) -> str:
    return _("%(figure)s (%(period)s)") % {"figure": figure, "period": period}


def _common(found: Opportunity) -> str:
    """What is in common, without a full stop: the sentence has its own."""
    return _short(found.common).removesuffix(".")


def _counted(found: Opportunity) -> str:
    """What those in need count, in brackets; empty where nobody says it."""
    told = [
        fact.text
        for side in found.sides
        if side.role is Role.WANTS
        for fact in side.facts
        if fact.measure == VOLUME_OF.key
    ]
    return f" ({_short(usual(told)).removesuffix('.')})" if told else ""


def _number(value: Decimal) -> str:
    return present(plain_number(value), Column("number", "", "number"))


def _unit_cost(cost: Value) -> str:
    return present(cost, Column("cost", "", "usd", digits=3))


def _span(found: Opportunity) -> str:
    """How far apart its contracts end."""
    if not found.starts or not found.ends:
        return ""
    months = months_apart(found.starts, found.ends)
    words = ngettext("within %(months)d month of one another", "within %(months)d months of one another", months)
    return words % {"months": months} if months else _("on the same day")


def _days(found: Opportunity) -> str:
    first, last = day_text(found.starts), day_text(found.ends)
    return first or "" if first == last else _("%(low)s to %(high)s") % {"low": first, "high": last}


def _on(found: Opportunity, role: Role) -> list[UUID]:
    return [side.government for side in found.sides if side.role is role]


def _named(keys: Iterable[UUID], names: Names) -> str:
    """Names as a list in words, in the order of the alphabet; of many the first, and how many more there are."""
    known = sorted((names[key] for key in keys), key=str.casefold)
    return str(format_list(known, locale=locale())) if len(known) <= MOST_NAMED else first_of(known)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else Truncator(line).chars(_SHOWN)
