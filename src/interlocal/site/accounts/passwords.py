"""The field in which somebody chooses a password."""

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import gettext_lazy as _

from interlocal.core.people.models import Person


class NewPasswordField(forms.CharField):
    """Typed once: whoever mistypes it can have it reset by e-mail."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Password"),
            strip=False,
            max_length=4096,
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
            help_text=password_validators_help_text_html(),
        )


class NewPasswordForm(forms.Form):
    """A password for `person`: one that repeats her name or address is refused."""

    password = NewPasswordField()

    def __init__(self, data: object, *, person: Person) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or None
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password
