"""Asking who among the parties does what, and how each approved."""

import datetime
from typing import Any
from uuid import uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from interlocal.core.agreements.drafts import Approval, Parts
from interlocal.core.agreements.models import Agreement, Party
from interlocal.core.agreements.rules import YET_TO_COME
from interlocal.platform.one_line import one_line
from interlocal.ui.action_forms import EditForm
from interlocal.ui.forms import DatePicker


class PartsForm(EditForm):
    """What each party does and how its own body agreed. Its parties themselves stay as they are."""

    class Meta:
        model = Agreement
        fields = ()

    def __init__(self, *args: Any, instance: Agreement, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        self.today = today
        self._row: Agreement | None = None
        self._values: dict[str, Any] = {}
        self.parties = {_key(party): party for party in instance.parties.all()}
        bodies = [("", _("Not stated")), *((key, str(party.body)) for key, party in self.parties.items())]
        for name, label in (("administers", _("Administered by")), ("holds_funds", _("Fiscal agent"))):
            self.fields[name] = forms.ChoiceField(choices=bodies, required=False, label=label)
        self.fields["administers"].help_text = _("The party that leads: it runs what is agreed for the others.")
        self.fields["holds_funds"].help_text = _("The party that holds the money.")
        for key, party in self.parties.items():
            words = {"party": party.body}
            self.fields[f"on_{key}"] = forms.DateField(
                label=_("%(party)s: approved on") % words, required=False, widget=DatePicker()
            )
            self.fields[f"by_{key}"] = forms.CharField(
                label=_("%(party)s: by resolution or ordinance") % words,
                required=False,
                max_length=120,
                validators=[one_line],
            )
        self.initial.update(_told(instance))

    def clean(self) -> None:
        """A body that has yet to meet has not agreed."""
        super().clean()
        for name in (f"on_{key}" for key in self.parties):
            if (day := self.cleaned_data.get(name)) and day > self.today:
                self.add_error(name, YET_TO_COME)

    def saved(self, row: Agreement, name: str) -> Any:
        """Parts are fields of the parties; of a party that is gone nothing is saved."""
        if self._row is not row:
            self._row, self._values = row, _told(row)
        return self._values.get(name)

    @property
    def parts(self) -> Parts:
        """What was sent, for the action."""
        sent = self.cleaned_data
        bodies = {key: party.body for key, party in self.parties.items()}
        return Parts(
            bodies.get(sent["administers"]),
            bodies.get(sent["holds_funds"]),
            tuple(Approval(body, sent[f"on_{key}"], sent[f"by_{key}"]) for key, body in bodies.items()),
        )


def _told(row: Agreement) -> dict[str, Any]:
    """What the fields of the form say of `row`, by name."""
    values: dict[str, Any] = {"administers": "", "holds_funds": ""}
    for party in row.parties.all():
        key = _key(party)
        values |= {name: key for name in ("administers", "holds_funds") if getattr(party, name)}
        values |= {f"on_{key}": party.approved_on, f"by_{key}": party.approved_by}
    return values


def _key(party: Party) -> str:
    """Names a party in a form, the same after its row was written anew."""
    return str(party.government_id or uuid5(party.agreement_id, party.name))
