"""What the scans of partnerships come to, each in one line, for pages that show more than scans."""

from collections import Counter
from collections.abc import Collection, Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Actor
from interlocal.platform.modules import Headline
from interlocal.ui.figures import KeyFigure
from interlocal.ui.words import word

from .models import PublishedScan
from .rules import totals
from .scan import Scan
from .wording import total_figure, total_title


def headlines(actor: Actor, partnerships: Collection[UUID]) -> Iterator[Headline]:
    """One for the current version of every scan, by title; one query, however many partnerships."""
    keys = {place.id: place.key for place in actor.places if place.id in partnerships}
    for kept in PublishedScan.objects.filter(partnership_id__in=keys, current=True).order_by("title"):
        url = reverse("assessment:scan", args=[keys[kept.partnership_id], kept.key])
        yield Headline(kept.partnership_id, _("Scan: %(title)s") % {"title": kept.title}, url, answer(kept.scan))


def answer(scan: Scan) -> str:
    """How many areas have each verdict; without verdicts the first total of savings, and without both that."""
    verdicts = Counter(area.verdict for area in scan.areas if area.verdict)
    if verdicts:
        return ", ".join(f"{verdicts[verdict]} {word('verdict', verdict)}" for verdict in ("yes", "maybe", "no"))
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
