"""Taking in a file, and sweeping up contents that no row speaks of any more. Callers leave the audit event."""

import datetime
from collections.abc import Iterable
from uuid import UUID

import puremagic

from interlocal.platform.files import store

from .models import StoredFile

LIMIT = 25_000_000
#: What may be shown in the browser; all else is offered for download as bytes.
SAFE_TYPES = {
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/csv",
    "application/json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
UNKNOWN = "application/octet-stream"


def take_in(
    *,
    chunks: Iterable[bytes],
    name: str,
    at: datetime.datetime,
    government: UUID | None = None,
    partnership: UUID | None = None,
    keep_until: datetime.date | None = None,
) -> StoredFile:
    """Store a content and its row; ValueError if it is too large. The type comes from the content, not the name."""
    sha256, size = store.put(chunks, limit=LIMIT)
    return StoredFile.objects.create(
        government=government,
        partnership=partnership,
        name=name[:200],
        content_type=sniff(store.path_of(sha256).read_bytes()[:4096], name),
        sha256=sha256,
        size=size,
        stored_at=at,
        keep_until=keep_until,
    )


def sniff(head: bytes, name: str) -> str:
    """The type that the first bytes show, if it is one that we know to be safe; else plain bytes."""
    try:
        found = puremagic.from_string(head, mime=True, filename=name)
    except (puremagic.PureError, ValueError):
        found = ""
    if found not in SAFE_TYPES and name.endswith((".csv", ".json")) and b"\0" not in head:
        found = "text/csv" if name.endswith(".csv") else "application/json"
    return found if found in SAFE_TYPES else UNKNOWN


def sweep(*, known: set[str], before: datetime.datetime) -> int:
    """Delete contents older than `before` whose SHA-256 is not in `known`; return how many.

    `known` comes from the audit role, which sees every row. The age leaves an upload under way alone.
    """
    gone = 0
    for place in store.contents():
        if place.name not in known and place.stat().st_mtime < before.timestamp():
            place.unlink()
            gone += 1
    return gone
