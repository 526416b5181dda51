"""Entries of the decision log as pages show them: with the service that each is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from interlocal.core.catalogue.queries import service_titles
from interlocal.core.governments.models import Decision


@dataclass(frozen=True)
class Logged:
    """A decision, and the title of its service; none where it names none."""

    decision: Decision
    about: str


def logged(decisions: Iterable[Decision]) -> list[Logged]:
    """All of them, with one query more."""
    listed = list(decisions)
    titles = service_titles(each.about for each in listed if each.about)
    return [Logged(each, titles.get(each.about, "") if each.about else "") for each in listed]
