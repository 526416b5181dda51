"""How far a scan is: which short forms are in, what was found, what comes next."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.access.actor import Place
from interlocal.ui.screens import link
from interlocal.ui.tables import Column, Link, Table, Value

from .models import FormLink, LinkState, OwnScan, ScanArea
from .queries import FormsIn
from .rules.answers import Filled


def forms_words(forms_in: FormsIn) -> str:
    """How many short forms are begun, and of these how many say enough."""
    forms = len(forms_in)
    words = ngettext(
        "%(begun)d of %(forms)d short form is begun, %(enough)d at least half filled in, as far as you may see.",
        "%(begun)d of %(forms)d short forms are begun, %(enough)d at least half filled in, as far as you may see.",
        forms,
    )
    counted = {"begun": forms_in.begun, "enough": forms_in.enough, "forms": forms}
    return words % counted if forms else _("No area yet.")


def forms_table(place: Place, scan: OwnScan, areas: Sequence[ScanArea], forms_in: FormsIn) -> Table:
    """Areas down, governments across; each cell says how much of the form is answered, and leads to it."""
    columns = (Column("area", _("Area")), *(Column(member.key, member.name) for member in forms_in.members))
    forms = link("assessment:own-collect", place, scan.key)  # each form's address is below: thousands, made quickly
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            area.name,
            *(
                Link(
                    _state(forms_in.of(member.id, area), known=member.id in place.seats or not member.spoken_for),
                    f"{forms}{member.key}/{area.id}/",
                )
                for member in forms_in.members
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
            sent.area_name,
            sent.government.name,
            sent.department,
            sent.last_day,
            str(sent.get_state_display()),
            _way_on(place, scan, sent),
        )
        for sent in links
    )
    return Table(_("Forms sent to departments"), columns, rows)


def _way_on(place: Place, scan: OwnScan, sent: FormLink) -> Link:
    name, word = (
        ("own-sent-in", _("Look at it")) if sent.state == LinkState.ANSWERED else ("own-link-withdraw", _("Withdraw"))
    )
    return Link(word, link(f"assessment:{name}", place, scan.key, sent.id))


def _state(filled: Filled, *, known: bool) -> str:
    """Of a government with people of its own others can't know that there is none: it may keep one to itself."""
    if not filled.begun:
        return _("no answer yet") if known else _("none that you may see")
    return _("%(answered)d of %(asked)d") % {"answered": filled.answered, "asked": filled.asked}
