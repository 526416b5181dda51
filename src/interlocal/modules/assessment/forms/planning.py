"""Rows of the plan of a scan. Each form adds and edits; what it says of people is seen by every member."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interlocal.modules.assessment.models import Message, Readiness, Risk, Scale, Strength, TeamTask, TechnologyStep
from interlocal.ui.action_forms import EditForm
from interlocal.ui.forms import ExplainedRadios

_UNRATED = _("Nobody has judged it yet. It stays outside the matrix: unrated is not low.")
LIKELIHOOD_MEANINGS: Mapping[str, str | Promise] = {
    "": _UNRATED,
    Scale.LOW: _("It would surprise us within five years."),
    Scale.MEDIUM: _("It may well happen within five years."),
    Scale.HIGH: _("We expect it within five years, or it happens already."),
}
IMPACT_MEANINGS: Mapping[str, str | Promise] = {
    "": _UNRATED,
    Scale.LOW: _("Staff notice; it is put right within days and within the budget."),
    Scale.MEDIUM: _("Residents or other members notice, or it costs money that nobody set aside."),
    Scale.HIGH: _("A service stops, a law is broken, or a member leaves."),
}


class TaskForm(EditForm):
    """A task of the team."""

    class Meta:
        model = TeamTask
        fields = ("what", "person", "area", "due_on", "done_on")


class StrengthForm(EditForm):
    """What a government is good at."""

    class Meta:
        model = Strength
        fields = ("government", "what", "told_by", "area")
        widgets = {"what": forms.Textarea(attrs={"rows": 3})}


class RiskForm(EditForm):
    """What may go wrong, how likely, how bad, and what is done about it."""

    class Meta:
        model = Risk
        fields = (
            "title",
            "category",
            "area",
            "likelihood",
            "impact",
            "person",
            "government",
            "treatment",
            "state",
            "review_on",
        )
        widgets = {
            "likelihood": ExplainedRadios(LIKELIHOOD_MEANINGS),
            "impact": ExplainedRadios(IMPACT_MEANINGS),
            "treatment": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("likelihood", "impact"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Unrated")), *Scale.choices]


class TechnologyForm(EditForm):
    """What runs today, what shall run, and the step between."""

    class Meta:
        model = TechnologyStep
        fields = ("runs", "government", "target", "step", "depends_on", "area", "due_on", "done_on")


class MessageForm(EditForm):
    """Who hears what, through what, when, from whom."""

    class Meta:
        model = Message
        fields = ("hearers", "what", "channel", "due_on", "when_stated", "person", "area", "done_on")
        labels = {"person": _("who sends it"), "due_on": _("when"), "done_on": _("sent on")}
        widgets = {"what": forms.Textarea(attrs={"rows": 3})}


class ReadinessForm(EditForm):
    """How a precondition stands, and what was seen."""

    class Meta:
        model = Readiness
        fields = ("state", "evidence", "seen_on", "told_by")
        widgets = {"state": forms.RadioSelect, "evidence": forms.Textarea(attrs={"rows": 4})}
