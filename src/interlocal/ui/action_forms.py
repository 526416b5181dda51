"""Forms for one action: fields of the model that it writes, and what may be chosen from."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.governments.models import Government
from interlocal.core.people.models import Person
from interlocal.platform.terms import ENDS_FIRST
from interlocal.ui.editing import VersionedForm
from interlocal.ui.forms import DatePicker

#: Where something is stated: the last fields of many forms, shown under a heading of their own.
SOURCE = ("source_document", "source_place", "source_dated")


class ActionForm(forms.ModelForm):  # type: ignore[type-arg]
    """Fields of a model for the action that writes it: `values` are its arguments. Never saved by itself.

    `among` names what may be chosen from, by field. Where that is nothing, a question that need not be answered is not
    asked; one that must be is `stuck`, and `way_on` says what to do first.
    """

    way_on: str | Promise = ""
    stuck = False

    def __init__(self, *args: Any, among: Mapping[str, QuerySet[Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (among or {}).items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
            if not rows.exists():
                if field.required:
                    self.stuck = True
                else:
                    del self.fields[name]
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = DatePicker()
            elif isinstance(field, forms.ModelChoiceField):
                field.empty_label = field.empty_label and _first_choice(field)
            elif isinstance(field, forms.ChoiceField):
                choices = cast(Iterable[tuple[Any, Any]], field.choices)
                field.choices = [(key, word if key else _first_choice(field)) for key, word in choices]

    def clean(self) -> None:
        """A term that ends before it starts is told at its end, together with whatever else is wrong."""
        super().clean()
        starts, ends = (self.cleaned_data.get(name) for name in ("starts_on", "ends_on"))
        if starts and ends and ends <= starts:
            self.add_error("ends_on", ENDS_FIRST)

    @property
    def values(self) -> dict[str, Any]:
        """What was sent, checked, by the names of the model's fields; without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def main(self) -> list[forms.BoundField]:
        """The visible fields but those of the source."""
        return [field for field in self.visible_fields() if field.name not in SOURCE]

    @property
    def source(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name in SOURCE]


class EditForm(ActionForm, VersionedForm):
    """The same for a row that others may change meanwhile."""


class GovernmentField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the governments that the view names."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Government.objects.none(), **{"label": gettext_lazy("Government"), **kwargs})


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the people that the view names."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), **{"label": gettext_lazy("Person"), **kwargs})


def _first_choice(field: forms.Field) -> str:
    return _("Choose one") if field.required else _("Not stated")
