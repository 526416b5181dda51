"""The standard catalogue, from services.yaml: what the documents that interlocal grew from name as sharable."""

import uuid
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from interlocal.platform.row_security.forced import unforced

from .models import STANDARD, Service

#: Keys of standard entries follow from their short name, so that they are the same in every installation.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "interlocal:catalogue")


def standard_key(key: str) -> uuid.UUID:
    """The primary key of the standard entry with the short name `key`."""
    return uuid.uuid5(NAMESPACE, key)


@cache
def standard_entries() -> tuple[dict[str, Any], ...]:
    """The entries as the file states them."""
    text = files(__package__).joinpath("services.yaml").read_text("utf-8")
    return tuple(yaml.safe_load(text)["services"])


def load_standard_catalogue() -> None:
    """Write the file's entries into the database, as owner: one that is there already takes the file's words.

    An entry that left the file stays, for what refers to it.
    """
    rows = [
        Service(
            id=standard_key(entry["key"]),
            catalogue=STANDARD,
            key=entry["key"],
            title=entry["title"],
            area=entry["area"],
            description=entry["description"],
            part_of_id=standard_key(entry["part_of"]) if entry.get("part_of") else None,
            sources=entry.get("sources", []),
        )
        for entry in standard_entries()
    ]
    with unforced(Service):
        written = Service.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["key", "title", "area", "description", "part_of", "sources"],
        )
        assert len(written) == len(rows)
