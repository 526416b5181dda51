"""What an area of a scan is: what it covers, where it belongs, how far it would be combined, when it is looked at."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from interlocal.modules.assessment.models import ScanArea
from interlocal.ui.records import Fact, SummaryList


def facts_of(area: ScanArea, areas: Sequence[ScanArea]) -> SummaryList:
    """Of one area, among all `areas` of its scan."""
    whole = next((each.name for each in areas if each.id == area.part_of_id), None)
    parts = ", ".join(each.name for each in areas if each.part_of_id == area.id)
    facts = [
        Fact(_("What it covers"), area.summary or None),
        Fact(_("In the catalogue"), area.service.title),
        Fact(_("Level of combination"), str(area.get_level_display()) if area.level else None, missing=_("open")),
        Fact(_("Phase"), area.phase.name if area.phase else None, missing=_("none")),
        Fact(_("Priority"), _("a deeper look") if area.deeper else _("no deeper look")),
    ]
    if whole:
        facts.append(Fact(_("Part of"), whole))
    if parts:
        facts.append(Fact(_("Parts"), parts))
    return SummaryList(facts)
