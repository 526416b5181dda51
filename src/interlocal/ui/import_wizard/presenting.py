"""What a check found and what an import did, as components show it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from interlocal.platform.problems import Problem
from interlocal.ui.dates import day_text, moment_text
from interlocal.ui.figures import KeyFigure
from interlocal.ui.records import Change as FieldChange
from interlocal.ui.records import ChangeList, Fact, SummaryList
from interlocal.ui.tables import Column, Link, Table, present

from .addresses import Addresses
from .cells import value_of
from .fields import SPOKEN, Field, Kind
from .models import Import, ImportedRow
from .sheet import Change, Ground, ImportableSheet

Texts = Mapping[str, str]


@dataclass(frozen=True)
class RowStory:
    """One row: what it is called, what happens or happened to it, and its fields before and after.

    One that is "withheld" has none: its reader may not see them any more.
    """

    row: int
    title: str
    outcome: str
    fields: ChangeList
    caution: str = ""

    @property
    def facts(self) -> SummaryList:
        """The row as it stands by itself, where there is nothing before or after it."""
        return SummaryList([Fact(change.field, change.after or change.before) for change in self.fields.changes])


def version_title(version: Import) -> str:
    """How an import is called: "Import 3 of October.xlsx"."""
    return _("Import %(number)d of %(file)s") % {"number": version.number, "file": version.file_name}


def facts(version: Import) -> SummaryList:
    """Who, when, which file; the file itself was let go."""
    assert version.committed_at is not None
    return SummaryList(
        (
            Fact(_("File"), version.file_name),
            Fact(_("Government"), version.government.name),
            Fact(_("Imported by"), version.committed_by.name if version.committed_by else None),
            Fact(_("When"), moment_text(version.committed_at)),
        )
    )


def key_figures(counts: Mapping[str, int], untouched: int | None = None) -> list[KeyFigure]:
    """How many rows did or would do what."""
    figures = [
        KeyFigure(_("Added"), counts["added"]),
        KeyFigure(_("Changed"), counts["changed"]),
        KeyFigure(_("The same already"), counts["same"]),
    ]
    if untouched is not None:
        figures.append(KeyFigure(_("Not in the file"), untouched, note=_("These stay as they are.")))
    return figures


def versions_table(versions: Iterable[Import], at: Addresses) -> Table:
    """What was imported before, latest first."""
    columns = (
        Column("what", _("Import")),
        Column("government", _("Government")),
        Column("by", _("Imported by")),
        Column("when", _("When")),
        Column("added", _("Added"), "number"),
        Column("changed", _("Changed"), "number"),
        Column("same", _("Same"), "number"),
    )
    rows = tuple(
        (
            Link(version_title(version), at.version(version.id)),
            version.government.name,
            version.committed_by.name if version.committed_by else None,
            moment_text(version.committed_at) if version.committed_at else None,
            version.added,
            version.changed,
            version.same,
        )
        for version in versions
    )
    return Table(_("Imports, latest first"), columns, rows)


def uploads_table(uploads: Iterable[Import], at: Addresses) -> Table:
    """What waits, with the way to its next step."""
    columns = (Column("file", _("File")), Column("by", _("Uploaded by")), Column("when", _("When")))
    rows = tuple(
        (
            Link(upload.file_name, at.rows(upload.id)),
            upload.uploaded_by.name if upload.uploaded_by else None,
            moment_text(upload.uploaded_at),
        )
        for upload in uploads
    )
    return Table(_("Uploads, latest first"), columns, rows)


def problems_table(problems: Iterable[Problem]) -> Table:
    """Where and what to mend."""
    columns = (Column("where", _("Where")), Column("what", _("What to mend")))
    rows = tuple(
        (", ".join(filter(None, (p.where.sheet, p.where.cell, p.where.field))) or p.where.file, p.message)
        for p in problems
    )
    return Table(_("To mend"), columns, rows)


def story_of_change(sheet: ImportableSheet, ground: Ground, change: Change) -> RowStory:
    """A row of the preview."""
    before = ground.texts(sheet.fields, change.entry.values) if change.entry else None
    story = _story(sheet, change.row, before, ground.texts(sheet.fields, change.values), change.outcome)
    return replace(story, caution=ground.caution(change))


def story_of_row(sheet: ImportableSheet, row: ImportedRow, shown: Callable[[ImportedRow], bool]) -> RowStory:
    """A row of an import that was committed."""
    return _story(sheet, row.row, row.before, row.after, row.outcome) if shown(row) else _withheld(sheet, row)


def stories_between(
    sheet: ImportableSheet,
    earlier: Iterable[ImportedRow],
    later: Iterable[ImportedRow],
    shown: Callable[[ImportedRow], bool],
) -> list[RowStory]:
    """How a later import differs from an earlier one: rows that only one of them has, and rows that say otherwise."""
    before = {row.entry: row for row in earlier}
    stories = []
    for row in later:
        former = before.pop(row.entry, None)
        if former is not None and former.after == row.after:
            continue
        if not shown(row) or (former is not None and not shown(former)):
            stories.append(_withheld(sheet, row))
        elif former is None:
            stories.append(_story(sheet, row.row, None, row.after, "added"))
        else:
            stories.append(_story(sheet, row.row, former.after, row.after, "changed"))
    return stories + [
        _story(sheet, row.row, row.after, {}, "removed") if shown(row) else _withheld(sheet, row)
        for row in before.values()
    ]


def _withheld(sheet: ImportableSheet, row: ImportedRow) -> RowStory:
    title = row.after[sheet.identity[0]]
    return RowStory(row.row, title, "withheld", ChangeList(title, ()))


def _story(sheet: ImportableSheet, row: int, before: Texts | None, after: Texts, outcome: str) -> RowStory:
    title = after.get(sheet.identity[0]) or (before or {}).get(sheet.identity[0], "")
    changes = [
        FieldChange(str(field.title), _shown(field, (before or {}).get(field.key)), _shown(field, after.get(field.key)))
        for field in sheet.fields
        if (before or {}).get(field.key, "") != after.get(field.key, "")
    ]
    return RowStory(row, title, outcome, ChangeList(title, changes))


def _shown(field: Field, text: str | None) -> str | None:
    """Text as files have it, for a reader: a day and an amount as she writes them."""
    if not text:
        return None
    if field.many or field.kind in SPOKEN or field.kind is Kind.TEXT:
        return text.rstrip("\n")
    value = value_of(field, text)
    if field.kind is Kind.DATE:
        return day_text(value)
    return present(value, Column(field.key, str(field.title), "usd" if field.kind is Kind.MONEY else "number"))
