"""Rating tables: rows, factors, scale, axes, and cells that fit them."""

from collections.abc import Iterator, Sequence, Set

from django.utils.translation import gettext as _

from interlocal.modules.assessment.scan import LEVELS
from interlocal.modules.assessment.scan_file.checks.complaints import (
    Complaint,
    Item,
    complain,
    items,
    keys,
    nowhere,
    repeated,
    strings,
)
from interlocal.modules.assessment.scan_file.tree import Path


def check_tables(scan: Item) -> Iterator[Complaint]:
    """Every cell lies in a row, under a factor and on the scale of its table."""
    areas = set(keys(scan, "areas"))
    for path, table in items(scan, "factor_sets"):
        yield from _check_factors(path, table)
        rows = strings(table.get("areas"))
        yield from repeated(
            (((*path, "areas", index), key, key) for index, key in enumerate(rows)),
            _('repeats the area "%(value)s" of item %(number)d; delete one of them.'),
        )
        for index, key in enumerate(rows):
            if key not in areas:
                yield nowhere((*path, "areas", index), key)
        scale = strings(table.get("scale"))
        if scale != [level for level in LEVELS if level in scale]:
            message = _("must go from low to high, each level once: %(levels)s.")
            yield complain((*path, "scale"), message, levels=", ".join(LEVELS))
        yield from _check_cells(path, table, set(rows), scale)
        cells = {(row, factor) for row in rows for factor in keys(table, "factors")}
        if "not_in_copy" in table and cells <= _rated(table.get("ratings")):
            yield complain((*path, "not_in_copy"), _("stands beside a table with every cell rated; delete it."))


def _check_factors(path: Path, table: Item) -> Iterator[Complaint]:
    factors = keys(table, "factors")
    for name in ("key", "name"):
        yield from repeated(
            (
                ((*path, *at, name), item[name], item[name])
                for at, item in items(table, "factors")
                if isinstance(item.get(name), str)
            ),
            _('repeats "%(value)s" of item %(number)d; give it another or delete it.'),
        )
    axes = strings(table.get("axes"))
    for index, axis in enumerate(axes):
        if axis not in factors or axis in axes[:index]:
            message = _('"%(key)s" must be the key of a factor of this table, once.')
            yield complain((*path, "axes", index), message, key=axis)


def _rated(ratings: object) -> set[tuple[str, str]]:
    rows = ratings.items() if isinstance(ratings, dict) else ()
    return {(area, factor) for area, row in rows if isinstance(row, dict) for factor in row}


def _check_cells(path: Path, table: Item, rows: Set[str], scale: Sequence[str]) -> Iterator[Complaint]:
    factors, ratings = keys(table, "factors"), table.get("ratings")
    for area, row in ratings.items() if isinstance(ratings, dict) else ():
        if area not in rows:
            message = _('"%(key)s" is not in the areas of this table; add it there.')
            yield complain((*path, "ratings", area), message, key=area)
        for factor, level in row.items() if isinstance(row, dict) else ():
            at = (*path, "ratings", area, factor)
            if factor not in factors:
                message = _('"%(key)s" is not a factor of this table; its factors are %(factors)s.')
                yield complain(at, message, key=factor, factors=", ".join(factors))
            if level in LEVELS and not scale:
                yield complain(
                    at, _("is rated, but the table states no scale; add `scale`, or leave the cell unrated.")
                )
            elif level in LEVELS and level not in scale:
                message = _('"%(level)s" is outside the scale of this table: %(scale)s.')
                yield complain(at, message, level=level, scale=", ".join(scale))
