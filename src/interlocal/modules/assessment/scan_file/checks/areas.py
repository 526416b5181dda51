"""Areas: names, parts, and what must come first."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext as _

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


def check_areas(scan: Item) -> Iterator[Complaint]:
    """Parts belong to areas that are no parts, and no area waits for itself."""
    areas = set(keys(scan, "areas"))
    parts = set(strings([item.get("key") for path, item in items(scan, "areas") if "part_of" in item]))
    yield from repeated(
        (
            ((*path, "name"), (str(item.get("part_of")), item["name"]), item["name"])
            for path, item in items(scan, "areas")
            if isinstance(item.get("name"), str)
        ),
        _('repeats the name "%(value)s" of item %(number)d; give it another or delete it.'),
    )
    for path, item in items(scan, "areas"):
        whole = item.get("part_of")
        if isinstance(whole, str) and whole not in areas:
            yield nowhere((*path, "part_of"), whole)
        elif isinstance(whole, str) and (whole in parts or whole == item.get("key")):
            message = _('"%(key)s" is itself a part; areas have parts, parts have none.')
            yield complain((*path, "part_of"), message, key=whole)
        for index, first in enumerate(strings(item.get("follows"))):
            if first not in areas or first == item.get("key"):
                yield nowhere((*path, "follows", index), first)
    yield from _circle(scan)


def _circle(scan: Item) -> Iterator[Complaint]:
    waits = {
        item["key"]: [first for first in strings(item.get("follows")) if first != item["key"]]
        for path, item in items(scan, "areas")
        if isinstance(item.get("key"), str)
    }
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as circle:
        message = _("wait for one another (%(areas)s); delete one of these `follows`.")
        yield complain(("areas",), message, areas=", ".join(circle.args[1]))
