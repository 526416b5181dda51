from django import forms
from django.utils.translation import gettext_lazy as _


class NoteForm(forms.Form):
    """A note to leave."""

    text = forms.CharField(label=_("Note"), widget=forms.Textarea)
