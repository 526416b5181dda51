from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from interlocal.core.people.models import Person


class ProfileForm(forms.ModelForm):
    """Name and language."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Of the pages, here and wherever you sign in."),
    )

    class Meta:
        model = Person
        fields = ["name", "language"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class ErasureForm(forms.Form):
    """Proof that it is she: her password, where she has one; else the word alone."""

    password = forms.CharField(
        label=_("Your password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, data, *, person):
        super().__init__(data)
        self.person = person
        if not person.has_usable_password():
            del self.fields["password"]

    def clean_password(self):
        if not self.person.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password. Nothing was erased."))
        return self.cleaned_data["password"]
