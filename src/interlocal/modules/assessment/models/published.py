import json
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import Partnership
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file.plain import to_scan
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PARTNERSHIPS, RowSecurity, of


class PublishedScan(Row):
    """A scan that somebody published, kept whole and unchanged as it was loaded.

    A corrected file is a new row with the next `version`; `current` marks the one that is shown.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("short name in addresses"), max_length=80)
    title = models.CharField(_("title"), max_length=300)
    synthetic = models.BooleanField(_("invented"))
    content = models.TextField()  # JSON of the scan file format
    sha256 = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    current = models.BooleanField(default=True)
    loaded_at = models.DateTimeField()

    field_rules: FieldRules = dict.fromkeys(
        ["key", "title", "synthetic", "content", "sha256", "version", "current", "loaded_at"], ROW
    )

    class Meta:
        ordering = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_scan_tenant"),
            models.UniqueConstraint(fields=["partnership", "key", "version"], name="assessment_scan_version"),
            models.UniqueConstraint(
                fields=["partnership", "key"], condition=models.Q(current=True), name="assessment_scan_current"
            ),
            RowSecurity(name="assessment_publishedscan", read=of("partnership_id", PARTNERSHIPS), write="same"),
        ]

    @property
    def scan(self) -> Scan:
        """The scan itself; it was checked when it was loaded."""
        return to_scan(json.loads(self.content, parse_float=Decimal))

    def report_number(self, number: int) -> str:
        """The number that a report bears: the version of its scan, and which report on that it is."""
        return f"{self.version}.{number}"
