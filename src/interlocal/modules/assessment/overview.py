"""A scan's first page: what came of it so far, how far each step is, and every area with its standing."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Place
from interlocal.ui import screens
from interlocal.ui.navigation import Item
from interlocal.ui.tables import Column, Link, Table, Value
from interlocal.ui.words import word

from .models import AreaVerdict, OwnScan, ScanArea
from .progress import forms_words
from .queries import (
    FormsIn,
    area_names,
)
from .queries.ratings import RatedSoFar
from .rated import raters_words


@dataclass(frozen=True)
class Overview:
    """What the page is made of."""

    place: Place
    scan: OwnScan
    areas: Sequence[ScanArea]
    forms: FormsIn
    found: int
    rated: RatedSoFar
    verdicts: Mapping[UUID, AreaVerdict]
    stopped: Collection[UUID]  # areas that a gate stops
    reports: int

    def answer(self) -> list[str]:
        """What came of it, in a few sentences."""
        said = [self._verdicts()] if self.verdicts else []
        words = ngettext(
            "Members have %(count)d thing in common, found from what they share.",
            "Members have %(count)d things in common, found from what they share.",
            self.found,
        )
        return [*said, *([words % {"count": self.found}] if self.found else []), forms_words(self.forms)]

    def next_step(self) -> Item | None:
        """What a scan at this point waits for; None once its report is out."""
        waits = (
            (not self.areas, "areas-add", _("Next: choose the areas")),
            (not self.forms.enough, "collect", _("Next: the short forms")),
            (not self.rated.anybody, "rate", _("Next: rate the areas")),
            (len(self.verdicts) < len(self.areas), "verdicts", _("Next: decide the verdicts")),
            (not self.reports, "report", _("Next: issue the report")),
        )
        for waiting, page, title in waits:
            if waiting:
                return Item(title, screens.link(f"assessment:own-{page}", self.place, self.scan.key))
        return None

    def steps(self) -> Table:
        """How far each step is, with the way to it."""
        columns = (Column("step", _("Step")), Column("stands", _("How far it is")))
        common = ngettext("%(count)d thing found", "%(count)d things found", self.found) % {"count": self.found}
        team = self.rated.team
        raters = raters_words(team, self.rated.done, self.rated.begun) if team else _("no team yet")
        issued = ngettext("%(count)d issued", "%(count)d issued", self.reports) % {"count": self.reports}
        rows = (
            (self._to("collect", _("1. Short forms")), forms_words(self.forms)),
            (self._to("in-common", _("2. What you have in common")), common if self.found else _("nothing yet")),
            (self._to("ratings", _("3. Ratings")), raters),
            (self._to("verdicts", _("4. Verdicts")), self._verdicts()),
            (self._to("report", _("5. Report")), issued if self.reports else _("none issued; a draft is there")),
        )
        note = _("A scan goes from what members tell to a report for their councils. Steps can overlap.")
        return Table(_("How far it is"), columns, rows, note)

    def table(self, areas: Sequence[ScanArea]) -> Table:
        """Some of the areas: how many answered, what was decided, what comes next."""
        names = area_names(self.areas)
        columns = (
            Column("area", _("Area")),
            Column("forms", _("Forms begun")),
            Column("verdict", _("Verdict"), "verdict", missing=_("none yet")),
            Column("next", _("Next step"), missing=_("none")),
            Column("level", _("Level of combination")),
        )
        return Table(_("Areas"), columns, tuple(self._row(area, names[area.id]) for area in areas))

    def _row(self, area: ScanArea, name: str) -> tuple[Value, ...]:
        decided = self.verdicts.get(area.id)
        on = self.forms.on(area)
        forms = _("%(begun)d of %(members)d; %(enough)d at least half") % {
            "begun": sum(form.begun for form in on),
            "members": len(on),
            "enough": sum(form.enough for form in on),
        }
        return (
            self._to("area", _("%(area)s (priority)") % {"area": name} if area.deeper else name, area.id),
            forms,
            decided.verdict if decided else None,
            (decided.next_step if decided else None) or None,
            str(area.get_level_display()) if area.level else None,
        )

    def _verdicts(self) -> str:
        counted = Counter(verdict.verdict for verdict in self.verdicts.values())
        parts = [f"{counted[key]} {word('verdict', key)}" for key in ("yes", "maybe", "no") if counted[key]]
        left = len(self.areas) - sum(counted.values())
        parts += [_("%(count)d without a verdict") % {"count": left}] if left else []
        told = f"{', '.join(parts)}."
        against = sum(each.area_id in self.stopped and each.verdict != "no" for each in self.verdicts.values())
        if not against:
            return told
        words = ngettext(
            "A gate stops %(count)d that is a Yes or a Maybe.",
            "A gate stops %(count)d that are a Yes or a Maybe.",
            against,
        )
        return f"{told} {words % {'count': against}}"

    def _to(self, page: str, text: str, *keys: object) -> Link:
        return Link(text, screens.link(f"assessment:own-{page}", self.place, self.scan.key, *keys))
