"""Reading uploads and imports. An upload is its government's own until it is committed."""

import datetime
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from interlocal.core.access.actor import Actor, Place, Refused
from interlocal.platform.files import store

from .models import Import, ImportedRow
from .sheet import Form, Ground, ImportableSheet, Table
from .table import Mapping, file_table, read_file


def government_for(actor: Actor, place: Place, sheet: ImportableSheet) -> UUID:
    """The government of hers for which she imports: the first that gives her the right; Refused if none does.

    Of a sheet that is one government's, that one; whoever imports for it does so as the convener.
    """
    if sheet.government:
        actor.require(sheet.permission, government=sheet.government, partnership=place.id)
        return sheet.government if sheet.government in place.seats else place.convener
    for government in place.seats:
        if actor.may(sheet.permission, government=government, partnership=place.id):
            return government
    raise Refused


def imports_of(actor: Actor, place: Place, sheet: ImportableSheet) -> QuerySet[Import]:
    """Committed imports, latest first."""
    return (
        _of(actor, place, sheet)
        .filter(number__isnull=False)
        .select_related("committed_by", "government")
        .order_by("-number", "-committed_at")
    )


def uploads_of(actor: Actor, place: Place, sheet: ImportableSheet) -> QuerySet[Import]:
    """Uploads of her governments that wait for their next step, latest first."""
    return _of(actor, place, sheet).filter(number=None, government_id__in=place.seats).select_related("uploaded_by")


def import_of(actor: Actor, place: Place, sheet: ImportableSheet, key: UUID) -> Import:
    """One of them, committed or not; Refused if it is not there."""
    found = (
        _of(actor, place, sheet)
        .filter(Q(number__isnull=False) | Q(government_id__in=place.seats), id=key)
        .select_related("committed_by", "uploaded_by", "government")
        .first()
    )
    if found is None:
        raise Refused
    return found


def same_file_before(upload: Import) -> Import | None:
    """The latest committed import of a file with the same content."""
    return (
        _beside(upload)
        .filter(number__isnull=False, sha256=upload.sha256)
        .select_related("committed_by")
        .order_by("-number")
        .first()
    )


def headings_before(upload: Import) -> dict[str, str]:
    """Field key -> heading, as a person matched them in the government's latest other file for the sheet."""
    mapped = _beside(upload).filter(mapping__isnull=False).order_by("-uploaded_at")
    latest = mapped.values_list("mapping", flat=True).first()
    return latest["headings"] if latest else {}


def rows_of(actor: Actor, version: Import) -> QuerySet[ImportedRow]:
    """What the rows of an import did, in the order of the file, with the import."""
    found = ImportedRow.objects.filter(part_of=version, government_id=version.government_id)
    return found.select_related("part_of").order_by("id")


def still_shown(actor: Actor, place: Place, sheet: ImportableSheet) -> Callable[[ImportedRow], bool]:
    """Tells of each row whether she may read what it did: at another government, not once that took it back.

    Then the version that the row wrote is hers to see no more, or the one that stood before it.
    """
    if sheet.government is None or sheet.government in place.seats:
        return lambda row: True
    versions = sheet.versions(actor)

    def shown(row: ImportedRow) -> bool:
        then = row.part_of.committed_at
        until_then = [at for at in versions.get(row.entry, ()) if then and at <= then]
        if row.outcome == "same":
            return bool(until_then)
        return then in until_then and (row.before is None or len(until_then) > 1)

    return shown


def abandoned(governments: Iterable[UUID], day: datetime.date) -> QuerySet[Import]:
    """Uploads that nobody committed until the day up to which they are kept."""
    return Import.objects.filter(number=None, government_id__in=governments, file__keep_until__lt=day)


def content_of(upload: Import) -> bytes:
    """The bytes of its file, until it is committed."""
    return store.path_of(upload.sha256).read_bytes()


def table_of(upload: Import, form: Form | None = None, ground: Ground | None = None) -> Table:
    """Its rows: as the form of its sheet reads them, else as the settled columns do. BadFile as the form says."""
    if form is not None and ground is not None:
        return form.read(read_file(content_of(upload), upload.file_name, go_on=True), ground)
    assert upload.mapping is not None
    return file_table(read_file(content_of(upload), upload.file_name), Mapping(**upload.mapping))


def _beside(upload: Import) -> QuerySet[Import]:
    """The same government's other files for the same sheet and place."""
    tenant = Q(partnership=upload.partnership_id) if upload.partnership_id else Q(partnership=None)
    return Import.objects.filter(tenant, sheet=upload.sheet, government_id=upload.government_id).exclude(id=upload.id)


def _of(actor: Actor, place: Place, sheet: ImportableSheet) -> QuerySet[Import]:
    if sheet.shared:
        return Import.objects.filter(sheet=sheet.key, partnership_id=place.id)
    found = Import.objects.filter(sheet=sheet.key, partnership=None, government_id__in=place.seats)
    if sheet.government and sheet.government not in place.seats:
        # Not every colleague of the convener's sees what she does: some of it is the assessment team's alone.
        return found.filter(uploaded_by=actor.person)
    return found
