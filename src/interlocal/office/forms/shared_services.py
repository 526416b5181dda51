from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from interlocal.core.catalogue.models import Service
from interlocal.core.participation.models import Mode, Participation, Prerequisite, SharedService
from interlocal.ui.action_forms import SOURCE, ActionForm, EditForm, GovernmentField, PersonField
from interlocal.ui.forms import LastDayField

STAGE = ("stage", "stage_since", "stage_since_stated", "stage_reason")
OPERATION = ("called", "level", "operator", "operator_stated", "lead", "note")
HINTS = {
    "stage_since_stated": _("Where no day is known, such as “fall 2018”."),
    "level": _("What members combine: the software alone, or also the way of working, the operations, or the staff."),
    "stage_reason": _(
        "Wanted where it ends or stands still: on hold, deferred, declined. Write “not stated” if nobody says why."
    ),
}


class EntryForm(ActionForm):
    """Something that can be shared, for the partnership's own catalogue."""

    part_of = forms.ModelChoiceField(
        Service.objects.none(),
        label=_("Part of"),
        required=False,
        help_text=_("One of your own entries, as mowing is part of fleet. A part can be shared by itself."),
    )

    class Meta:
        model = Service
        fields = ("title", "area", "description", "part_of")


class _Operated(ActionForm):
    """Operator and lead chosen among members and their people."""

    operator = GovernmentField(label=_("Operator"), required=False, help_text=_("Who runs it, if that is a member."))
    lead = PersonField(label=_("Lead"), required=False, help_text=_("Who sees to it that it moves on."))


class ProposalForm(_Operated):
    """How a service comes onto the board."""

    class Meta:
        model = SharedService
        fields = (*STAGE, *OPERATION, *SOURCE)
        help_texts = HINTS


class OperationForm(_Operated, EditForm):
    """How it is run. Its stage is moved apart from that."""

    class Meta:
        model = SharedService
        fields = OPERATION
        help_texts = HINTS


class StageForm(EditForm):
    """Where it goes next, since when, and why."""

    class Meta:
        model = SharedService
        fields = (*STAGE, *SOURCE)
        help_texts = HINTS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Day, reason and source are those of the move, not of the stage before.
        self.initial = {"stage": self.instance.stage, "version": self.instance.version}


class SharedServiceField(forms.ModelChoiceField):
    """A shared service by its title."""

    def label_from_instance(self, obj: Model) -> str:
        assert isinstance(obj, SharedService)
        return obj.title


class PrerequisiteForm(ActionForm):
    """What must come first."""

    way_on = _("No other service is on the board that could come first. Put that one on the board, then come back.")
    requires = SharedServiceField(SharedService.objects.none(), label=_("What must come first"))

    class Meta:
        model = Prerequisite
        fields = ("requires", "reason", *SOURCE)
        labels = {"reason": _("Why")}


class JoinForm(ActionForm):
    """Who takes part, how, for what term."""

    government = GovernmentField()
    mode = forms.ChoiceField(
        label=_("How does it take part?"),
        choices=[
            (Mode.FULL, _("It takes part in full")),
            (Mode.DATA_ONLY, _("It shares its data only, and runs the service by itself")),
            (Mode.OBSERVER, _("It observes")),
        ],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Participation
        fields = ("government", "mode", "starts_on", "ends_on", "note", *SOURCE)
        field_classes = {"ends_on": LastDayField}
        help_texts = {"starts_on": _("Leave empty if no source states it.")}
