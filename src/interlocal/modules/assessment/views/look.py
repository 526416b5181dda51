"""What the pages of rating have in common: which look at the areas they are of, and the way between its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place, Refused
from interlocal.modules.assessment.models import FactorSet, OwnScan, ScanArea
from interlocal.modules.assessment.queries import (
    area_names,
    areas_of,
    factor_sets_of,
    own_scan_of,
    rated_areas,
)
from interlocal.ui.navigation import Item, Ways
from interlocal.ui.pages import Request

from .frame import scan_link


@dataclass(frozen=True)
class Look:
    """The first look at all areas of a scan, or the deeper one at some: its areas, its questions with all versions."""

    place: Place
    scan: OwnScan
    deeper: bool
    areas: Sequence[ScanArea]
    has_deeper: bool
    versions: Sequence[FactorSet]

    @property
    def factor_set(self) -> FactorSet | None:
        """The questions that stand; None where the deeper look has none yet."""
        return next((each for each in self.versions if each.current), None)

    @cached_property
    def names(self) -> Mapping[UUID, str]:
        """What each area is called: a part after its whole."""
        return area_names(self.areas)

    def link(self, name: str, *keys: object, version: FactorSet | None = None) -> str:
        """The address of a page of the same look, and of a former `version` of its questions."""
        asked = {"deeper": 1} if self.deeper else {}
        if version and not version.current:
            asked["version"] = version.version
        return scan_link(name, self.place, self.scan, *keys) + (f"?{urlencode(asked)}" if asked else "")

    def area(self, key: UUID) -> ScanArea:
        """One of its areas; Refused if it is not there."""
        found = next((area for area in self.areas if area.id == key), None)
        if found is None:
            raise Refused
        return found

    def ways(self, name: str) -> Ways | None:
        """Between the same page of both looks, where there are two."""
        if not (self.has_deeper or self.deeper):
            return None
        first = scan_link(name, self.place, self.scan)
        return Ways(
            _("Which look"),
            (
                Item(_("All areas"), first, current=not self.deeper),
                Item(_("Deeper look"), f"{first}?deeper=1", current=self.deeper),
            ),
        )


def look_of(request: Request, place: Place, key: str) -> Look:
    """The look that the address asks for: the deeper one by `?deeper=1`. Three queries."""
    actor, deeper = request.actor, "deeper" in request.GET
    scan = own_scan_of(actor, place.id, key)
    areas = list(areas_of(actor, scan))
    return Look(
        place,
        scan,
        deeper,
        rated_areas(areas, deeper=deeper),
        any(area.deeper for area in areas),
        list(factor_sets_of(actor, scan, deeper=deeper)),
    )
