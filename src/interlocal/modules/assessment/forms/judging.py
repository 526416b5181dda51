"""Looking at a gate, recording a verdict, what comes first, phases, going on from a published scan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interlocal.modules.assessment.models import AreaVerdict, Gate, Precedence, ScanArea, ScanPhase
from interlocal.modules.assessment.models.criteria import GateState, Verdict
from interlocal.ui.action_forms import ActionForm, EditForm, GovernmentField


class GateForm(ActionForm):
    """How a gate stands."""

    way_on = _("No member could say so: admit one first.")
    state = forms.ChoiceField(label=_("How does it stand?"), choices=GateState.choices, widget=forms.RadioSelect)

    class Meta:
        model = Gate
        fields: tuple[str, ...] = ("state", "note")


class VetoForm(GateForm):
    """The same for a veto, which is some member's."""

    government = GovernmentField(label=_("Whose veto?"))
    field_order = ("government", "state", "note")

    class Meta(GateForm.Meta):
        fields = ("government", "state", "note")


class VerdictForm(EditForm):
    """What the team decided. The reason is asked for anew each time: the former one stays in the history."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect)

    class Meta:
        model = AreaVerdict
        fields = ("verdict", "next_step", "reason")
        help_texts = {
            "next_step": _("Needed for a Yes or a Maybe: who does what, until when."),
            "reason": _("Why, for those who were not there; and why otherwise than the rule suggests, if so."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["reason"] = ""


class FirstForm(ActionForm):
    """What must come first."""

    way_on = _("The scan has no other area that could come first. Add one, then come back.")
    first = forms.ModelChoiceField(ScanArea.objects.none(), label=_("What must come first"))

    class Meta:
        model = Precedence
        fields = ("first", "reason")
        labels = {"reason": _("Why")}


class PhaseForm(ActionForm):
    """A new step of the scan."""

    class Meta:
        model = ScanPhase
        fields = ("name", "state", "when_stated", "summary")


class EditPhaseForm(EditForm):
    """The same for one that stands already."""

    class Meta(PhaseForm.Meta):
        pass


class TakeOnForm(forms.Form):
    """What the scan is called that goes on from a published one."""

    LONGEST = 160
    title = forms.CharField(label=_("Title"), max_length=LONGEST)
