"""The areas and their parts: verdict, next step, what must come first."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.scan import Area, Scan
from interlocal.modules.assessment.wording import cite
from interlocal.ui.documents import Block, Folded
from interlocal.ui.tables import Column, Table, Value
from interlocal.ui.words import word


def area_blocks(scan: Scan) -> list[Block]:
    """One table of all areas, each followed by its parts; folded, since the answer has named them."""
    table = area_table(scan)
    count = len(table.rows)
    title = ngettext("%(count)d area, with its source", "All %(count)d areas and parts, with their sources", count)
    return [Folded(title % {"count": count}, (table,))]


def area_name(scan: Scan, area: Area) -> str:
    """The name of an area; of a part, behind that of its whole."""
    return f"{scan.area(area.part_of).name}: {area.name}" if area.part_of else area.name


def area_table(scan: Scan, only: Collection[str] = ()) -> Table:
    """All areas, each followed by its parts; with `only` these columns (by key), as far as they say anything."""
    columns = (
        Column("area", _("Area")),
        Column("verdict", _("Verdict")),
        Column("next_step", _("Next step")),
        Column("stage", _("Stage, as stated")),
        Column("summary", _("What it is")),
        Column("follows", _("What must come first"), missing=_("nothing stated")),
        Column("note", _("Note"), missing=_("none")),
        Column("source", _("Source")),
    )
    rows = tuple(_row(scan, area) for whole in scan.parts() for area in (whole, *scan.parts(whole.key)))
    chosen = [index for index, column in enumerate(columns) if not only or column.key in only]
    return without_empty_columns(
        Table(
            _("Areas and their parts"),
            tuple(columns[index] for index in chosen),
            tuple(tuple(row[index] for index in chosen) for row in rows),
        )
    )


def without_empty_columns(table: Table) -> Table:
    """A column that nobody filled says nothing that its absence does not."""
    kept = [
        index for index in range(len(table.columns)) if index == 0 or any(row[index] is not None for row in table.rows)
    ]
    return Table(
        table.title,
        tuple(table.columns[index] for index in kept),
        tuple(tuple(row[index] for index in kept) for row in table.rows),
        table.note,
    )


def _row(scan: Scan, area: Area) -> tuple[Value, ...]:
    return (
        area_name(scan, area),
        word("verdict", area.verdict) if area.verdict else None,
        area.next_step or None,
        " / ".join(scan.stated(area.key, "stage")) or None,
        area.summary or None,
        ", ".join(scan.area(key).name for key in area.follows) or None,
        area.note or None,
        cite(area.source),
    )
