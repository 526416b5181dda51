"""The questions of a short form, as a department with a link answers them."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.measures.service import DOES, HURTS, SHORT
from interlocal.core.measures.standard import Holds, Measure
from interlocal.core.sources import GRADE_MEANINGS, Grade
from interlocal.modules.assessment.rules.answers import year_asked
from interlocal.ui.forms import ExplainedRadios
from interlocal.ui.readings import field_for, text_of
from interlocal.ui.words import GRADE

#: Grades that a figure off the top of one's head can have.
_GRADES = (Grade.GUESS, Grade.ESTIMATE, Grade.BUDGET, Grade.AUDITED)
#: What a department sent in, as text, by measure; beside the measures "year" and "grade".
Answers = Mapping[str, str]
NUMBERS = tuple(measure for measure in SHORT if measure.holds is Holds.NUMBER)


class QuestionsForm(forms.Form):
    """Each measure; after the figures for what year they are, and how sure."""

    year = forms.ChoiceField(label=gettext_lazy("People and cost are for the fiscal year"))
    grade = forms.ChoiceField(
        label=gettext_lazy("How sure are you of people and cost?"),
        choices=[(grade.value, GRADE[grade]) for grade in _GRADES],
        widget=ExplainedRadios({grade: GRADE_MEANINGS[grade] for grade in _GRADES}),
        initial=Grade.GUESS,
    )

    def __init__(self, *args: Any, today: datetime.date, stated: str = "", **kwargs: Any) -> None:
        """`stated` is the year that figures were told for before."""
        super().__init__(*args, **kwargs)
        for measure in SHORT:
            self.fields[measure.key] = field_for(
                measure,
                lines=3 if measure in (DOES, HURTS) else 1,
                label=measure.title,
                help_text=measure.definition,
                required=False,
            )
        year = self.fields["year"]
        assert isinstance(year, forms.ChoiceField)
        this = year_asked(today)
        years = [f"FY{today.year + ahead}" for ahead in (-2, -1, 0, 1)]
        year.choices = [(each, each) for each in dict.fromkeys([*years, stated or this])]
        self.initial["year"] = stated or this
        order = [measure.key for measure in SHORT]
        after = 1 + max(order.index(measure.key) for measure in NUMBERS)
        self.order_fields([*order[:after], "year", "grade", *order[after:]])


class DepartmentForm(QuestionsForm):
    """Sent in by whoever holds the link: a draft, which needs no source and no audience yet."""

    refusal = gettext_lazy("This was not sent in. Please mend:")

    def clean(self) -> None:
        """An empty form would use the link up for nothing."""
        super().clean()
        if not self.errors and not any(self.cleaned_data[measure.key] not in (None, "") for measure in SHORT):
            raise forms.ValidationError(_("Nothing is answered yet. Answer at least one question."))

    @property
    def answers(self) -> Answers:
        """What was answered; what was left empty is left out."""
        said = {measure.key: self.cleaned_data[measure.key] for measure in SHORT}
        told = {key: f"{each:f}" if isinstance(each, Decimal) else text_of(each) for key, each in said.items()}
        return {key: text for key, text in told.items() if text} | {
            "year": self.cleaned_data["year"],
            "grade": self.cleaned_data["grade"],
        }


def initial_from(answers: Answers, measure: Measure) -> Any:
    """What the field of a measure shows of what a department sent in."""
    text = answers[measure.key]
    if measure.holds is Holds.NUMBER:
        return Decimal(text)
    return datetime.date.fromisoformat(text) if measure.holds is Holds.DAY else text
