"""What people send to the wizard: a file, and which of its columns is what."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.ui.workbooks import LIMITS, Sheet, Workbook

from . import headings
from .fields import Field
from .table import Mapping, mapping


class UploadForm(forms.Form):
    """A file. Its page ends with a hidden field, so that an upload that was cut off is known by its absence."""

    file = forms.FileField(
        label=gettext_lazy("Workbook or CSV file"),
        help_text=gettext_lazy("Excel Workbook (.xlsx) or CSV, at most 10 MB and 5,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args, workbook_only: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if workbook_only:
            file = self.fields["file"]
            file.label, file.help_text = _("The workbook"), _("Excel Workbook (.xlsx), at most 10 MB.")

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LIMITS.file_bytes:
            raise forms.ValidationError(
                _("The file has %(size)d MB; at most %(most)d MB are read. Delete pictures, or split the file.")
                % {"size": -(-file.size // 1_000_000), "most": LIMITS.file_bytes // 1_000_000}
            )
        return file

    def clean(self):
        if "whole" not in self.data:
            self.cleaned_data.pop("file", None)
            raise forms.ValidationError(
                _("The upload was cut off before its end, and nothing of it was kept. Send the file again.")
            )


class SheetForm(forms.Form):
    """Which sheet of the workbook is meant, and in which row its headings stand."""

    row = forms.IntegerField(label=gettext_lazy("Row of the headings"), min_value=1, required=False)

    def __init__(self, *args, book: Workbook, **kwargs):
        super().__init__(*args, **kwargs)
        names = [sheet.name for sheet in book.sheets if sheet.rows]
        if len(names) > 1:
            choices = [(name, name) for name in names]
            self.fields = {"sheet": forms.ChoiceField(label=_("Sheet"), choices=choices), **self.fields}

    @property
    def asked(self) -> dict[str, Any]:
        """What somebody asked to look at: arguments of table.guess."""
        if not (self.is_bound and self.is_valid()):
            return {}
        return {"name": self.cleaned_data.get("sheet", ""), "row": self.cleaned_data["row"]}


class ColumnsForm(forms.Form):
    """For each column of the sheet: which field it is, or that it is left out."""

    def __init__(self, *args, sheet: Sheet, fields: tuple[Field, ...], start: Mapping, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet, self.row, self.all_fields = sheet, start.row, fields
        self.columns = headings.columns_of(sheet, start.row)
        guessed = {number: key for key, number in start.columns.items()}
        choices = [("", _("Leave it out")), *((field.key, _choice(field)) for field in fields)]
        for column in self.columns:
            self.fields[_name(column)] = forms.ChoiceField(
                label=_("Column %(letter)s, %(heading)s")
                % {"letter": column.letter, "heading": column.heading or _("without a heading")},
                choices=choices,
                required=False,
                initial=guessed.get(column.number, ""),
            )

    @property
    def rows(self) -> list[tuple[headings.Column, forms.BoundField]]:
        return [(column, self[_name(column)]) for column in self.columns]

    @property
    def mapping(self) -> Mapping:
        """What was sent."""
        sent = {self.cleaned_data[_name(column)]: column.number for column in self.columns}
        return mapping(self.sheet, self.row, {key: number for key, number in sent.items() if key})

    def clean(self):
        taken: dict[str, headings.Column] = {}
        for column in self.columns:
            key = self.cleaned_data.get(_name(column), "")
            if key and key in taken:
                self.add_error(
                    _name(column),
                    _("Column %(letter)s is that already. Leave one of the two out.") % {"letter": taken[key].letter},
                )
            taken[key] = column
        for field in self.all_fields:
            if field.required and field.key not in taken:
                raise forms.ValidationError(
                    _("No column is “%(title)s”, and it is needed. Choose one below, or another sheet or row above.")
                    % {"title": field.title}
                )


def _name(column: headings.Column) -> str:
    return f"column_{column.number}"


def _choice(field: Field) -> str:
    return _("%(title)s (needed)") % {"title": field.title} if field.required else str(field.title)
