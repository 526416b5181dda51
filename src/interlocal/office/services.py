"""A shared service in words: its facts, and the way to its page."""

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.participation.models import SharedService
from interlocal.core.participation.rules import needs_reason
from interlocal.ui.dates import day_text
from interlocal.ui.navigation import Item
from interlocal.ui.readings import citation
from interlocal.ui.records import Fact, SummaryList

from .pages import link


def board_item(place: Place) -> Item:
    """The board, above every shared service."""
    return Item(_("Board"), link("board", place))


def above_act(place: Place, shared: SharedService) -> tuple[Item, ...]:
    """The pages above what is done with a shared service: the board, and its own."""
    return board_item(place), Item(shared.title, link("shared-service", place, shared.id))


def facts_of(shared: SharedService) -> SummaryList:
    """What is known of it; what nobody states is said to be so."""
    facts = [
        Fact(_("In this stage since"), day_text(shared.stage_since, shared.stage_since_stated)),
        Fact(_("Level of combination"), shared.get_level_display() if shared.level else None),
        Fact(_("Operator"), operator_text(shared)),
        Fact(_("Lead"), shared.lead.name if shared.lead else None),
        Fact(_("Source"), citation(shared) or _("the partnership itself")),
    ]
    if shared.stage_reason or needs_reason(shared.stage):
        facts.insert(1, Fact(_("Reason"), shared.stage_reason or None))
    return SummaryList(facts)


def operator_text(shared: SharedService) -> str | None:
    """Who runs it: a government, or another body by name."""
    return shared.operator.name if shared.operator else shared.operator_stated or None
