"""Rating one area, and setting the questions."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.modules.assessment.actions.rating import CHANGED
from interlocal.modules.assessment.models import AreaRating
from interlocal.modules.assessment.models.criteria import Level
from interlocal.modules.assessment.rules.factors import HEAVIEST, LONGEST, MOST, edition
from interlocal.modules.assessment.scan import Factor

#: Said by a rater who can't tell; nothing chosen says nothing.
UNRATED = "unrated"
#: What low and high mean of Milwaukee's factors, by their keys, in our words.
_MEANINGS = {
    "similarity": gettext_lazy(
        "Low: each member does this by rules, systems or skills of its own. High: all work in nearly the same way."
    ),
    "efficiencies": gettext_lazy(
        "Low: doing it together would hardly save time or people. High: the same work is done several times over, or"
        " people and equipment stand idle."
    ),
    "challenges": gettext_lazy(
        "Low: each has other troubles, or none. High: members struggle with the same, such as unfilled jobs or an old"
        " system."
    ),
    "centralization": gettext_lazy(
        "Low: the work has to be done on the spot. High: one place could do it for all, better or at less cost."
    ),
}
_MEANING = gettext_lazy("Low: it hardly speaks for sharing. High: it strongly does.")


class AskedForm(forms.Form):
    """A form that knows which questions its reader saw, and tells her where others stand meanwhile."""

    asked = forms.CharField(widget=forms.HiddenInput, required=False)
    changed = CHANGED

    def __init__(self, *args: Any, factors: Sequence[Factor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.factors = factors
        self.initial["asked"] = edition(factors)

    def clean(self) -> None:
        """Sent once more, it is about the questions that stand now."""
        super().clean()
        if self.cleaned_data.get("asked") != edition(self.factors):
            self.add_error(None, self.changed)
            sent = cast(QueryDict, self.data).copy()
            sent["asked"] = edition(self.factors)
            self.data = sent


class RatingForm(AskedForm):
    """What one rater says of one area: for each question a level, or that she can't say, and why."""

    template_name = "assessment/own/questions.html"

    def __init__(self, *args: Any, stands: Mapping[str, AreaRating], **kwargs: Any) -> None:
        """`stands` is what she said before, by factor."""
        super().__init__(*args, **kwargs)
        levels = [*Level.choices, (UNRATED, _("I can't say"))]
        for factor in self.factors:
            self.fields[_level(factor)] = forms.ChoiceField(
                label=factor.name,
                help_text=_MEANINGS.get(factor.key, _MEANING),
                choices=levels,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[_note(factor)] = forms.CharField(label=_("Why"), max_length=500, required=False)
            if said := stands.get(factor.key):
                self.initial.update({_level(factor): said.level or UNRATED, _note(factor): said.note})

    @property
    def questions(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each question with the place to say why."""
        return [(self[_level(factor)], self[_note(factor)]) for factor in self.factors]

    @property
    def levels(self) -> dict[str, str]:
        """The level of each question that she answered, "" where she can't say, by factor."""
        said = {factor.key: self.cleaned_data[_level(factor)] for factor in self.factors}
        return {key: "" if level == UNRATED else level for key, level in said.items() if level}

    @property
    def notes(self) -> dict[str, str]:
        """Why, for those questions and any other that she wrote something for."""
        said = {factor.key: self.cleaned_data[_note(factor)] for factor in self.factors}
        return {key: note for key, note in said.items() if note or key in self.levels}


class FactorsForm(AskedForm):
    """The questions of a scan, each with what it weighs; a question without words is left out."""

    template_name = "assessment/own/question_rows.html"
    changed = gettext_lazy(
        "Somebody else changed the questions meanwhile. Sent once more, yours take the place of those."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stand = dict(enumerate(self.factors, 1))
        for number in range(1, MOST + 1):
            self.fields[f"name-{number}"] = forms.CharField(
                label=_("Question %(number)d") % {"number": number},
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"weight-{number}"] = forms.IntegerField(
                label=_("Weight %(number)d") % {"number": number},
                min_value=0,
                max_value=HEAVIEST,
                required=False,
                initial=1,
            )
            if factor := stand.get(number):
                self.initial.update({f"name-{number}": factor.name, f"weight-{number}": factor.weight})

    def clean(self) -> None:
        """Words need a weight."""
        super().clean()
        for number in range(1, MOST + 1):
            weight = f"weight-{number}"
            stated = self.cleaned_data.get(f"name-{number}") and weight not in self.errors
            if stated and self.cleaned_data.get(weight) is None:
                self.add_error(weight, _("Say what it weighs, such as 1."))

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each question beside its weight: those that stand, and a few to add."""
        return self._all_rows[: self._open]

    @property
    def more_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """As many more as may be asked."""
        return self._all_rows[self._open :]

    @property
    def _open(self) -> int:
        return len(self.factors) + 2

    @property
    def _all_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"name-{number}"], self[f"weight-{number}"]) for number in range(1, MOST + 1)]

    @property
    def stated(self) -> list[tuple[str, int]]:
        """Name and weight of each question, in order."""
        pairs = [(self.cleaned_data[f"name-{n}"], self.cleaned_data[f"weight-{n}"]) for n in range(1, MOST + 1)]
        return [(name, weight) for name, weight in pairs if name]


def _level(factor: Factor) -> str:
    return f"level-{factor.key}"


def _note(factor: Factor) -> str:
    return f"note-{factor.key}"
