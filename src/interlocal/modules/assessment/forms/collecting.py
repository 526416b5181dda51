"""The short form: what one government tells of one area in ten minutes."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import AUDIENCE_MEANINGS, LONGEST_TEXT, Audience, Reading
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import DOES, HURTS, SHORT
from interlocal.core.measures.standard import Holds, Measure
from interlocal.core.sources import GRADE_MEANINGS, Grade
from interlocal.ui.dates import day_text
from interlocal.ui.forms import AmountField, DatePicker, ExplainedRadios
from interlocal.ui.words import GRADE

#: Grades that a figure off the top of one's head can have.
_GRADES = (Grade.GUESS, Grade.ESTIMATE, Grade.BUDGET, Grade.AUDITED)
_NUMBERS = tuple(measure for measure in SHORT if measure.holds is Holds.NUMBER)


class ShortForm(forms.Form):
    """The questions, each a measure; then for what year, how sure, who may see it, and by whose word."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    year = forms.ChoiceField(label=gettext_lazy("People and cost are for the fiscal year"))
    grade = forms.ChoiceField(
        label=gettext_lazy("How sure are you of people and cost?"),
        choices=[(grade.value, GRADE[grade]) for grade in _GRADES],
        widget=ExplainedRadios({grade: GRADE_MEANINGS[grade] for grade in _GRADES}),
        initial=Grade.GUESS,
    )
    told_by = forms.CharField(
        label=gettext_lazy("Who told you"),
        max_length=200,
        help_text=gettext_lazy("Name and office, such as “J. Smith, finance director”. It is shown as the source."),
    )
    told_on = forms.DateField(label=gettext_lazy("When"), widget=DatePicker)
    audience = forms.ChoiceField(
        label=gettext_lazy("Who may see these answers"), widget=ExplainedRadios(AUDIENCE_MEANINGS)
    )

    def __init__(
        self,
        *args: Any,
        stands: Mapping[str, Reading],
        audiences: Sequence[Audience],
        today: datetime.date,
        on_behalf: bool,
        **kwargs: Any,
    ) -> None:
        """`stands` is what was answered before, by measure."""
        super().__init__(*args, **kwargs)
        self.stands = stands
        for measure in SHORT:
            self.fields[measure.key] = _field(measure)
            if measure.key in stands:
                self.initial[measure.key] = _initial(measure, stands[measure.key])
        self.initial["seen"] = ",".join(f"{key}:{reading.version}" for key, reading in sorted(stands.items()))
        audience = self.fields["audience"]
        year = self.fields["year"]
        assert isinstance(audience, forms.ChoiceField)
        assert isinstance(year, forms.ChoiceField)
        audience.choices = [(each.value, each.label) for each in audiences]
        self.initial["audience"] = next(iter(_audiences(stands)), Audience.PARTNERSHIP)
        years = [f"FY{today.year + ahead}" for ahead in (-2, -1, 0, 1)]
        stated = next((stands[measure.key].period for measure in _NUMBERS if measure.key in stands), f"FY{today.year}")
        year.choices = [(each, each) for each in dict.fromkeys([*years, stated])]
        self.initial["year"] = stated
        if on_behalf:
            self.initial["told_on"] = today
        else:
            del self.fields["told_by"], self.fields["told_on"]
        order = [measure.key for measure in SHORT]
        after = 1 + max(order.index(measure.key) for measure in _NUMBERS)
        self.order_fields([*order[:after], "year", "grade", *order[after:], "told_by", "told_on"])

    def figures(self, about: UUID) -> Iterator[Figure]:
        """What was answered, and of what was emptied that it was taken back."""
        # What moves to other eyes joins their versions, which its writer did not see.
        moved = {reading.measure for reading in self.moved()}
        seen = dict(_versions(self.cleaned_data["seen"]))
        for measure in SHORT:
            said = self.cleaned_data[measure.key]
            stood = self.stands.get(measure.key)
            if said in (None, "") and (stood is None or stood.missing):
                continue
            number = measure.holds is Holds.NUMBER
            yield Figure(
                measure=measure,
                period=self.cleaned_data["year"] if number else STANDING,
                grade=self.cleaned_data["grade"] if number and said is not None else Grade.NOT_STATED,
                about=about,
                value=said if number else None,
                text="" if number else _text(said),
                missing=_("taken back") if said in (None, "") else "",
                audience=self.cleaned_data["audience"],
                version=None if measure.key in moved else seen.get(measure.key, 0),
                **self._source(),
            )

    def moved(self) -> list[Reading]:
        """Answers that stood for other eyes than those chosen now."""
        return [reading for reading in self.stands.values() if reading.audience != self.cleaned_data["audience"]]

    def tell(self, conflict: Reading) -> None:
        """Say at its question what somebody else answered meanwhile; sent once more, this form replaces it."""
        said = conflict.text or conflict.missing or f"{conflict.value:f}"
        self.add_error(
            conflict.measure,
            _("Somebody else answered this meanwhile: %(said)s. Send again to put yours in its place.")
            % {"said": said},
        )
        sent = cast(QueryDict, self.data).copy()
        sent["seen"] = f"{sent.get('seen', '')},{conflict.measure}:{conflict.version}"
        self.data = sent

    def _source(self) -> dict[str, str]:
        if "told_by" not in self.fields:
            return {}
        return {
            "source_document": _("Told by %(who)s") % {"who": self.cleaned_data["told_by"]},
            "source_dated": day_text(self.cleaned_data["told_on"]) or "",
        }


def _field(measure: Measure) -> forms.Field:
    words: dict[str, Any] = {"label": measure.title, "help_text": measure.definition, "required": False}
    match measure.holds:
        case Holds.NUMBER:
            return AmountField(max_digits=18, decimal_places=4, min_value=0, **words)
        case Holds.DAY:
            return forms.DateField(widget=DatePicker, **words)
        case Holds.CHOICE:
            return forms.ChoiceField(choices=[("", _("Not stated")), *measure.choices.items()], **words)
    if measure in (DOES, HURTS):
        words["widget"] = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=LONGEST_TEXT, **words)


def _initial(measure: Measure, reading: Reading) -> Any:
    if measure.holds is Holds.NUMBER:
        return reading.value
    if measure.holds is Holds.DAY:
        return datetime.date.fromisoformat(reading.text) if reading.text else None
    return reading.text


def _text(said: Any) -> str:
    return said.isoformat() if isinstance(said, datetime.date) else said or ""


def _audiences(stands: Mapping[str, Reading]) -> Iterable[str]:
    """Who sees what stands, the narrowest first: nothing is shown more widely because somebody opened a form."""
    found = {reading.audience for reading in stands.values()}
    return (each for each in Audience.values if each in found)


def _versions(seen: str) -> Iterator[tuple[str, int]]:
    for part in seen.split(","):
        key, _colon, number = part.partition(":")
        if number.isdigit():
            yield key, int(number)
