"""Forms that change a row which others may change too: the second writer is shown both versions."""

import datetime
from copy import copy
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from interlocal.core.audit.queries import last_event_about
from interlocal.core.people.queries import names_of
from interlocal.platform.acting import acting_now
from interlocal.platform.versions import Conflict, Versioned
from interlocal.ui.dates import day_text, moment_text
from interlocal.ui.records import Disputed, VersionConflict
from interlocal.ui.tables import Link


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that carries the version which its reader saw. Fields bear the names of the row's own."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    conflict: VersionConflict | None = None

    def __init__(self, *args: Any, instance: Any, **kwargs: Any) -> None:
        # A copy: Django writes what was sent into the form's row, and the action must see the row as it was.
        super().__init__(*args, **{**kwargs, "instance": copy(instance)})
        self.initial["version"] = self.instance.version

    def show_both(self, conflict: Conflict) -> None:
        """Keep what was typed, name what differs; sent once more, it takes the place of what was saved."""
        names = [name for name in self.fields if name != "version"]
        pairs = [(name, self.saved(conflict.theirs, name), self.cleaned_data.get(name)) for name in names]
        event = last_event_about(conflict.theirs.pk)
        known = names_of([event.person] if event and event.person else [])
        self.conflict = VersionConflict(
            by_reader=event is not None and event.person is not None and event.person == acting_now().person,
            saved_by=next(iter(known.values()), _("Somebody else")),
            saved_at=moment_text(event.at) if event else _("meanwhile"),
            fields=[
                Disputed(str(self[name].label), self._text(name, theirs), self._text(name, yours))
                for name, theirs, yours in pairs
                if (theirs or None) != (yours or None)
            ],
            reload=Link(_("drop yours and see what is saved"), "?"),
        )
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_prefix("version")] = str(cast(Versioned, conflict.theirs).version)
        self.data = sent

    def saved(self, row: Any, name: str) -> Any:
        """What the field `name` says in `row`, as it would stand in `cleaned_data`; the row's own field, usually."""
        return getattr(row, name)

    def _text(self, name: str, value: Any) -> str | None:
        """A value as the form's own control would show it; None where there is none."""
        if value in (None, "", []):
            return None
        if isinstance(value, list):
            return ", ".join(map(str, value))
        if isinstance(value, datetime.date):
            return day_text(self.fields[name].prepare_value(value))
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            return str(field.label_from_instance(value))
        return str(dict(getattr(field, "choices", ())).get(value, field.prepare_value(value)))
