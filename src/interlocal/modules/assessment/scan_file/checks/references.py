"""Keys that repeat, sources and areas that nothing has the key of."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from interlocal.modules.assessment.scan_file.checks.complaints import (
    Complaint,
    Item,
    complain,
    items,
    keys,
    nowhere,
    repeated,
)

SOURCED = ("areas", "factor_sets", "claims", "phases", "statements", "findings")


def check_references(scan: Item) -> Iterator[Complaint]:
    """Keys are unique in their list, and what refers to them finds them."""
    twice = _('repeats the key "%(value)s" of item %(number)d; give it another or delete it.')
    for name in ("documents", "areas", "factor_sets"):
        yield from repeated(
            (((*path, "key"), _text(item.get("key")), str(item.get("key"))) for path, item in items(scan, name)), twice
        )
    documents, areas = set(keys(scan, "documents")), set(keys(scan, "areas"))
    for name in SOURCED:
        for path, item in items(scan, name):
            source = item.get("source")
            document = _text(source.get("document")) if isinstance(source, dict) else None
            if document is not None and document not in documents:
                message = _('"%(key)s" is not in the list of documents; add it there.')
                yield complain((*path, "source", "document"), message, key=document)
    for name in ("claims", "statements"):
        for path, item in items(scan, name):
            area = _text(item.get("area"))
            if area is not None and area not in areas:
                yield nowhere((*path, "area"), area)
    for path, item in items(scan, "statements"):
        if ("area" in item) == ("subject" in item):
            yield complain(path, _("needs either an area (by key) or a subject (in words), one of the two."))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
