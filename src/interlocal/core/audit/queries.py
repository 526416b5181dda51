"""Reading the chains, and proving that nobody touched them."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from .chains import GENESIS, Entry, next_hash, partnership_chain
from .models import LEGIBLE, Event, Head


@dataclass(frozen=True)
class Fault:
    """The first event of a chain that does not fit, and what is wrong with it."""

    chain: str
    number: int
    what: str


@dataclass(frozen=True)
class Verdict:
    """What `verify` found."""

    chains: int
    events: int
    faults: tuple[Fault, ...]


def verify(anchors: dict[str, tuple[int, str]] | None = None) -> Verdict:
    """Walk every chain from its first event; connected as the audit role, which sees all of them.

    `anchors` are heads (chain -> number, hash) kept outside: printed on a report, mailed to a member. They find
    what the database alone can't show: a tail cut off together with its head row.
    """
    faults: list[Fault] = []
    heads = {head.chain: head for head in Head.objects.order_by("chain")}
    anchors = dict(anchors or {})
    events = 0
    seen: set[str] = set()
    chain, number, digest, broken = "", 0, GENESIS, False

    def close() -> None:
        head = heads.get(chain)
        if not broken and head is None:
            faults.append(Fault(chain, number, "the chain has events and no head"))
        elif not broken and head is not None and (head.number, head.hash) != (number, digest):
            faults.append(Fault(chain, number + 1, f"missing: the head says that the chain has {head.number} events"))

    for event in _as_text().iterator(chunk_size=2_000):
        if event.chain != chain:
            if chain:
                close()
            chain, number, digest, broken = event.chain, 0, GENESIS, False
            seen.add(chain)
        events += 1
        if broken:
            continue
        number += 1
        if event.number != number:
            faults.append(Fault(chain, number, f"missing: the next event present is number {event.number}"))
            broken = True
            continue
        try:
            digest = next_hash(digest, number, _entry(event).canonical())
        except (ValueError, RecursionError):
            faults.append(Fault(chain, number, "unreadable: its time or its facts are none that could be appended"))
            broken = True
            continue
        if event.hash != digest:
            faults.append(Fault(chain, number, "changed: its content does not give its hash"))
            broken = True
            continue
        anchor = anchors.get(chain)
        if anchor and anchor[0] == number:
            del anchors[chain]
            if anchor[1] != digest:
                faults.append(Fault(chain, number, "rewritten: its hash is not the one that was kept outside"))
                broken = True
    if chain:
        close()
    faults += [Fault(c, 1, "missing: the chain has a head and no events") for c in sorted(set(heads) - seen)]
    faults += [
        Fault(c, kept, f"missing: a head with {kept} events was kept outside") for c, (kept, _) in anchors.items()
    ]
    return Verdict(len(seen | set(heads)), events, tuple(sorted(faults, key=lambda f: (f.chain, f.number))))


def heads() -> Iterator[Head]:
    """The head of every chain: what to keep outside."""
    return Head.objects.order_by("chain").iterator()


def head_of(chain: str) -> str:
    """`number:hash` of one chain, as printed on reports; "0:" and zeros before its first event."""
    head = Head.objects.filter(chain=chain).first()
    return f"{head.number}:{head.hash}" if head else f"0:{GENESIS}"


@dataclass(frozen=True)
class Stretch:
    """Events of a chain that follow one another, newest first.

    `gaps` are the numbers, first and last, of events between them that are gone or that nobody can read. `older` is
    the number before which the next stretch begins; None where this one reaches the first event.
    """

    head: str
    events: tuple[Event, ...]
    gaps: tuple[tuple[int, int], ...]
    older: int | None


def stretch_of_partnership(partnership: UUID, *, size: int, before: int | None = None) -> Stretch:
    """At most `size` events on a partnership's chain, from below number `before`; act for that partnership."""
    chain = partnership_chain(partnership)
    # The head comes first: what is appended meanwhile stands above it, and is no gap.
    head = head_of(chain)
    top = int(head.split(":")[0])
    if before is not None:
        top = min(top, before - 1)
    # One more than fits tells whether there are older ones, without counting them.
    found = list(Event.objects.filter(LEGIBLE, chain=chain, number__lte=top).order_by("-number")[: size + 1])
    events, older = found[:size], found[size - 1].number if len(found) > size else None
    edges = [top + 1, *(event.number for event in events), *([] if older else [0])]
    gaps = tuple((below + 1, above - 1) for above, below in pairwise(edges) if above - below > 1)
    return Stretch(head, tuple(events), gaps, older)


def last_event_about(subject: UUID) -> Event | None:
    """The latest event that names `subject`, if there is one that the acting person may see."""
    return Event.objects.filter(LEGIBLE, subject=subject).order_by("-at", "-id").first()


def _as_text() -> QuerySet[Event]:
    """Every event, chain by chain, its time and facts as text: what nobody can read spoils no other event."""
    texts = {f"{name}_text": Cast(name, TextField()) for name in ("at", "facts")}
    return Event.objects.defer("at", "facts").annotate(**texts).order_by("chain", "number")


def _entry(event: Event) -> Entry:
    """What an event of `_as_text` says; ValueError where that is no time, or holds a number that is too long."""
    texts = vars(event)
    return Entry(
        event.chain,
        datetime.datetime.fromisoformat(texts["at_text"]),
        event.person,
        event.government,
        event.partnership,
        event.verb,
        event.subject,
        json.loads(texts["facts_text"]),
    )
