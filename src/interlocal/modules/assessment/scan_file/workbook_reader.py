"""The XLSX form of a scan: one sheet for each list, one row for each item, one column for each field."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from interlocal.modules.assessment.scan_file.layout import LISTS, NUMBERS, SHEETS, SOURCE
from interlocal.modules.assessment.scan_file.tree import Path, Tree
from interlocal.platform.problems import Place, Problem
from interlocal.ui.workbooks import Sheet, SheetCell, read_workbook

Item = dict[str, Any]


def read_tables(content: bytes, file: str) -> Tree:
    """Read a workbook as docs/formats/scan.md lays it out. Raises `BadFile` where it is no workbook."""
    reading = _Reading(file)
    book = read_workbook(io.BytesIO(content), name=file)
    for sheet in sorted(book.sheets, key=lambda sheet: list(SHEETS).index(sheet.name) if sheet.name in SHEETS else -1):
        reading.take(sheet)
    return Tree(reading.value, reading.places, tuple(reading.problems))


@dataclass
class _Reading:
    """What has been taken from the sheets so far; tables come before their factors and ratings."""

    file: str
    value: Item = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, Place] = field(init=False)

    def __post_init__(self) -> None:
        self.places = {(): Place(self.file)}

    def take(self, sheet: Sheet) -> None:
        if sheet.name not in SHEETS:
            self._complain(
                _("is not a sheet of a scan; those are %(sheets)s.") % {"sheets": ", ".join(SHEETS)}, sheet.name
            )
        elif sheet.name == "scan":
            self._take_head(sheet)
        elif sheet.name == "factors":
            for table, item, cells in self._of_tables(sheet):
                factors = self._table(table).setdefault("factors", [])
                self._add(("factor_sets", table, "factors", len(factors)), item, cells, sheet)
                factors.append(item)
        elif sheet.name == "ratings":
            for table, item, cells in self._of_tables(sheet):
                self._take_rating(table, item, cells, sheet)
        else:
            items = self.value.setdefault(sheet.name, [])
            for item, cells in self._rows(sheet):
                self._add((sheet.name, len(items)), item, cells, sheet)
                items.append(item)

    def _take_head(self, sheet: Sheet) -> None:
        for item, cells in self._rows(sheet):
            name, text = str(item.get("field")), item.get("value")
            if name in self.value:
                self._complain(
                    _("The field %(name)s stands twice; keep one of them.") % {"name": name}, sheet.name, cells["field"]
                )
            if name == "members" and isinstance(text, str) and text.strip().isdecimal():
                text = int(text)
            if name == "synthetic" and text in ("true", "false"):
                text = text == "true"
            self.value[name] = text
            self.places[(name,)] = self._place(sheet.name, cells.get("value", cells.get("field")))

    def _take_rating(self, table: int, item: Item, cells: dict[str, SheetCell], sheet: Sheet) -> None:
        area, factor, where = item.get("area"), item.get("factor"), ("factor_sets", table)
        if area is None or factor is None:
            self._complain(_("needs an area and a factor."), sheet.name, next(iter(cells.values())))
            return
        areas = self._table(table).setdefault("areas", [])
        row = self._table(table).setdefault("ratings", {}).setdefault(area, {})
        if area not in areas:
            self.places[*where, "areas", len(areas)] = self._place(sheet.name, cells["area"])
            self.places[*where, "ratings", area] = self._place(sheet.name, cells["area"])
            areas.append(area)
        if factor in row:
            self._complain(
                _('"%(area)s" is rated twice on "%(factor)s"; keep one.') % {"area": area, "factor": factor},
                sheet.name,
                cells["factor"],
            )
        row[factor] = item.get("level")
        self.places[*where, "ratings", area, factor] = self._place(sheet.name, cells.get("level", cells["factor"]))

    def _of_tables(self, sheet: Sheet) -> Iterator[tuple[int, Item, dict[str, SheetCell]]]:
        """The rows of a sheet whose first column names a rating table, with the position of the table."""
        keys = [table.get("key") for table in self.value.get("factor_sets", [])]
        for item, cells in self._rows(sheet):
            key = item.pop("factor_set", None)
            if key in keys:
                yield keys.index(key), item, cells
            else:
                cell = cells.get("factor_set", next(iter(cells.values())))
                self._complain(
                    _('"%(key)s" is not the key of a row of sheet factor_sets.') % {"key": key}, sheet.name, cell
                )

    def _rows(self, sheet: Sheet) -> Iterator[tuple[Item, dict[str, SheetCell]]]:
        if not sheet.rows:
            return
        titles = {cell.column: str(cell.value).strip() for cell in sheet.rows[0]}
        for cell in sheet.rows[0]:
            if titles[cell.column] not in SHEETS[sheet.name]:
                message = _('"%(title)s" is not a column here; those are %(columns)s.')
                words = {"title": titles[cell.column], "columns": ", ".join(SHEETS[sheet.name])}
                self._complain(message % words, sheet.name, cell)
        for row in sheet.rows[1:]:
            cells = {titles[cell.column]: cell for cell in row if cell.column in titles}
            item = {
                title: value
                for title, cell in cells.items()
                if title in SHEETS[sheet.name] and (value := _value(title, cell)) is not None
            }
            if item:
                yield item, cells

    def _add(self, path: Path, item: Item, cells: dict[str, SheetCell], sheet: Sheet) -> None:
        self.places[path] = self._place(sheet.name, next(iter(cells.values())))
        for title, cell in cells.items():
            self.places[*path, *(("source",) if title in SOURCE else ()), title] = self._place(sheet.name, cell)
        source = {name: item.pop(name) for name in SOURCE if name in item}
        if source:
            item["source"] = source

    def _table(self, index: int) -> Item:
        table: Item = self.value["factor_sets"][index]
        return table

    def _complain(self, message: str, sheet: str, cell: SheetCell | None = None) -> None:
        self.problems.append(Problem(self._place(sheet, cell), message))

    def _place(self, sheet: str, cell: SheetCell | None) -> Place:
        return Place(self.file, sheet, cell.address if cell else None)


def _value(title: str, cell: SheetCell) -> Any:
    """The value of a cell as a text file would have it: a list, a number where one belongs, otherwise text."""
    value = cell.value
    if isinstance(value, str):
        value = value.strip()
        if title in LISTS:
            return [part.strip() for part in value.split(",")] if value else None
        return value or None
    if isinstance(value, bool):
        return value if title == "value" else str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return value if title in NUMBERS or title == "value" else str(value)
