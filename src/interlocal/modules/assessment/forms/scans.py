"""Starting a scan and choosing what it looks at."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interlocal.core.catalogue.models import Area, Service
from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.ui.action_forms import EditForm
from interlocal.ui.forms import DatePicker, GroupedCheckboxes


class AreasForm(forms.Form):
    """Which services: of the catalogue, and others by name."""

    services = forms.ModelMultipleChoiceField(
        Service.objects.none(),
        label=_("Areas from the catalogue"),
        required=False,
        widget=GroupedCheckboxes,
        help_text=_("Five to ten are a good start. You can add others, and parts of these, at any time."),
    )
    names = forms.CharField(
        label=_("Other areas"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the catalogue lacks, one a line. It enters your partnership's own catalogue."),
    )

    def __init__(self, *args: Any, services: QuerySet[Service], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["services"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = services
        groups: dict[str, list[tuple[str, str]]] = {}
        for service in services.order_by("title"):
            groups.setdefault(service.area, []).append((str(service.id), service.title))
        field.choices = [(label, groups[area]) for area, label in Area.choices if area in groups]

    def clean_names(self) -> list[str]:
        """Each line once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["names"].splitlines())
        names = list(dict.fromkeys(line for line in lines if line))
        if any(len(name) > 120 for name in names):
            raise forms.ValidationError(
                _("A name has at most 120 characters. Shorten it, and say more in its summary.")
            )
        return names


class StartForm(AreasForm):
    """A scan: its title, what is to be found out, until when members answer, and its first areas."""

    title = forms.CharField(label=_("Title"), max_length=160, help_text=_("Such as “Back office scan 2027”."))
    question = forms.CharField(
        label=_("What do you want to find out?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who asked, and what is to be decided."),
    )
    answers_by = forms.DateField(
        label=_("Members answer by"),
        required=False,
        widget=DatePicker,
        help_text=_("The last day for the short forms, if there is one."),
    )
    field_order = ("title", "question", "answers_by", "services", "names")


class ScanForm(EditForm):
    """What a scan says of itself."""

    class Meta:
        model = OwnScan
        fields = ("title", "question", "answers_by")


class AreaForm(EditForm):
    """An area as this scan sees it."""

    class Meta:
        model = ScanArea
        fields = ("name", "summary", "part_of", "level", "phase", "deeper")
