import json
from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import Partnership
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file.plain import to_scan
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.files.models import StoredFile
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PARTNERSHIPS, RowSecurity, TenantKey, of


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


class IssuedReport(Row):
    """A final report on a scan: its files never change; a later one takes the next number."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(PublishedScan, on_delete=models.PROTECT, related_name="reports", db_constraint=False)
    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField()

    field_rules: FieldRules = {"number": ROW, "issued_at": ROW}

    class Meta:
        ordering = ["-issued_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_report_tenant"),
            models.UniqueConstraint(fields=["partnership", "scan", "number"], name="assessment_report_number"),
            TenantKey(name="assessment_report_of", tenant="partnership", key="scan"),
            RowSecurity(
                name="assessment_issuedreport",
                read=of("partnership_id", PARTNERSHIPS),
                append=of("partnership_id", PARTNERSHIPS),
            ),
        ]

    @property
    def full_number(self) -> str:
        """What people call the report by."""
        return self.scan.report_number(self.number)

    def address_of(self, ending: str) -> str:
        """Where its file with this ending is handed out; empty where it has none."""
        found = (issued for issued in self.files.all() if issued.file.name.endswith(f".{ending}"))
        return next((reverse("file", args=[issued.file_id]) for issued in found), "")


class IssuedFile(Row):
    """One file of an issued report."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(IssuedReport, on_delete=models.PROTECT, related_name="files", db_constraint=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", db_constraint=False)

    field_rules: FieldRules = {}

    class Meta:
        constraints = [
            TenantKey(name="assessment_file_of", tenant="partnership", key="report"),
            TenantKey(name="assessment_file_content", tenant="partnership", key="file"),
            RowSecurity(
                name="assessment_issuedfile",
                read=of("partnership_id", PARTNERSHIPS),
                append=of("partnership_id", PARTNERSHIPS),
            ),
        ]
