"""What the scans of partnerships come to, each in one line, for pages that show more than scans."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Actor
from interlocal.platform.modules import Headline
from interlocal.ui.figures import KeyFigure
from interlocal.ui.words import word

from .models import AreaVerdict, OwnScan, PublishedScan
from .permissions import Permission
from .rules import totals
from .scan import Scan
from .wording import total_figure, total_title


def headlines(actor: Actor, partnerships: Collection[UUID]) -> Iterator[Headline]:
    """Scans that members run, the latest first; then the current version of every published one, by title.

    Where there is neither, whoever may start one is led there. Three queries, however many partnerships.
    """
    keys = {place.id: place.key for place in actor.places if place.id in partnerships}
    if not keys:
        return
    published = list(PublishedScan.objects.filter(partnership_id__in=keys, current=True).order_by("title"))
    own = list(OwnScan.objects.filter(partnership_id__in=keys).annotate(areas_in=Count("areas")))
    begun = {each.partnership_id for each in own} | {each.partnership_id for each in published}
    stands = AreaVerdict.objects.filter(partnership_id__in=keys, current=True)
    verdicts: dict[UUID, Counter[str]] = defaultdict(Counter)
    for scan, verdict in stands.values_list("area__scan_id", "verdict"):
        verdicts[scan][verdict] += 1
    for row in own:
        url = reverse("assessment:own-scan", args=[keys[row.partnership_id], row.key])
        said = own_answer(verdicts[row.id], row.areas_in)
        yield Headline(row.partnership_id, _("Scan: %(title)s") % {"title": row.title}, url, said)
    for kept in published:
        url = reverse("assessment:scan", args=[keys[kept.partnership_id], kept.key])
        yield Headline(kept.partnership_id, _("Scan: %(title)s") % {"title": kept.title}, url, answer(kept.scan))
    for partnership in keys.keys() - begun:
        if actor.may(Permission.RUN_SCAN, partnership=partnership):
            said = _("see what your members have in common as soon as two of them have answered")
            yield Headline(partnership, _("Start a scan"), reverse("assessment:start", args=[keys[partnership]]), said)


def own_answer(verdicts: Counter[str], areas: int) -> str:
    """How many areas have each verdict, and how many have none yet."""
    left = areas - verdicts.total()
    said = [_verdict_words(verdicts)] if verdicts else []
    if left:
        words = ngettext("%(count)d area without a verdict", "%(count)d areas without a verdict", left)
        said.append(words % {"count": left})
    return ", ".join(said) or _("no area yet")


def _verdict_words(verdicts: Counter[str]) -> str:
    return ", ".join(f"{verdicts[key]} {word('verdict', key)}" for key in ("yes", "maybe", "no"))


def answer(scan: Scan) -> str:
    """How many areas have each verdict; without verdicts the first total of savings, and without both that."""
    verdicts = Counter[str](area.verdict for area in scan.areas if area.verdict)
    if verdicts:
        return _verdict_words(verdicts)
    for total in totals(scan.claims)[:1]:
        claims = _("%(included)d of %(all)d claims") % {"included": len(total.included), "all": len(scan.claims)}
        figure = KeyFigure(total_title(total), total_figure(total), "usd")
        return f"{figure.label}: {figure.text} ({claims})"
    count = len(scan.parts())
    words = ngettext(
        "%(count)d area, with neither a verdict nor savings in dollars",
        "%(count)d areas, with neither verdicts nor savings in dollars",
        count,
    )
    return words % {"count": count}
