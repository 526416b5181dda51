"""Ways around: navigation items, breadcrumb, steps, pages of a list."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict


@dataclass(frozen=True)
class Item:
    """One place to go. `current`: the page shown is this one or lies below it."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Group:
    """Items of the side navigation under one heading (assess, agree, run, prove)."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Breadcrumb:
    """The way here, from home down; the page itself last, without address."""

    above: tuple[Item, ...]
    here: str


@dataclass(frozen=True)
class Step:
    """One step, with where it stands: complete, current or coming."""

    number: int
    title: str
    state: str


@dataclass(frozen=True)
class Steps:
    """A task in steps, of which the `current` one (from 1) is open."""

    title: str
    titles: tuple[str, ...]
    current: int

    def __post_init__(self) -> None:
        if not 1 <= self.current <= len(self.titles):
            raise ValueError(f"{self.title}: step {self.current} is not one of {len(self.titles)}.")

    @property
    def steps(self) -> list[Step]:
        return [
            Step(
                number,
                title,
                "complete" if number < self.current else "current" if number == self.current else "coming",
            )
            for number, title in enumerate(self.titles, 1)
        ]

    @property
    def current_title(self) -> str:
        return self.titles[self.current - 1]


@dataclass(frozen=True)
class PageLink:
    """One page number, or a gap of left-out ones (`number` None)."""

    number: int | None
    url: str = ""


@dataclass(frozen=True)
class Pagination:
    """Links to the pages of a list that keep the other query parameters of the address.

    `page` comes from Django's Paginator, `query` is `request.GET`.
    """

    page: "Page[Any]"
    query: QueryDict
    parameter: str = "page"

    def url(self, number: int) -> str:
        query = self.query.copy()
        query[self.parameter] = str(number)
        return f"?{query.urlencode()}"

    @property
    def links(self) -> list[PageLink]:
        """First, last and the neighbours of this page, with gaps between."""
        numbers = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [PageLink(number, self.url(number)) if isinstance(number, int) else PageLink(None) for number in numbers]

    @property
    def previous_url(self) -> str:
        return self.url(self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self.url(self.page.number + 1) if self.page.has_next() else ""


@dataclass(frozen=True)
class Ways:
    """The pages of one thing, side by side; the one that is shown is `current`."""

    title: str
    items: tuple[Item, ...]
