"""Two states of a scan side by side: what can be compared with now, and what differs."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Actor
from interlocal.modules.assessment.models import OwnScan
from interlocal.modules.assessment.queries import reports_on
from interlocal.modules.assessment.rules.comparison import Aspect, Change, changes, open_yet
from interlocal.modules.assessment.scan import Scan
from interlocal.ui.dates import day_text
from interlocal.ui.tables import Column, Table
from interlocal.ui.words import word


@dataclass(frozen=True)
class Then:
    """An earlier state: a final report, or the published scan that an own one goes on from."""

    key: str
    title: str
    scan: Callable[[], Scan]


def compared(actor: Actor, scan: OwnScan) -> list[Then]:
    """What a scan can be compared with, the latest first."""
    reports = [
        Then(
            str(report.number),
            _("Report %(number)s, %(day)s")
            % {"number": report.full_number, "day": day_text(timezone.localdate(report.issued_at))},
            lambda report=report: report.as_scan,  # type: ignore[misc]
        )
        for report in reports_on(actor, scan)
    ]
    source = scan.taken_on
    return [*reports, Then("source", source.title, lambda: source.scan)] if source else reports


def differences_table(then: Scan, now: Scan, since: str) -> Table:
    """What changed from `then`, which is called `since`, to now."""
    columns = (
        Column("area", _("Area")),
        Column("what", _("What changed")),
        Column("then", _("Then"), missing=_("none")),
        Column("now", _("Now"), missing=_("none")),
    )
    rows = tuple(
        (each.area, _aspect(each), _said(each, each.before), _said(each, each.after)) for each in changes(then, now)
    )
    return Table(_("Changed since: %(since)s") % {"since": since}, columns, rows)


def open_words(then: Scan, now: Scan) -> list[str]:
    """How much nobody has decided or rated here yet, and so is compared with nothing."""
    found = open_yet(then, now)
    said = []
    if found.areas:
        words = ngettext(
            "%(count)d area is not decided here yet, and is not compared.",
            "%(count)d areas are not decided here yet, and are not compared.",
            found.areas,
        )
        said.append(words % {"count": found.areas})
    if found.ratings:
        words = ngettext(
            "%(count)d question that was rated then has no rating here.",
            "%(count)d questions that were rated then have no rating here.",
            found.ratings,
        )
        said.append(words % {"count": found.ratings})
    return said


def _aspect(change: Change) -> str:
    match change.aspect:
        case Aspect.ADDED:
            return _("area added")
        case Aspect.REMOVED:
            return _("area left out")
        case Aspect.VERDICT:
            return _("verdict")
        case Aspect.NEXT_STEP:
            return _("next step")
        case Aspect.RATING:
            return _("rating: %(question)s") % {"question": change.factor}


def _said(change: Change, said: str | None) -> str | None:
    if change.aspect is Aspect.VERDICT and said:
        return word("verdict", said)
    return word("rating", said) if change.aspect is Aspect.RATING else said
