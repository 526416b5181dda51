from django.db import models
from django.db.models import Q

from interlocal.core.governments.models import Government, Partnership
from interlocal.core.people.models import Person
from interlocal.platform.fields import ROW, SECRET, FieldRules
from interlocal.platform.files.models import StoredFile
from interlocal.platform.keys import Row
from interlocal.platform.row_security import GOVERNMENTS, PARTNERSHIPS, RowSecurity, TenantKey, of

_OWN = of("government_id", GOVERNMENTS)
_WRITTEN = f"{_OWN} and (partnership_id is null or {of('partnership_id', PARTNERSHIPS)})"


class Import(Row):
    """A file brought in for a sheet: first an upload of one government, then, once committed, a version for good.

    The upload is its government's own, and its file is let go once it is committed: what it says of people would stay
    there when it is erased elsewhere. What was made of it is seen by `partnership`, where one is named.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="+")
    sheet = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)  # of the file: tells the same one when it comes again
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    mapping = models.JSONField(null=True)  # table.Mapping, once a person has settled it
    number = models.PositiveIntegerField(null=True)  # the how manieth import of its sheet
    committed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    committed_at = models.DateTimeField(null=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)

    field_rules: FieldRules = dict.fromkeys(
        [
            *("sheet", "file_name", "uploaded_at", "mapping", "number", "committed_at"),
            *("added", "changed", "same"),
        ],
        ROW,
    ) | {"sha256": SECRET}

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(fields=["government", "id"], name="import_wizard_import_tenant"),
            models.CheckConstraint(
                condition=Q(number=None, committed_at=None) | Q(number__isnull=False, committed_at__isnull=False),
                name="import_wizard_import_committed",
            ),
            TenantKey(name="import_wizard_import_file", tenant="government", key="file"),
            RowSecurity(
                name="import_wizard_import",
                read=f"{_OWN} or (committed_at is not null and {of('partnership_id', PARTNERSHIPS)})",
                write=_WRITTEN,
                remove=_OWN,
            ),
        ]
        indexes = [models.Index(fields=["sheet", "partnership", "number"], name="import_wizard_versions")]


class ImportedRow(Row):
    """What one row of a committed file did: the entry that it became or was about, before and after, as text.

    Of a field that says something of a person only that it was stated, and whether it was changed.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="+")
    part_of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    row = models.PositiveIntegerField()
    entry = models.UUIDField()
    before = models.JSONField(null=True)  # field key -> text, as files have it; null: it did not stand before
    after = models.JSONField()

    field_rules: FieldRules = dict.fromkeys(["row", "entry", "before", "after"], ROW)

    class Meta:
        ordering = ["row"]
        constraints = [
            TenantKey(name="import_wizard_row_of", tenant="government", key="part_of"),
            RowSecurity(
                name="import_wizard_importedrow",
                read=f"{_OWN} or {of('partnership_id', PARTNERSHIPS)}",
                append=_WRITTEN,
            ),
        ]
        indexes = [models.Index(fields=["part_of", "row"], name="import_wizard_rows")]

    @property
    def outcome(self) -> str:
        if self.before is None:
            return "added"
        return "changed" if self.before != self.after else "same"
