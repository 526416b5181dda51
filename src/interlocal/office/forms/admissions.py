from django import forms

ACCEPT, DECLINE = "accept", "decline"


class AnswerForm(forms.Form):
    """Yes or no to a partnership that asks a government to join: which of two buttons was pressed."""

    answer = forms.ChoiceField(choices=[(ACCEPT, ACCEPT), (DECLINE, DECLINE)])

    @property
    def accepts(self) -> bool:
        return bool(self.cleaned_data["answer"] == ACCEPT)
