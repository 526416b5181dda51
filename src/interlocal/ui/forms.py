"""How every form looks: `{{ form }}` alone yields an accessible form body."""

from django import forms
from django.forms.renderers import DjangoTemplates


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


class Select(forms.Select):
    """A list of plain choices for pages that lead with something else: each option costs one line of a template."""

    template_name = "forms/select.html"
