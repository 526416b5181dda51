"""What a schema cannot say: keys that repeat or lead nowhere, ranges that are upside down, numbers that clash.

Runs on whatever the schema accepted or not, so that all problems come out at once.
"""

from collections.abc import Iterator
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeGuard

from interlocal.modules.assessment.scan import LEVELS
from interlocal.modules.assessment.scan_file.tree import Path, Tree
from interlocal.platform.problems import Problem

Complaint = tuple[Path, str]
Item = dict[str, Any]


def reference_problems(tree: Tree) -> Iterator[Problem]:
    """Every contradiction inside the tree, each with its place."""
    if not isinstance(tree.value, dict):
        return
    checks = (_keys, _sources, _areas, _tables, _claims, _statements)
    for check in checks:
        for path, message in check(tree.value):
            yield tree.problem(path, message)


def _items(scan: Item, name: str) -> Iterator[tuple[Path, Item]]:
    items = scan.get(name)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (name, index), item


def _known(scan: Item, name: str) -> set[Any]:
    return {item["key"] for _path, item in _items(scan, name) if isinstance(item.get("key"), str)}


def _strings(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _repeated(values: list[tuple[Path, Any]], what: str) -> Iterator[Complaint]:
    seen: dict[Any, Path] = {}
    for path, value in values:
        if not isinstance(value, str | tuple):
            continue
        if value in seen:
            shown = value if isinstance(value, str) else value[-1]
            yield path, f'repeats the {what} "{shown}" of item {_number(seen[value])}; give it another or delete it.'
        seen.setdefault(value, path)


def _number(path: Path) -> int:
    return next(part for part in reversed(path) if isinstance(part, int)) + 1


def _keys(scan: Item) -> Iterator[Complaint]:
    for name in ("documents", "areas", "factor_sets"):
        yield from _repeated([((*path, "key"), item.get("key")) for path, item in _items(scan, name)], "key")
    names = [
        ((*path, "name"), (str(item.get("part_of")), item["name"]))
        for path, item in _items(scan, "areas")
        if isinstance(item.get("name"), str)
    ]
    yield from _repeated(names, "name")
    labels = [
        ((*path, "what"), (str(item.get("area")), item["what"]))
        for path, item in _items(scan, "claims")
        if isinstance(item.get("what"), str)
    ]
    yield from _repeated(labels, "description")


def _sources(scan: Item) -> Iterator[Complaint]:
    documents = _known(scan, "documents")
    for name in ("areas", "factor_sets", "claims", "phases", "statements", "findings"):
        for path, item in _items(scan, name):
            source = item.get("source")
            document = source.get("document") if isinstance(source, dict) else None
            if isinstance(document, str) and document not in documents:
                yield (*path, "source", "document"), f'"{document}" is not in the list of documents; add it there.'


def _areas(scan: Item) -> Iterator[Complaint]:
    areas = _known(scan, "areas")
    parts = _strings([item.get("key") for _path, item in _items(scan, "areas") if "part_of" in item])
    for path, item in _items(scan, "areas"):
        whole = item.get("part_of")
        if isinstance(whole, str) and whole not in areas:
            yield (*path, "part_of"), _nowhere(whole)
        elif isinstance(whole, str) and (whole in parts or whole == item.get("key")):
            yield (*path, "part_of"), f'"{whole}" is itself a part; areas have parts, parts have none.'
        for index, first in enumerate(_strings(item.get("follows"))):
            if first not in areas or first == item.get("key"):
                yield (*path, "follows", index), _nowhere(first)
    waits = {
        item["key"]: _strings(item.get("follows"))
        for _path, item in _items(scan, "areas")
        if isinstance(item.get("key"), str)
    }
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as circle:
        yield ("areas",), f"wait for one another ({', '.join(circle.args[1])}); delete one of these `follows`."
    for name in ("claims", "statements"):
        for path, item in _items(scan, name):
            area = item.get("area")
            if isinstance(area, str) and area not in areas:
                yield (*path, "area"), _nowhere(area)


def _nowhere(key: str) -> str:
    return f'"{key}" is not the key of another area; check the spelling or add the area.'


def _tables(scan: Item) -> Iterator[Complaint]:
    areas = _known(scan, "areas")
    for path, table in _items(scan, "factor_sets"):
        factors = [((*path, *at), item) for at, item in _items(table, "factors")]
        yield from _repeated([((*at, "key"), item.get("key")) for at, item in factors], "key")
        yield from _repeated([((*at, "name"), item.get("name")) for at, item in factors], "name")
        rows = [((*path, "areas", index), key) for index, key in enumerate(_strings(table.get("areas")))]
        yield from _repeated(list(rows), "area")
        for at, key in rows:
            if key not in areas:
                yield at, _nowhere(key)
        scale = _strings(table.get("scale"))
        if scale != [level for level in LEVELS if level in scale]:
            yield (*path, "scale"), f"must go from low to high, each level once: {', '.join(LEVELS)}."
        keys = _known(table, "factors")
        axes = _strings(table.get("axes"))
        for index, axis in enumerate(axes):
            if axis not in keys or axis in axes[:index]:
                yield (*path, "axes", index), f'"{axis}" must be the key of a factor of this table, once.'
        yield from _cells(path, table, {key for _at, key in rows}, keys, scale)


def _cells(path: Path, table: Item, rows: set[Any], factors: set[Any], scale: list[str]) -> Iterator[Complaint]:
    ratings = table.get("ratings")
    for area, row in ratings.items() if isinstance(ratings, dict) else ():
        if area not in rows:
            yield (*path, "ratings", area), f'"{area}" is not in the areas of this table; add it there.'
        for factor, level in row.items() if isinstance(row, dict) else ():
            at = (*path, "ratings", area, factor)
            if factor not in factors:
                yield at, f'"{factor}" is not a factor of this table; its factors are {", ".join(sorted(factors))}.'
            if level in LEVELS and not scale:
                yield at, "is rated, but the table states no scale; add `scale`, or leave the cell unrated."
            elif level in LEVELS and level not in scale:
                yield at, f'"{level}" is outside the scale of this table: {", ".join(scale)}.'


def _claims(scan: Item) -> Iterator[Complaint]:
    members = scan.get("members")
    for path, claim in _items(scan, "claims"):
        low, high = claim.get("low"), claim.get("high")
        if "low" not in claim and "high" not in claim and "no_estimate" not in claim:
            yield path, "has neither low, high nor no_estimate; state the figure, or what the source says instead."
        if ("low" in claim or "high" in claim) and "no_estimate" in claim:
            yield (*path, "no_estimate"), "stands beside a figure; keep one of them."
        if _is_number(low) and _is_number(high) and low > high:
            yield (*path, "low"), f"is {low:,}, above the high end {high:,}; exchange the two."
        for end, value in (("low", low), ("high", high)):
            if isinstance(value, Decimal) and value.is_finite() and round(value, 2) != value:
                yield (*path, end), "has more than two decimals; round it as its source does."
        yield from _periods(path, claim)
        yield from _members(path, claim, members)


def _periods(path: Path, claim: Item) -> Iterator[Complaint]:
    period = claim.get("period")
    if period == "per_cycle" and "period_of" not in claim:
        yield (*path, "period_of"), "is missing; say which cycle, such as: assessment cycle."
    if "period_of" in claim and period not in ("per_cycle", "achieved"):
        yield (*path, "period_of"), "goes with the periods per_cycle and achieved only; delete it."
    if "qualifies" in claim and "qualifier" not in claim:
        yield (*path, "qualifies"), "needs a qualifier; add the source's words or delete it."
    if "base" in claim and claim.get("unit") != "percent":
        yield (*path, "base"), "goes with percentages only; delete it."


def _members(path: Path, claim: Item, members: Any) -> Iterator[Complaint]:
    counts = [(name, claim[name]) for name in ("answered", "asked", "covered") if isinstance(claim.get(name), int)]
    for name, count in counts:
        if isinstance(members, int) and count > members:
            yield (*path, name), f"is {count}, but the study has {members} members; correct one of the two."
    stated = dict(counts)
    if "answered" in stated and stated["answered"] > stated.get("asked", stated["answered"]):
        yield (*path, "answered"), f"is {stated['answered']}, more than were asked ({stated['asked']})."


def _is_number(value: Any) -> TypeGuard[int | Decimal]:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _statements(scan: Item) -> Iterator[Complaint]:
    for path, item in _items(scan, "statements"):
        if ("area" in item) == ("subject" in item):
            yield path, "needs either an area (by key) or a subject (in words), one of the two."
