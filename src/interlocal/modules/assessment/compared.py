"""Two states of a scan side by side: what can be compared with now, and what differs."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Actor
from interlocal.modules.assessment.models import OwnScan
from interlocal.modules.assessment.models.criteria import GateKind, GateState
from interlocal.modules.assessment.queries import reports_on, taken_back
from interlocal.modules.assessment.rules.comparison import Aspect, Change, changes, keeps_gates, open_yet
from interlocal.modules.assessment.scan import Scan
from interlocal.ui.dates import day_text
from interlocal.ui.tables import Column, Table
from interlocal.ui.words import word


@dataclass(frozen=True)
class Then:
    """An earlier state: a final report, or the published scan that an own one goes on from.

    `gone` are figures of a report that were taken back since.
    """

    key: str
    title: str
    scan: Callable[[], Scan]
    gone: int = 0


def compared(actor: Actor, scan: OwnScan) -> list[Then]:
    """What a scan can be compared with, the latest first."""
    issued = list(reports_on(actor, scan))
    gone = taken_back(actor, issued)
    reports = [
        Then(
            str(report.number),
            _("Report %(number)s, %(day)s")
            % {"number": report.full_number, "day": day_text(timezone.localdate(report.issued_at))},
            lambda report=report: report.as_scan,  # type: ignore[misc]
            gone[report.id],
        )
        for report in issued
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


def apart_words(chosen: Then, then: Scan, now: Scan) -> list[str]:
    """What the comparison leaves out: what is open here yet, what is never compared, figures that were taken back."""
    said = _open_words(then, now)
    if not keeps_gates(then):
        said.append(_("How gates stood then was not kept, so they are not compared."))
    said.append(_("Risks and the rest of the plan, figures and findings are not compared."))
    return [*said, *filter(None, [taken_back_words(chosen.gone)])]


def taken_back_words(count: int) -> str:
    """How many figures of a report were taken back since; empty where none was."""
    if not count:
        return ""
    words = ngettext(
        "%(count)d figure in it was taken back since by the government that gave it.",
        "%(count)d figures in it were taken back since by the governments that gave them.",
        count,
    )
    return words % {"count": count}


def _open_words(then: Scan, now: Scan) -> list[str]:
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
            return _("rating: %(question)s") % {"question": change.on}
        case Aspect.GATE:
            kind = str(GateKind(change.on).label)
            return _("gate: %(gate)s") % {"gate": f"{kind} ({change.whose})" if change.whose else kind}


def _said(change: Change, said: str | None) -> str | None:
    if change.aspect is Aspect.GATE:
        return str(GateState(said).label) if said else _("not looked at")
    if change.aspect is Aspect.VERDICT and said:
        return word("verdict", said)
    return word("rating", said) if change.aspect is Aspect.RATING else said
