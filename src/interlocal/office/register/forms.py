from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interlocal.core.agreements.drafts import Document, Draft
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.rules import NOT_A_PARTY, faults
from interlocal.core.governments.models import Government
from interlocal.ui.action_forms import SOURCE, ActionForm, EditForm
from interlocal.ui.forms import LastDayField, Select

from .columns import CHOSEN, LONG
from .documents import DocumentField

#: In the address of the register: those without dates.
WITHOUT = "none"


class EntryForm(ActionForm):
    """An agreement: who, about what, for what term, who pays, where it is stated."""

    governments = forms.ModelMultipleChoiceField(
        Government.objects.none(),
        label=_("Parties that are members"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Or were members once."),
    )
    others = forms.CharField(
        label=_("Other parties"),
        required=False,
        max_length=64_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: a vendor, a university, a county elsewhere."),
    )
    cost_rule = forms.CharField(
        label=_("Who pays what, in words"), required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 4})
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 4}))
    field_order = (
        *("title", "instrument", "governments", "others", "service", "starts_on", "ends_on", "effective_on"),
        *("term_stated", "renewal", "notice_by", "notice_stated", "amount_stated", "cost_rule", "contact", "note"),
        "document",
        *SOURCE,
    )

    class Meta:
        model = Agreement
        # Not the document: what is sent is a file, which the action takes in.
        fields = (
            *("title", "instrument", "service", "starts_on", "ends_on", "effective_on", "term_stated", "renewal"),
            *("notice_by", "notice_stated", "amount_stated", "cost_rule", "contact", "note"),
            *SOURCE,
        )
        field_classes = {"ends_on": LastDayField}

    def __init__(self, *args, parties, services, may_enter, **kwargs):
        """`may_enter` says whether its writer may enter an agreement with these governments as parties."""
        super().__init__(*args, **kwargs)
        self.may_enter = may_enter
        _offer(self.fields["governments"], parties)
        _offer(self.fields["service"], services)
        self.fields["service"].label = _("Service")
        for name, words in CHOSEN.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Not recorded")), *words.choices]

    def clean(self):
        """All that can't be, together with what single fields lack; a field that can't be read is not judged again."""
        # As sent: what a check takes away can't be judged by the next.
        sent, unread = dict(self.cleaned_data), set(self.errors)
        super().clean()
        governments, others = sent.get("governments", ()), sent.get("others", ())
        terms = {name: sent.get(name) for name in ("starts_on", "ends_on", "notice_by", "effective_on")}
        found = dict(faults(parties=len(governments) + len(others), **terms))
        if not self.may_enter([government.id for government in governments]):
            found["governments"] = NOT_A_PARTY
        for name, message in found.items():
            if name not in self.errors and not (name == "governments" and "others" in unread):
                self.add_error(name, str(message))

    def clean_governments(self):
        return list(self.cleaned_data["governments"])

    def clean_others(self):
        """The names, each once, in an order that two versions can be compared in."""
        names = {" ".join(line.split()) for line in self.cleaned_data["others"].splitlines()}
        return sorted(name for name in names if name)

    @property
    def draft(self) -> Draft:
        """What was sent, for the action."""
        values = self.values
        for name in ("cost_rule", "note"):  # browsers send other line breaks than files hold
            values[name] = values[name].replace("\r\n", "\n")
        title, governments, others = (values.pop(name) for name in ("title", "governments", "others"))
        sent = values.pop("document", None)
        document = Document(sent.name, sent.chunks()) if sent else None
        return Draft(title, tuple(governments), tuple(others), values, document)


class NewEntryForm(EntryForm):
    """The same with its first document."""

    document = DocumentField(label=_("The agreement as a file"), required=False)


class EntryEditForm(EntryForm, EditForm):
    """The same for an entry that others may change meanwhile. Its documents have pages of their own."""

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        self.initial["governments"] = self.saved(instance, "governments")
        self.initial["others"] = "\n".join(self.saved(instance, "others"))

    def saved(self, row, name):
        """Parties are rows of their own."""
        if name == "governments":
            return sorted((party.government for party in row.parties.all() if party.government), key=str)
        if name == "others":
            return sorted(party.name for party in row.parties.all() if party.name)
        return super().saved(row, name)


class FilterForm(forms.Form):
    """Which agreements to show. `services` and `parties` are pairs of key and name."""

    dates = forms.ChoiceField(
        label=_("Dates"),
        required=False,
        choices=[("", _("With or without")), (WITHOUT, _("No end and no day for notice"))],
        widget=Select,
    )

    def __init__(self, *args, services, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"] = _one_of(services, label=_("Service"), every=_("Every service"))
        self.fields["party"] = _one_of(parties, label=_("Party"), every=_("Every party"))


def _one_of(rows, *, label, every):
    choices = [("", every), *rows]
    return forms.TypedChoiceField(
        choices=choices, coerce=UUID, empty_value=None, required=False, label=label, widget=Select
    )


def _offer(field: forms.Field, rows: QuerySet[Any]) -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
    field.empty_label = field.empty_label and _("Not recorded")
