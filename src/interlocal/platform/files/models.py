from django.db import models
from django.db.models import Q

from interlocal.platform.fields import ROW, SECRET, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import GOVERNMENTS, LINK, PARTNERSHIPS, RowSecurity, is_, of


class StoredFile(Row):
    """A file of one government or one partnership. Its bytes lie in the store under their SHA-256."""

    government = models.UUIDField(null=True)
    partnership = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()
    keep_until = models.DateField(null=True)

    field_rules: FieldRules = {
        **dict.fromkeys(["government", "partnership", "name", "content_type", "size", "stored_at", "keep_until"], ROW),
        "sha256": SECRET,
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(government=None, partnership__isnull=False) | Q(government__isnull=False, partnership=None),
                name="files_one_tenant",
            ),
            models.UniqueConstraint(fields=["partnership", "id"], name="files_of_partnership"),
            models.UniqueConstraint(fields=["government", "id"], name="files_of_government"),
            RowSecurity(
                name="files_storedfile",
                # The last is for the sweep, which asks by a content's hash whether any row speaks of it.
                read=f"{of('government', GOVERNMENTS)} or {of('partnership', PARTNERSHIPS)} or {is_('sha256', LINK)}",
                write=f"{of('government', GOVERNMENTS)} or {of('partnership', PARTNERSHIPS)}",
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="files_by_content")]
