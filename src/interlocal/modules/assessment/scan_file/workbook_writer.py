"""A scan as a workbook, to edit in a spreadsheet and to read again."""

from collections.abc import Iterable, Mapping
from typing import Any

from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file.layout import LISTS, NUMBERS, SHEETS, SOURCE
from interlocal.modules.assessment.scan_file.plain import Plain, from_scan
from interlocal.ui.tables import Column, Table, Value
from interlocal.ui.workbooks import write_workbook

BLANK = " "  # what stands in a cell that nobody filled: to the eye nothing


def scan_workbook(scan: Scan) -> bytes:
    """The .xlsx form of `scan`; reading it gives an equal scan."""
    plain = from_scan(scan)
    lists: dict[str, Iterable[Plain]] = {name: plain.get(name, ()) for name in SHEETS}
    lists["scan"] = [
        {"field": name, "value": str(value).lower() if isinstance(value, bool) else str(value)}
        for name, value in plain.items()
        if name not in SHEETS
    ]
    lists["factors"] = [
        {"factor_set": table.key, **vars(factor)} for table in scan.factor_sets for factor in table.factors
    ]
    lists["ratings"] = [
        {"factor_set": table.key, **vars(rating)} for table in scan.factor_sets for rating in table.ratings
    ]
    return write_workbook([_sheet(name, lists[name]) for name in SHEETS], title=scan.title)


def _sheet(name: str, items: Iterable[Plain]) -> Table:
    columns = tuple(Column(key, key, "number" if key in NUMBERS else "text", BLANK) for key in SHEETS[name])
    return Table(name, columns, tuple(tuple(_cell(item, key) for key in SHEETS[name]) for item in items))


def _cell(item: Mapping[str, Any], key: str) -> Value:
    if key in SOURCE and "source" in item:
        item = item["source"]
    value: Value = ", ".join(item[key]) if key in LISTS and key in item else item.get(key)
    return value
