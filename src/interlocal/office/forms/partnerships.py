from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from interlocal.core.catalogue.models import Service
from interlocal.core.governments.models import Decision, Partnership, Resolution
from interlocal.core.participation.models import TeamMember
from interlocal.ui.action_forms import SOURCE, ActionForm, EditForm, GovernmentField, PersonField
from interlocal.ui.time_zones import time_zone_choices


class PartnershipForm(EditForm):
    """What a partnership says of itself."""

    time_zone = forms.ChoiceField(label=_("Time zone"), help_text=_("In which dates and times are shown."))

    class Meta:
        model = Partnership
        fields = ("name", "time_zone", "purpose", *SOURCE, "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = time_zone_choices(self.instance.time_zone)


class ResolutionForm(ActionForm):
    """That a council adopted the statement of common purpose, as one source says it."""

    government = GovernmentField()

    class Meta:
        model = Resolution
        fields = ("government", "what", "adopted_on", "adopted_stated", *SOURCE)


class DecisionForm(ActionForm):
    """What a meeting decided."""

    about = forms.ModelChoiceField(
        Service.objects.none(),
        label=_("About which service"),
        required=False,
        help_text=_("It then stands on the page of each area of a scan that looks at this service, too."),
    )

    class Meta:
        model = Decision
        fields = ("title", "met_on", "met_stated", "text", "about", *SOURCE)

    def clean_about(self) -> UUID | None:
        """The log keeps the key."""
        service = self.cleaned_data["about"]
        return service.id if service else None


class TeamForm(ActionForm):
    """Whom to call to the assessment team."""

    way_on = _("Everybody who is here is on the team already. Members invite others on the page of people.")
    person = PersonField()

    class Meta:
        model = TeamMember
        fields = ("person",)
