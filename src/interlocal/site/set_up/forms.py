"""One form for the whole set-up; what is wrong in the list of members is said with its line or cell."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import Kind
from interlocal.core.governments.states import STATE_HINT, is_state, no_state_text, state_letters
from interlocal.core.people.models import Person
from interlocal.platform.problems import BadFile
from interlocal.site.accounts.passwords import NewPasswordField
from interlocal.ui.time_zones import time_zone_choices

from .actions import FirstPartnership, FirstPerson
from .door import is_code
from .governments_list import NewGovernment, governments_in_file, governments_typed


class SetUpForm(forms.Form):
    """Convener, first person, first partnership, members: see `sections` for how they stand on the page."""

    code = forms.CharField(
        label=_("Set-up code"),
        max_length=40,
        help_text=_("The command that started interlocal printed it. It also stands in the data folder: set-up-code."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    convener_name = forms.CharField(
        label=_("Name of the government"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    convener_kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.REGIONAL_COUNCIL)
    convener_state = forms.CharField(label=_("State"), max_length=40, help_text=STATE_HINT)
    person_name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = NewPasswordField()
    partnership_name = forms.CharField(label=_("Name of the partnership"), max_length=160)
    purpose = forms.CharField(
        label=_("Statement of common purpose"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What your members mean to do together. It can be written later."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zone_choices, initial="America/Chicago")
    members_file = forms.FileField(
        label=_("A file of governments"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=_(
            "Excel (.xlsx) or CSV, with the headings name, kind and state (ZZ for invented governments); if you have"
            " them also population, employees and budget, with year and source. Other columns are left alone."
        ),
    )
    members_typed = forms.CharField(
        label=_("Or type them, one a line"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("Name, kind, state: Maple Grove, city, MN. Members can also be added later."),
    )

    def clean_code(self):
        if not is_code(self.cleaned_data["code"]):
            raise ValidationError(_("This is not the code of this installation. Look it up once more."))
        return self.cleaned_data["code"]

    def clean_convener_state(self):
        letters = state_letters(self.cleaned_data["convener_state"])
        if not is_state(letters, synthetic=True):
            raise ValidationError(no_state_text(self.cleaned_data["convener_state"]))
        return letters

    def clean_members_file(self):
        upload = self.cleaned_data["members_file"]
        return _or_problems(governments_in_file, upload.read(), upload.name) if upload else []

    def clean_members_typed(self):
        text = self.cleaned_data["members_typed"]
        return _or_problems(governments_typed, text) if text else []

    def clean(self):
        super().clean()
        values = self.cleaned_data
        if values.get("password"):
            person = Person(name=values.get("person_name", ""), email=values.get("email", ""))
            try:
                validate_password(values["password"], person)
            except ValidationError as error:
                self.add_error("password", error)
        listed = [*values.get("members_file", []), *values.get("members_typed", [])]
        twice = {new.name for place, new in enumerate(listed) if any(new.is_same_as(other) for other in listed[:place])}
        for name in sorted(twice):
            self.add_error(
                "members_typed", _("%(name)s stands in the file and in this list. Keep it in one.") % {"name": name}
            )
        return values

    def ask_again(self):
        """Say beside a password or file that was right that it is wanted once more: no page gives those back."""
        for name, given, message in (
            ("password", self.data, _("Type the password again: a page that comes back does not keep it.")),
            ("members_file", self.files, _("Choose the file again: a page that comes back does not keep it.")),
        ):
            if given.get(name) and not self.has_error(name):
                self.add_error(name, message)

    @property
    def code_is_known(self):
        """Whether the link brought the right code, so that nobody need type it."""
        return is_code(self["code"].value() or "")

    @property
    def sections(self):
        """(title, what it is about, fields) for each part of the page."""
        return (
            (
                _("The convener"),
                _("The government that hosts interlocal and keeps the partnership."),
                self._of("convener_"),
            ),
            (
                _("You"),
                _("The convener's first person here: its program director."),
                self._of("person", "email", "password"),
            ),
            (_("The first partnership"), "", self._of("partnership", "purpose", "time_zone")),
            (_("Its members"), _("The convener is a member already."), self._of("members")),
        )

    def _of(self, *beginnings):
        return [self[name] for name in self.fields if name.startswith(beginnings)]

    def what_to_set_up(self, language):
        """The arguments of `set_up_installation` but for `by` and `at`."""
        values = self.cleaned_data
        return {
            "convener": NewGovernment(values["convener_name"], values["convener_kind"], values["convener_state"]),
            "director": FirstPerson(values["person_name"], values["email"], values["password"], language),
            "partnership": FirstPartnership(values["partnership_name"], values["purpose"], values["time_zone"]),
            "members": [*values["members_file"], *values["members_typed"]],
        }


def _or_problems(read, *source):
    try:
        return read(*source)
    except BadFile as bad:
        raise ValidationError([str(problem) for problem in bad.problems]) from bad
