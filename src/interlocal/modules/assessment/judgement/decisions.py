"""What meetings decided of an area: the entries of the partnership's decision log on its service."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from interlocal.core.governments.models import Decision
from interlocal.ui.dates import day_text
from interlocal.ui.readings import citation
from interlocal.ui.tables import Column, Table


def decisions_table(decisions: Iterable[Decision]) -> Table:
    """In the order of the log."""
    columns = (
        Column("meeting", _("Meeting"), missing=_("not named")),
        Column("title", _("What was decided")),
        Column("text", _("In full"), missing=_("nothing more")),
        Column("source", _("Source"), missing=_("the partnership itself")),
    )
    rows = tuple(
        (day_text(each.met_on) or each.met_stated or None, each.title, each.text or None, citation(each))
        for each in decisions
    )
    return Table(_("Decisions of meetings"), columns, rows)
