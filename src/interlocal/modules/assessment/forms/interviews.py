"""Writing down a conversation, and adding a file to the note."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.measures.models import AUDIENCE_MEANINGS
from interlocal.modules.assessment.models import NOTE_AUDIENCES, Interview, ScanArea
from interlocal.ui.action_forms import ActionForm
from interlocal.ui.forms import ExplainedRadios


class InterviewForm(ActionForm):
    """Of which government, about what, with whom, when, what was said, and who may see the note."""

    area = forms.TypedChoiceField(label=gettext_lazy("Area"), required=False, coerce=UUID, empty_value=None)

    class Meta:
        model = Interview
        fields = ["government", "area", "with_whom", "held_on", "said", "audience"]

    def __init__(self, *args: Any, areas: Iterable[ScanArea], audiences: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area, audience = self.fields["area"], self.fields["audience"]
        assert isinstance(area, forms.ChoiceField)
        area.choices = [("", _("All of them")), *((str(each.id), each.name) for each in areas)]
        choices = [(key, word) for key, word in NOTE_AUDIENCES if key in audiences]
        self.fields["audience"] = forms.ChoiceField(
            label=audience.label, choices=choices, widget=ExplainedRadios(AUDIENCE_MEANINGS)
        )
        self.fields["with_whom"].required = True
        self.fields["said"].widget.attrs["rows"] = 8


class AttachmentForm(forms.Form):
    """One file for a note. Its page ends with a hidden field, so that an upload that was cut off is known."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy("At most 10 MB. Whoever may see the note may download it."),
    )

    def clean(self) -> None:
        """Whether it came whole."""
        super().clean()
        if "whole" not in self.data:
            self.cleaned_data.pop("file", None)
            raise forms.ValidationError(
                _("The upload was cut off before its end, and nothing of it was kept. Send the file again.")
            )
