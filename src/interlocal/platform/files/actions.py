"""Taking in a file, whose audit event its callers leave, and sweeping up contents that no row speaks of any more."""

import datetime
from collections.abc import Iterable
from uuid import UUID

import puremagic

from interlocal.platform.acting import Acting, acting
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


def sweep(*, before: datetime.datetime) -> int:
    """Delete contents that no row speaks of, and what a killed upload left; return how many.

    Only those older than `before`, which leaves an upload under way alone. Each content is looked for by its own hash,
    which shows the rows that speak of it, whoever's they are: so no tenant can be forgotten.
    """
    gone = 0
    for place in (*store.contents(), *store.unfinished()):
        if place.stat().st_mtime < before.timestamp() and not _is_known(place.name):
            place.unlink()
            gone += 1
    return gone


def _is_known(sha256: str) -> bool:
    with acting(Acting(link=sha256)):
        return StoredFile.objects.filter(sha256=sha256).exists()
