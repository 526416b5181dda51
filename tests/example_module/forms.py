from django import forms


class NoteForm(forms.Form):
    """A note to leave."""

    text = forms.CharField(label="Note", widget=forms.Textarea)
