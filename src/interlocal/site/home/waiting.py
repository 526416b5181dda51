"""What waits for a person, collected from the core and from every module."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.office import todo as office
from interlocal.platform.modules import Todo, modules
from interlocal.ui.tables import Column, Link, Table


@dataclass(frozen=True)
class Group:
    """What waits in one partnership, most urgent first; without a place, in those that are not hers yet."""

    place: Place | None
    todos: tuple[Todo, ...]

    def table(self, *, among_real_ones: bool) -> Table:
        """As it is shown: what to do, why, by when. Invented data says so where the page does not say it of all."""
        return Table(
            self._title(among_real_ones),
            (Column("what", _("What to do")), Column("why", _("Why")), Column("due", _("By"), "date", _("no date"))),
            tuple((Link(todo.title, todo.url), todo.why, todo.due) for todo in self.todos),
        )

    def _title(self, among_real_ones: bool) -> str:
        if self.place is None:
            return _("Partnerships that ask you to join")
        name = _("%(name)s (synthetic data)") if self.place.synthetic and among_real_ones else "%(name)s"
        return name % {"name": self.place.name}


def waiting_for(actor: Actor, at: datetime.datetime) -> tuple[Group, ...]:
    """Everything that waits, by partnership; the partnership with the most urgent matter first."""
    providers = (office.waiting, *(module.todo for module in modules() if module.todo))
    found = sorted((todo for provider in providers for todo in provider(actor, at)), key=_urgency)
    places = {place.id: place for place in actor.places}
    return tuple(
        Group(place, tuple(todo for todo in found if places.get(todo.partnership) == place))
        for place in dict.fromkeys(places.get(todo.partnership) for todo in found)
    )


def _urgency(todo: Todo) -> tuple[datetime.date, str]:
    return (todo.due or datetime.date.max, todo.title)
