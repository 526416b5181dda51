from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import Government, Membership
from interlocal.core.governments.states import STATE_HINT
from interlocal.core.measures.models import AUDIENCE_MEANINGS, Audience, Reading
from interlocal.core.measures.service import MEASURES
from interlocal.core.measures.standard import STANDARD_MEASURES, Holds
from interlocal.core.sources import GRADE_MEANINGS, Grade
from interlocal.ui.action_forms import SOURCE, ActionForm, EditForm
from interlocal.ui.forms import AmountField, DatePicker, ExplainedRadios, LastDayField
from interlocal.ui.readings import field_for, initial_of, text_of
from interlocal.ui.words import GRADE


class FindForm(forms.Form):
    """Words to look for in the directory of governments."""

    q = forms.CharField(label=_("Name begins with"), max_length=120, required=False)


class GovernmentForm(ActionForm):
    """A new entry of the directory."""

    class Meta:
        model = Government
        fields = ("name", "kind", "state")
        help_texts = {"state": STATE_HINT}

    def clean_state(self) -> str:
        """In capitals, however they were typed."""
        return str(self.cleaned_data["state"]).upper()


class GovernmentEditForm(GovernmentForm, EditForm):
    """A correction of an entry."""


class MembershipForm(ActionForm):
    """For what term a government is a member."""

    class Meta:
        model = Membership
        fields = ("starts_on", "ends_on")
        field_classes = {"ends_on": LastDayField}


class EndForm(forms.Form):
    """When something ends: a membership, a participation."""

    ends_on = LastDayField(widget=DatePicker)


class CorrectionForm(EditForm):
    """A figure, or why there is none."""

    value = AmountField(label=_("Value"), required=False, max_digits=18, decimal_places=4)
    grade = forms.ChoiceField(
        label=_("How far can it be trusted?"),
        choices=[*GRADE.items(), (Grade.NOT_STATED, _("not stated"))],
        widget=ExplainedRadios(GRADE_MEANINGS),
    )

    class Meta:
        model = Reading
        fields: tuple[str, ...] = ("value", "missing", "grade", *SOURCE)
        help_texts = {"missing": _("Only where there is no value, such as “not published yet”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure = MEASURES.get(self.instance.measure)
        #: The field of what is said: of a measure that is told in words, its text.
        self.said = "value" if measure is None or measure.holds is Holds.NUMBER else "text"
        if measure and self.said == "text":
            del self.fields["value"]
            self.fields["text"] = field_for(measure, lines=3, label=_("What it says"), required=False)
            self.initial["text"] = initial_of(self.instance)
            self.order_fields(["text"])

    def saved(self, row: Any, name: str) -> Any:
        """A day that is kept as text, as the field has it."""
        return initial_of(row) if name == "text" else super().saved(row, name)

    @property
    def values(self) -> dict[str, Any]:
        values = super().values
        return values | {"text": text_of(values["text"])} if self.said == "text" else values

    def clean(self) -> None:
        """Either something said or a reason, told at the field that must change: the row's own rule names neither."""
        super().clean()
        if self.said in self.errors or "missing" in self.errors:
            return
        said, missing = self.cleaned_data[self.said], self.cleaned_data["missing"]
        if said in (None, "") and not missing:
            self.add_error(self.said, _("Give a value, or say below why it is missing."))
        elif said not in (None, "") and missing:
            self.add_error("missing", _("There is a value. Empty one of the two."))


class AudienceForm(forms.Form):
    """To whom a figure is shown."""

    audience = forms.ChoiceField(
        label=_("Who may see it"), widget=ExplainedRadios(AUDIENCE_MEANINGS), choices=Audience.choices
    )


class ReadingForm(CorrectionForm):
    """The same for a measure, a period and an audience that has none yet."""

    measure = forms.ChoiceField(
        label=_("Measure"),
        choices=[(m.key, m.title) for m in STANDARD_MEASURES.values()],
        widget=ExplainedRadios(
            {m.key: format_lazy("{} {}", m.definition, m.periods) for m in STANDARD_MEASURES.values()}
        ),
    )
    audience = forms.ChoiceField(label=_("Who may see it"), widget=ExplainedRadios(AUDIENCE_MEANINGS))

    class Meta(CorrectionForm.Meta):
        fields = ("measure", "period", "value", "missing", "grade", "audience", *SOURCE)

    def __init__(self, *args: Any, audiences: Iterable[Audience], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(audience.value, audience.label) for audience in audiences]
