"""The hash of an event, as those who verify work it out.

The database's function `audit_append` (migration 0003) works out the same when it appends; a test holds them together.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

GENESIS = "0" * 64


def partnership_chain(partnership: UUID) -> str:
    return f"partnership:{partnership}"


@dataclass(frozen=True)
class Entry:
    """What an event says, apart from its place in the chain."""

    chain: str
    at: datetime.datetime
    person: UUID | None
    government: UUID | None
    partnership: UUID | None
    verb: str
    subject: UUID | None
    facts: dict[str, Any]

    def canonical(self) -> str:
        """One text for one meaning: sorted keys, UTC to the microsecond, keys in their usual form."""
        return json.dumps(
            {
                "chain": self.chain,
                "at": self.at.astimezone(datetime.UTC).isoformat(timespec="microseconds"),
                "person": _text(self.person),
                "government": _text(self.government),
                "partnership": _text(self.partnership),
                "verb": self.verb,
                "subject": _text(self.subject),
                "facts": self.facts,
            },
            sort_keys=True,
            ensure_ascii=True,
            separators=(",", ":"),
        )


def next_hash(previous: str, number: int, canonical: str) -> str:
    """SHA-256 over the previous hash, the number and the entry: hexadecimal, 64 characters."""
    return hashlib.sha256(f"{previous}\n{number}\n{canonical}".encode()).hexdigest()


def _text(key: UUID | None) -> str | None:
    return None if key is None else str(key)
