"""The workbook of one government, through the import wizard."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.models import Government
from interlocal.core.governments.queries import government_of
from interlocal.modules.assessment.models import OwnScan
from interlocal.modules.assessment.queries import areas_of, may_answer_for, own_scan_of
from interlocal.modules.assessment.workbook.layout import WorkbookArea, WorkbookScan
from interlocal.modules.assessment.workbook.sheet import ADDRESS, figures_sheet
from interlocal.platform.clock import now
from interlocal.ui.import_wizard.sheet import ImportableSheet
from interlocal.ui.navigation import Item

from .frame import scan_link, scans_item


def workbooks_of(actor: Actor, place: Place, scan: OwnScan, members: Iterable[Government]) -> list[Item]:
    """The ways to the workbooks of those members for which she enters figures."""
    return [
        Item(
            _("Workbook of %(government)s") % {"government": member.name},
            reverse(ADDRESS, args=[place.key, scan.key, member.key]),
        )
        for member in members
        if actor.may(Permission.ENTER_READINGS, government=member.id, partnership=place.id)
    ]


def sheet_of(actor: Actor, place: Place, *, scan: str, government: str) -> ImportableSheet:
    """The sheet that an address means, for a government's own people and for the convener; Refused for others."""
    found = own_scan_of(actor, place.id, scan)
    member = government_of(actor, place.id, government)
    if not may_answer_for(actor, place, member.id, timezone.localdate(now())):
        raise Refused
    sheet = figures_sheet(
        WorkbookScan(
            found.id,
            found.key,
            found.title,
            place.id,
            place.name,
            tuple(WorkbookArea(area.service_id, area.name) for area in areas_of(actor, found)),
            due=found.answers_by,
            ask=place.convener_name,
        ),
        member,
        home="assessment:own-collect",
        synthetic=place.synthetic,
    )
    return replace(sheet, above=(scans_item(place), Item(found.title, scan_link("scan", place, found))))
