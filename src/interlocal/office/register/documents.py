"""Asking for the documents of an agreement, and showing them."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.access.actor import Place
from interlocal.core.agreements.drafts import Document
from interlocal.core.agreements.models import Agreement, AgreementDocument
from interlocal.office.pages import link
from interlocal.platform.files.actions import LIMIT
from interlocal.ui.action_forms import ActionForm
from interlocal.ui.tables import Column, Link, Table


class DocumentField(forms.FileField):
    """A file of a size that is kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": gettext_lazy("Every member of the partnership can read it."), **kwargs})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """As sent; too large is said in megabytes."""
        file = super().clean(data, initial)
        if file and file.size > LIMIT:
            raise forms.ValidationError(
                _("The file has %(size)d MB; at most %(most)d MB are kept."),
                params={"size": -(-file.size // 1_000_000), "most": LIMIT // 1_000_000},
            )
        return file


class DocumentForm(ActionForm):
    """A document to keep with an agreement: the file, what it is, and the day that it bears."""

    document = DocumentField(label=gettext_lazy("File"))
    field_order = ("document", "kind", "dated_on")

    class Meta:
        model = AgreementDocument
        fields = ("kind", "dated_on")

    @property
    def drafted(self) -> Document:
        """What was sent, for the action."""
        sent = self.cleaned_data
        return Document(sent["document"].name, sent["document"].chunks(), sent["kind"], sent["dated_on"])


def documents_table(place: Place, entry: Agreement, *, may_remove: bool) -> Table | None:
    """What is kept with an agreement, the earliest first; None where nothing is. `documents` are loaded."""
    documents = list(entry.documents.all())
    if not documents:
        return None
    columns = [
        Column("file", _("Document")),
        Column("kind", _("What it is")),
        Column("dated", _("Date of the document"), "date", missing=_("not recorded")),
        Column("added", _("Added"), "date"),
    ]
    if may_remove:
        columns.append(Column("act", _("Change")))
    rows = tuple(
        (
            Link(each.file.name, reverse("file", args=[each.file_id])),
            each.get_kind_display(),
            each.dated_on,
            timezone.localdate(each.file.stored_at),
            *([Link(_("Remove"), link("register-document-remove", place, entry.id, each.id))] if may_remove else []),
        )
        for each in documents
    )
    return Table(_("Documents"), tuple(columns), rows)
