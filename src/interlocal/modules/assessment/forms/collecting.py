"""The short form: what one government tells of one area in ten minutes."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.measures.figures import Figure
from interlocal.core.measures.models import AUDIENCE_MEANINGS, Audience, Reading
from interlocal.core.measures.rules import STANDING
from interlocal.core.measures.service import SHORT
from interlocal.core.measures.standard import Holds, Measure
from interlocal.core.sources import Grade
from interlocal.platform.one_line import one_line
from interlocal.ui.dates import day_text
from interlocal.ui.forms import DatePicker, ExplainedRadios
from interlocal.ui.readings import initial_of, text_of

from .questions import NUMBERS, Answers, QuestionsForm, initial_from


@dataclass(frozen=True)
class Told:
    """Whose word it is that somebody writes down, and of what day: as the form proposes it."""

    by: str
    on: datetime.date


class ShortForm(QuestionsForm):
    """The questions, then by whose word they are answered and who may see it."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    told_by = forms.CharField(
        label=gettext_lazy("Who told you"),
        max_length=200,
        validators=[one_line],
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
        told: Told | None = None,
        draft: Answers | None = None,
        **kwargs: Any,
    ) -> None:
        """`stands` is what was answered before, by measure, and `draft` what a department sent in.

        Without `told` it is the word of the government's own people, and no source is asked for.
        """
        stated = next((stands[measure.key].period for measure in NUMBERS if measure.key in stands), "")
        super().__init__(*args, today=today, stated=draft["year"] if draft else stated, **kwargs)
        # Only what it asks for: figures that go deeper are another form's to change, and to show to others.
        self.stands = {measure.key: stands[measure.key] for measure in SHORT if measure.key in stands}
        self.draft = draft
        for measure in SHORT:
            if draft and measure.key in draft:
                self.initial[measure.key] = initial_from(draft, measure)
            elif measure.key in stands:
                self.initial[measure.key] = initial_of(stands[measure.key])
        self.initial["seen"] = _seen_text({key: (each.version, each.audience) for key, each in self.stands.items()})
        self.initial["audience"] = next(iter(_audiences(self.stands)), Audience.PARTNERSHIP)
        audience = self.fields["audience"]
        assert isinstance(audience, forms.ChoiceField)
        audience.choices = [(each.value, each.label) for each in audiences]
        if draft:
            self.initial["grade"] = draft["grade"]
        if told:
            self.initial.update(told_by=told.by, told_on=told.on)
        else:
            del self.fields["told_by"], self.fields["told_on"]

    def clean(self) -> None:
        """Whether what its writer had before her is still there for her, and for the same eyes.

        A page that was left open would else undo what was taken back meanwhile.
        """
        super().clean()
        seen = _seen_in(self.cleaned_data.get("seen", ""))
        gone = [key for key in seen if key in self.fields and key not in self.stands]
        moved = [key for key, reading in self.stands.items() if key in seen and seen[key][1] != reading.audience]
        for key in gone:
            self.add_error(key, _("What stood here is gone, or not yours to see any more, and was emptied here."))
        if moved:
            self.add_error("audience", _("Somebody else changed meanwhile who may see these answers. Choose again."))
        if gone or moved:
            sent = cast(QueryDict, self.data).copy()
            for key in gone:
                sent[key] = ""
            if moved:
                sent["audience"] = self.initial["audience"]
            still = {key: (seen[key][0], reading.audience) for key, reading in self.stands.items() if key in seen}
            sent["seen"] = _seen_text(still)
            self.data = sent

    def figures(self, about: UUID) -> Iterator[Figure]:
        """What was answered, and of what was emptied that it was taken back.

        What stood is corrected where it stood; what is shown to others then (`moved`) is the correction alone.
        """
        seen = _seen_in(self.cleaned_data["seen"])
        for measure in SHORT:
            said = self.cleaned_data[measure.key]
            stood = self.stands.get(measure.key)
            if said in (None, "") and (stood is None or stood.missing):
                continue
            if self._is_silent_on(measure) and stood is not None and said == initial_of(stood):
                continue
            number = measure.holds is Holds.NUMBER
            period = self.cleaned_data["year"] if number else STANDING
            corrected = stood if stood and stood.period == period else None
            yield Figure(
                measure=measure,
                period=period,
                grade=self.cleaned_data["grade"] if number and said is not None else Grade.NOT_STATED,
                about=about,
                value=said if number else None,
                text="" if number else text_of(said),
                missing=_("taken back") if said in (None, "") else "",
                audience=corrected.audience if corrected else self.cleaned_data["audience"],
                version=seen[measure.key][0] if corrected and measure.key in seen else 0,
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
        seen = _seen_in(sent.get("seen", "")) | {conflict.measure: (conflict.version, conflict.audience)}
        sent["seen"] = _seen_text(seen)
        self.data = sent

    def _is_silent_on(self, measure: Measure) -> bool:
        """Whether a department sent something in, and nothing on this: what stood there is not its word."""
        return self.draft is not None and measure.key not in self.draft

    def _source(self) -> dict[str, str]:
        if "told_by" not in self.fields:
            return {}
        return {
            "source_document": _("Told by %(who)s") % {"who": self.cleaned_data["told_by"]},
            "source_dated": day_text(self.cleaned_data["told_on"]) or "",
        }


def _audiences(stands: Mapping[str, Reading]) -> Iterable[str]:
    """Who sees what stands, the narrowest first: nothing is shown more widely because somebody opened a form."""
    found = {reading.audience for reading in stands.values()}
    return (each for each in Audience.values if each in found)


#: By measure the version that the writer of a form had before her, and who could see it.
_Seen = Mapping[str, tuple[int, str]]


def _seen_text(seen: _Seen) -> str:
    return ",".join(f"{key}:{version}:{audience}" for key, (version, audience) in sorted(seen.items()))


def _seen_in(text: str) -> dict[str, tuple[int, str]]:
    parts = (part.split(":") for part in text.split(",") if part.count(":") == 2)
    known = ((key, version, audience) for key, version, audience in parts if version.isdecimal() and len(version) < 10)
    return {key: (int(version), audience) for key, version, audience in known}
