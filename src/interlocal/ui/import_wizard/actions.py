"""Taking a file in, settling its columns, committing it whole, or letting it go."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place
from interlocal.core.audit.actions import action, record
from interlocal.platform.files.actions import take_in
from interlocal.platform.files.models import StoredFile
from interlocal.platform.keys import ordered_key
from interlocal.platform.turns import take_turns
from interlocal.platform.versions import Conflict

from . import queries
from .check import Checked, check
from .models import Import, ImportedRow
from .sheet import Change, Ground, ImportableSheet
from .table import Mapping, fits, guess, is_certain, read_file

#: So long an upload waits for its next step.
KEPT = datetime.timedelta(days=30)


class CommittedAlready(Exception):
    """The upload was committed, by this person or another, before this came."""


@action
def begin_import(
    *, sheet: ImportableSheet, place: Place, chunks: Iterable[bytes], name: str, by: Actor, at: datetime.datetime
) -> Import:
    """Keep an uploaded file for the steps to come; ValidationError if it is too large, BadFile if it is no table.

    Its columns are settled already where its headings leave nothing to decide, or where they are of a fixed form.
    """
    government = queries.government_for(by, place, sheet)
    file = _kept(government, chunks, name, at)
    upload = Import(
        government_id=government,
        partnership_id=place.id if sheet.shared else None,
        sheet=sheet.key,
        file=file,
        file_name=file.name,
        sha256=file.sha256,
        uploaded_by_id=by.person,
        uploaded_at=at,
    )
    if sheet.form:
        queries.table_of(upload, sheet.form, sheet.ground(by, place, at))
    else:
        book = read_file(queries.content_of(upload), upload.file_name)
        mapping = guess(book, sheet)
        if is_certain(book, sheet, mapping):
            upload.mapping = asdict(mapping)
    upload.save(force_insert=True)
    record("import.begun", by=by, at=at, government=government, subject=upload.id, facts={"sheet": sheet.key})
    return upload


@action
def settle_columns(
    *, upload: Import, sheet: ImportableSheet, place: Place, mapping: Mapping, by: Actor, at: datetime.datetime
) -> None:
    """Remember which columns of the file are which fields."""
    by.require(sheet.permission, government=upload.government_id, partnership=place.id)
    upload.mapping = asdict(mapping)
    Import.objects.filter(id=upload.id, government_id=upload.government_id, number=None).update(mapping=upload.mapping)
    record("import.mapped", by=by, at=at, government=upload.government_id, subject=upload.id)


@action
def mend_import(
    *,
    upload: Import,
    sheet: ImportableSheet,
    place: Place,
    chunks: Iterable[bytes],
    name: str,
    by: Actor,
    at: datetime.datetime,
) -> bool:
    """Put a mended file in place of an upload's; errors as where an import is begun, CommittedAlready if it was.

    Returns whether its columns are settled: where the headings are as they were, or leave nothing to decide. Else they
    are guessed from those.
    """
    by.require(sheet.permission, government=upload.government_id, partnership=place.id)
    _take_turns(upload, sheet, place)
    former, file = upload.file_id, _kept(upload.government_id, chunks, name, at)
    upload.file, upload.file_name, upload.sha256 = file, file.name, file.sha256
    upload.uploaded_by_id, upload.uploaded_at = by.person, at
    if sheet.form:
        queries.table_of(upload, sheet.form, sheet.ground(by, place, at))
        settled = True
    else:
        settled = _settle_again(upload, sheet)
    upload.save(update_fields=["file", "file_name", "sha256", "uploaded_by", "uploaded_at", "mapping"])
    _let_go(former, upload.government_id)
    record("import.mended", by=by, at=at, government=upload.government_id, subject=upload.id)
    return settled


@action
def discard_import(*, upload: Import, sheet: ImportableSheet, place: Place, by: Actor, at: datetime.datetime) -> None:
    """Let an upload go, file and all; one that is committed stays (ValidationError)."""
    by.require(sheet.permission, government=upload.government_id, partnership=place.id)
    if not _delete(upload):
        raise ValidationError(_("This file is imported already; what it changed can be changed back one by one."))
    record("import.discarded", by=by, at=at, government=upload.government_id, subject=upload.id)


@action
def sweep_uploads(*, partnership: UUID, governments: Iterable[UUID], by: Actor, at: datetime.datetime) -> int:
    """Delete the uploads of a partnership's `governments` that waited too long; return how many."""
    swept = sum(_delete(upload) for upload in queries.abandoned(governments, at.date()))
    record("import.swept", by=by, at=at, partnership=partnership, facts={"count": swept})
    return swept


