"""How far a scan is: which short forms are in, what was found, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Actor, Place
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import Reading
from interlocal.core.measures.queries import readings_about
from interlocal.core.measures.service import SHORT
from interlocal.ui.tables import Column, Link, Table, Value

from .models import FormLink, LinkState, OwnScan, ScanArea
from .rules.answers import Cell, Filled, completeness, latest

ASKED = frozenset(measure.key for measure in SHORT)


@dataclass(frozen=True)
class Collected:
    """What the actor may see of the members' answers on the areas, and how far each form is."""

    members: Sequence[Government]
    answers: dict[Cell, dict[str, Reading]]
    filled: dict[Cell, Filled]

    @property
    def begun(self) -> int:
        return sum(each.begun for each in self.filled.values())

    def of(self, government: UUID, area: ScanArea) -> Filled:
        return self.filled[government, area.service_id]


def collected(actor: Actor, place: Place, areas: Sequence[ScanArea], members: Sequence[Government]) -> Collected:
    """One query, whatever the number of areas and members."""
    governments, services = [member.id for member in members], [area.service_id for area in areas]
    answers = latest(readings_about(actor, governments, services, place.id))
    return Collected(members, answers, completeness(governments, services, answers, ASKED))


@dataclass(frozen=True)
class Progress:
    """The answer on a scan's first page: a sentence on how far it is."""

    answer: str


def progress_of(place: Place, scan: OwnScan, areas: Sequence[ScanArea], collected: Collected) -> Progress:
    """In words."""
    forms = len(areas) * len(collected.members)
    words = ngettext(
        "%(begun)d of %(forms)d short form is in, as far as you may see.",
        "%(begun)d of %(forms)d short forms are in, as far as you may see.",
        forms,
    )
    return Progress(_("No area yet.") if not areas else words % {"begun": collected.begun, "forms": forms})


def forms_table(actor: Actor, place: Place, scan: OwnScan, areas: Sequence[ScanArea], collected: Collected) -> Table:
    """Areas down, governments across; each cell says how much of the form is answered, and leads to it."""
    columns = (Column("area", _("Area")), *(Column(member.key, member.name) for member in collected.members))
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            area.name,
            *(
                Link(
                    _state(collected.of(member.id, area)),
                    reverse("assessment:own-answer", args=[place.key, scan.key, member.key, area.id]),
                )
                for member in collected.members
            ),
        )
        for area in areas
    )
    return Table(_("Answers by area and government"), columns, rows)


def links_table(place: Place, scan: OwnScan, links: Sequence[FormLink]) -> Table:
    """Forms that are out at departments, or came back and wait to be looked at."""
    columns = (
        Column("area", _("Area")),
        Column("government", _("Government")),
        Column("department", _("Department")),
        Column("last_day", _("Answers by"), "date"),
        Column("state", _("State")),
        Column("act", _("What you can do")),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            link.area_name,
            link.government.name,
            link.department,
            link.last_day,
            str(link.get_state_display()),
            _way_on(place, scan, link),
        )
        for link in links
    )
    return Table(_("Forms sent to departments"), columns, rows)


def _way_on(place: Place, scan: OwnScan, link: FormLink) -> Link:
    name, word = (
        ("own-sent-in", _("Look at it")) if link.state == LinkState.ANSWERED else ("own-link-withdraw", _("Withdraw"))
    )
    return Link(word, reverse(f"assessment:{name}", args=[place.key, scan.key, link.id]))


def _state(filled: Filled) -> str:
    if not filled.begun:
        return _("no answer yet")
    return _("%(answered)d of %(asked)d") % {"answered": filled.answered, "asked": filled.asked}
