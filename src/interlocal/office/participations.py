"""Who takes part in what and when: as a table, and along a line of time."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Place
from interlocal.core.participation.models import Participation
from interlocal.ui.dates import day_text, no_end_text
from interlocal.ui.readings import citation
from interlocal.ui.tables import Column, Link, Table, Value
from interlocal.ui.timelines import Term, Timeline, TimelineRow

from .pages import link
from .statements import as_stated, stated_on


def participations_table(
    place: Place,
    participations: Iterable[Participation],
    *,
    by_service: bool,
    today: datetime.date,
    may_end: bool = False,
) -> Table:
    """Terms with their sources. The first column is the service, or on a service's own page the government."""
    terms = list(participations)
    no_end = no_end_text([bool(row.source_document) for row in terms if row.ends_on is None])
    columns = [
        Column("who", _("Shared service") if by_service else _("Government")),
        Column("mode", _("Takes part"), "mode"),
        Column("from", _("From"), "date"),
        Column("last_day", _("Last day"), "date", missing=no_end),
        Column("note", _("Note and source"), missing=_("no note")),
    ]
    if may_end:
        columns.append(Column("act", _("Change"), missing=_("has ended")))
    rows = tuple(_row(place, each, by_service, today, may_end) for each in terms)
    return Table(_("Terms and their sources"), tuple(columns), rows)


def taking_part(participations: Iterable[Participation], today: datetime.date, beside: str = "") -> str:
    """How many take part today, by mode; nothing where nobody does.

    A source that names no end says it of its own day alone, so that is written too, unless it stands `beside` already.
    """
    said: dict[str, Counter[str]] = {}
    for each in participations:
        if each.holds(today):
            stated = "" if each.ends_on else as_stated(each)
            said.setdefault("" if stated == beside else stated, Counter())[each.mode] += 1
    return "; ".join(
        ", ".join(part for part in (_counted(modes), stated) if part) for stated, modes in sorted(said.items())
    )


def _counted(modes: Counter[str]) -> str:
    full, data, observing = (modes[mode] for mode in ("full", "data_only", "observer"))
    counted = (
        (full, ngettext("%(n)s government takes part", "%(n)s governments take part", full)),
        (data, ngettext("%(n)s shares data only", "%(n)s share data only", data)),
        (observing, ngettext("%(n)s observes", "%(n)s observe", observing)),
    )
    return ", ".join(wording % {"n": number} for number, wording in counted if number)


def summary(participations: Iterable[Participation], today: datetime.date) -> str:
    """How many take part in how much today, and whose term ends next; nothing where there is none at all."""
    terms = list(participations)
    held = [each for each in terms if each.holds(today)]
    if not held:
        return _("Nobody takes part in anything today.") if terms else ""
    services = len({each.shared_service_id for each in held})
    governments = len({each.government_id for each in held})
    counted = (
        ngettext("%(n)s service", "%(n)s services", services) % {"n": services},
        ngettext("%(n)s government", "%(n)s governments", governments) % {"n": governments},
        # With an end a source tells of today; without any, it tells of its own day alone.
        "" if any(each.ends_on for each in held) else stated_on(_dates(held)),
    )
    words = {"counted": ", ".join(part for part in counted if part), "next": _next_to_end(held)}
    return _("%(counted)s; %(next)s.") % words


def _dates(participations: Iterable[Participation]) -> list[str]:
    return [each.source_dated for each in participations if each.source_document]


def _next_to_end(held: Sequence[Participation]) -> str:
    """Of terms that hold, the one that ends first; how many more do so on the same day."""
    ends = min((each.ends_on for each in held if each.ends_on), default=None)
    if ends is None:
        return _("no last day is stated") if _dates(held) else _("none has a last day")
    first, *more = [each for each in held if each.ends_on == ends]
    words = {
        "government": first.government.name,
        "service": first.shared_service.title,
        "day": day_text(first.last_day),
        "more": len(more),
    }
    if more:
        return _("next to end: %(government)s in %(service)s and %(more)s more, %(day)s") % words
    return _("next to end: %(government)s in %(service)s, %(day)s") % words


def timelines(participations: Sequence[Participation], *, by_service: bool, today: datetime.date) -> list[Timeline]:
    """One drawing for each service (or government), all over the same years, so that they can be compared."""
    groups: dict[str, dict[str, list[Term]]] = {}
    for participation in participations:
        service, government = participation.shared_service.title, participation.government.name
        title, name = (service, government) if by_service else (government, service)
        terms = groups.setdefault(title, {}).setdefault(name, [])
        terms.append(Term(participation.mode, participation.starts_on, participation.ends_on, as_stated(participation)))
    start, end = _years(participations, today)
    return [
        Timeline(
            title,
            [TimelineRow(name, rows[name]) for name in sorted(rows)],
            start,
            end,
            today,
            row_title=_("Government") if by_service else _("Shared service"),
        )
        for title, rows in sorted(groups.items())
    ]


def timeline_of(participations: Sequence[Participation], today: datetime.date) -> Timeline | None:
    """The drawing of one service; None where nobody takes part."""
    return next(iter(timelines(participations, by_service=True, today=today)), None)


def _years(participations: Iterable[Participation], today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """From the first year that anybody states to the one after the last, this year included."""
    days = [today]
    for participation in participations:
        days += [day for day in (participation.starts_on, participation.ends_on) if day is not None]
    return datetime.date(min(days).year, 1, 1), datetime.date(max(days).year + 1, 1, 1)


def _row(
    place: Place, participation: Participation, by_service: bool, today: datetime.date, may_end: bool
) -> tuple[Value, ...]:
    shared, government = participation.shared_service, participation.government
    service = Link(shared.title, link("shared-service", place, shared.id))
    facts = (
        service if by_service else Link(government.name, link("government", place, government.key)),
        participation.mode,
        participation.starts_on,
        participation.last_day,
        _note(participation),
    )
    if not may_end:
        return facts
    leave = Link(_("End"), link("participation-end", place, shared.id, participation.id))
    ended = participation.ends_on is not None and participation.ends_on <= today
    return (*facts, None if ended else leave)


def _note(participation: Participation) -> str | None:
    cited = citation(participation)
    source = _("Source: %(source)s") % {"source": cited} if cited else ""
    return " ".join(part for part in (participation.note, source) if part) or None