@action
def commit_import(
    *, upload: Import, sheet: ImportableSheet, place: Place, seen: str, by: Actor, at: datetime.datetime
) -> Import:
    """Write what the preview showed, whole: entries through the sheet's own action, and what each row did.

    `seen` is the fingerprint of the difference that the person looked at. ValidationError where it is another one by
    now, CommittedAlready the second time. Commits of one sheet wait for one another, so that each sees the last.
    """
    by.require(sheet.permission, government=upload.government_id, partnership=place.id)
    _take_turns(upload, sheet, place)
    ground = sheet.ground(by, place, at)
    checked = check(queries.table_of(upload, sheet.form, ground), sheet, ground)
    if checked.problems or checked.seen != seen:
        raise _stale()
    try:
        keys = _write(sheet, place, checked, by, at)
    except Conflict as conflict:
        raise _stale() from conflict
    latest = queries.imports_of(by, place, sheet).aggregate(Max("number"))["number__max"] or 0
    upload.number, upload.committed_by_id, upload.committed_at = latest + 1, by.person, at
    file, upload.file_id = upload.file_id, None
    for outcome, count in checked.counts.items():
        setattr(upload, outcome, count)
    upload.save(update_fields=["number", "file", "committed_by", "committed_at", *checked.counts])
    _let_go(file, upload.government_id)
    own_keys = sorted(ordered_key() for _change in checked.changes)  # row numbers of several sheets tell no order
    ImportedRow.objects.bulk_create(
        ImportedRow(
            id=own_key,
            government_id=upload.government_id,
            partnership_id=upload.partnership_id,
            part_of=upload,
            row=change.row,
            entry=key,
            before=before,
            after=after,
        )
        for own_key, change, key in zip(own_keys, checked.changes, keys, strict=True)
        for before, after in [_remembered(sheet, ground, change)]
    )
    record(
        "import.committed",
        by=by,
        at=at,
        government=upload.government_id,
        partnership=upload.partnership_id,
        subject=upload.id,
        facts={"sheet": sheet.key, **checked.counts},
    )
    return upload


def _settle_again(upload: Import, sheet: ImportableSheet) -> bool:
    """Whether the columns of the file that took another's place are settled; where they are not, they are guessed."""
    book = read_file(queries.content_of(upload), upload.file_name)
    before = Mapping(**upload.mapping) if upload.mapping else None
    settled = before is not None and fits(book, before)
    if before and not settled:
        mapping = guess(book, sheet, remembered=before.headings)
        upload.mapping, settled = asdict(mapping), is_certain(book, sheet, mapping)
    return settled


def _kept(government: UUID, chunks: Iterable[bytes], name: str, at: datetime.datetime) -> StoredFile:
    try:
        return take_in(chunks=chunks, name=name, at=at, government=government, keep_until=(at + KEPT).date())
    except ValueError as error:
        raise ValidationError({"file": str(error)}) from error


def _let_go(file: UUID | None, government: UUID) -> None:
    assert file is not None
    StoredFile.objects.filter(id=file, government=government).delete()


def _take_turns(upload: Import, sheet: ImportableSheet, place: Place) -> None:
    """Wait for whoever commits or mends a file of the same sheet, then see the upload as they left it."""
    tenant = place.id if sheet.shared else upload.government_id
    take_turns(f"import {sheet.key} {tenant}")
    upload.refresh_from_db(fields=["number", "mapping", "file", "file_name", "sha256"])
    if upload.number is not None:
        raise CommittedAlready


def _write(sheet: ImportableSheet, place: Place, checked: Checked, by: Actor, at: datetime.datetime) -> list[UUID]:
    """Commit what differs; the key of the entry that each change is about, in their order."""
    differing = checked.differing
    written = iter(sheet.commit(place=place, changes=differing, by=by, at=at) if differing else ())
    return [change.entry.id if change.entry else next(written) for change in checked.changes]


def _remembered(sheet: ImportableSheet, ground: Ground, change: Change) -> tuple[dict[str, str] | None, dict[str, str]]:
    """A row before and after as texts, for good; without what it says of people."""
    before = ground.texts(sheet.fields, change.entry.values) if change.entry else None
    after = ground.texts(sheet.fields, change.values)
    for key in (field.key for field in sheet.fields if field.personal):
        if before and before[key]:
            if after[key]:
                after[key] = _("not kept here") if after[key] == before[key] else _("changed; not kept here")
            before[key] = _("not kept here")
        elif after[key]:
            after[key] = _("not kept here")
    return before, after


def _delete(upload: Import) -> bool:
    deleted, _rows = Import.objects.filter(id=upload.id, government_id=upload.government_id, number=None).delete()
    if deleted:
        _let_go(upload.file_id, upload.government_id)
    return bool(deleted)


def _stale() -> ValidationError:
    return ValidationError(_("The entries were changed after you looked. Look at the difference again, then import."))
