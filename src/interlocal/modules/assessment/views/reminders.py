"""Reminding members, and who is late, for the page of short forms."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from interlocal.core.access.actor import Actor, Place
from interlocal.core.access.permissions import Permission as Core
from interlocal.core.governments.models import Government
from interlocal.modules.assessment.actions import remind
from interlocal.modules.assessment.actions.reminders import REST, Missing
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries import (
    FormsIn,
    areas_of,
    forms_in,
    last_reminded,
    members_asked,
    own_scan_of,
    shared_on,
)
from interlocal.modules.assessment.queries.reminders import answerers_at
from interlocal.platform.clock import now
from interlocal.ui.pages import Request, partnership_page
from interlocal.ui.screens import link, with_way_back
from interlocal.ui.tables import Column, Link, Table

from .frame import scan_link


@dataclass(frozen=True)
class Late:
    """Who has forms that are less than half filled in, and where to remind them; `why_not`: why nobody can be now.

    `address` is that of the short forms where no mail is sent: it is handed over instead.
    """

    table: Table
    why_not: str
    address: str
    url: str


@require_POST
@partnership_page
def remind_members(request: Request, place: Place, scan: str) -> HttpResponse:
    """Remind every member that is late and was not reminded these three days; nobody, where no mail is sent."""
    actor, at = request.actor, now()
    actor.require(Permission.RUN_SCAN, partnership=place.id)
    found = own_scan_of(actor, place.id, scan)
    page = scan_link("collect", place, found)
    if not settings.EMAIL_URL:
        messages.warning(request, _("Nobody was reminded: this installation sends no mail."))
        return redirect(page)
    areas = list(areas_of(actor, found))
    members = members_asked(actor, place, timezone.localdate(at))
    got = forms_in(actor, shared_on(actor, found, areas, members), members)
    reminded = remind(
        scan=found,
        missing=missing_of(actor, areas, got),
        place=place,
        address=f"{settings.PUBLIC_URL}{page}",
        by=actor,
        at=at,
    )
    if reminded.members:
        told = ngettext("%(members)d member was reminded.", "%(members)d members were reminded.", reminded.members)
        messages.success(request, told % {"members": reminded.members})
    else:
        messages.info(request, _("Nobody was reminded: whoever is late was, within three days, or has nobody here."))
    if reminded.without_people:
        names = ", ".join(member.name for member in reminded.without_people)
        messages.warning(request, _("Nobody here may answer for: %(names)s. Invite people first.") % {"names": names})
    return redirect(page)


def missing_of(actor: Actor, areas: Sequence[ScanArea], got: FormsIn) -> Missing:
    """Of each member but her own, the areas on which too little is in, as far as she may see."""
    missing = {
        member: [area.name for area in areas if not got.of(member.id, area).enough]
        for member in got.members
        if member.id not in actor.governments
    }
    return {member: names for member, names in missing.items() if names}


def late_ones(
    actor: Actor, place: Place, scan: OwnScan, areas: Sequence[ScanArea], got: FormsIn, at: datetime.datetime
) -> Late | None:
    """For whoever runs the scan: those who are late; None for others, and where nobody is."""
    missing = missing_of(actor, areas, got) if actor.may(Permission.RUN_SCAN, partnership=place.id) else {}
    if not missing:
        return None
    last = last_reminded(actor, scan)
    today = timezone.localdate(at)
    reached = {held.government_id for held in answerers_at([member.id for member in missing], today)}
    page, address = scan_link("collect", place, scan), ""
    if not reached:
        why_not = _("Nobody of them has people here who may answer: invite them first.")
    elif not settings.EMAIL_URL:
        why_not = _("This installation sends no mail, so give this address yourself to those who may answer.")
        address = f"{settings.PUBLIC_URL}{page}"
    elif all(key in last and last[key] + REST > at for key in reached):
        why_not = _("All who have people here were reminded within three days.")
    else:
        why_not = ""
    first = {member.id for member in missing if not member.spoken_for and member.sponsor == place.id}
    invited = first if actor.may(Core.INVITE_PEOPLE, partnership=place.id) else set()
    way = Link(_("nobody: invite people first"), with_way_back(link("person-invite", place), page))
    table = _table(missing, last, reached, dict.fromkeys(invited, way))
    return Late(table, why_not, address, scan_link("remind", place, scan))


def _table(
    missing: Mapping[Government, Sequence[str]],
    last: Mapping[UUID, datetime.datetime],
    reached: Collection[UUID],
    inviting: Mapping[UUID, Link],
) -> Table:
    """`inviting`: the way for those whose first person this reader invites; of others their own people do."""
    columns = (
        Column("member", _("Member")),
        Column("missing", _("Forms less than half filled in"), "number"),
        Column("reminded", _("Last reminded"), "date", missing=_("not yet")),
        Column("people", _("Who may answer")),
    )
    rows = tuple(
        (
            member.name,
            len(names),
            timezone.localdate(last[member.id]) if member.id in last else None,
            _("its people here")
            if member.id in reached
            else inviting.get(member.id, _("nobody: its own people invite others")),
        )
        for member, names in missing.items()
    )
    return Table(_("Members with forms that are less than half filled in"), columns, rows)
