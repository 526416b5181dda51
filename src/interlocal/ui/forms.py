"""How every form looks: `{{ form }}` alone yields an accessible form body."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interlocal.platform.days import end_after, last_day
from interlocal.ui.amounts import digits_of, doubt_about, not_a_number
from interlocal.ui.tables import plain_number


class Renderer(DjangoTemplates):
    """Our form and field around Django's own widgets, which the style sheet dresses by element."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"


class DatePicker(forms.DateInput):
    """The browser's own calendar; it wants the date as 2026-11-30 whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class LastDayField(forms.DateField):
    """The end of a term, asked for and shown as its last day; what it yields is the end, as `Term.ends_on` has it."""

    def __init__(self, **kwargs: Any) -> None:
        # The field of a model describes its end, not the last day.
        words = {"label": _("Last day"), "help_text": _("The last day on which it still holds.")}
        super().__init__(**{**kwargs, **words})

    def to_python(self, value: Any) -> datetime.date | None:
        try:
            return end_after(super().to_python(value))
        except OverflowError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        return last_day(value) if isinstance(value, datetime.date) else value


class AmountField(forms.DecimalField):
    """A number as people write it: 1,234,567 and $1,234,567 are both taken; what has two meanings is asked about."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        digits = digits_of(text) if text else ""
        wrong = not_a_number(text) if digits is None else doubt_about(text)
        if wrong:
            raise forms.ValidationError(wrong, code="invalid")
        return super().to_python(digits)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        shown = plain_number(value)
        return f"{shown}0" if doubt_about(str(shown)) else shown


class ConfirmForm(forms.Form):
    """Nothing but a yes, and a place for what speaks against it."""


class Select(forms.Select):
    """A list of plain choices for pages that lead with something else: each option costs one line of a template."""

    template_name = "forms/select.html"


class GroupedCheckboxes(forms.CheckboxSelectMultiple):
    """Many choices in groups that open and close; a group with something chosen stands open."""

    template_name = "forms/grouped_checkboxes.html"
    input_type = ""  # a control of its own for each choice, but not one list of them

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["groups"] = [
            {"title": title, "options": options, "chosen": sum(option["selected"] for option in options)}
            for title, options, _index in groups
        ]
        return context


class ExplainedRadios(forms.RadioSelect):
    """Choices that each bear a line on what they mean: `meanings`, by value."""

    def __init__(self, meanings: Mapping[str, str | Promise]) -> None:
        super().__init__()
        self.meanings = meanings

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().create_option(name, value, *args, **kwargs) | {"meaning": self.meanings.get(str(value), "")}
