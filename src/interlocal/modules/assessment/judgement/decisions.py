"""What meetings decided of an area: the entries of the partnership's decision log on its service."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from interlocal.core.governments.models import Decision
from interlocal.ui.dates import day_text
from interlocal.ui.readings import citation
from interlocal.ui.tables import Column, Table


def decisions_table(decisions: Iterable[Decision], areas: Mapping[UUID, str] | None = None) -> Table:
    """In the order of the log; with `areas`, the names of several by their services, each says of which it is."""
    of_area = (Column("area", _("Area")),) if areas else ()
    columns = (
        *of_area,
        Column("meeting", _("Meeting"), missing=_("not named")),
        Column("title", _("What was decided")),
        Column("text", _("In full"), missing=_("nothing more")),
        Column("source", _("Source"), missing=_("the partnership itself")),
    )
    rows = tuple(
        (
            *([areas[each.about]] if areas and each.about else []),
            day_text(each.met_on) or each.met_stated or None,
            each.title,
            each.text or None,
            citation(each),
        )
        for each in decisions
    )
    return Table(_("Decisions of meetings"), columns, rows)
