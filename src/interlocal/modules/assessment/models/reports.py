"""Final reports, on published scans and on those that members run."""

import json
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse

from interlocal.core.governments.models import Partnership
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file.plain import to_scan
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.files.models import StoredFile
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PARTNERSHIPS, RowSecurity, TenantKey, of

from .published import PublishedScan
from .scans import OwnScan


class IssuedReport(Row):
    """A final report on a scan, a published or an own one: its files never change; a later one takes the next number.

    Of an own scan `rests_on` are the readings that its findings were made of, and `snapshot` is what was decided and
    rated and how gates stood by then, as JSON of the scan file format: with that it can be compared later.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(
        PublishedScan, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", db_constraint=False
    )
    own_scan = models.ForeignKey(
        OwnScan, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", db_constraint=False
    )
    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    rests_on = models.JSONField(default=list, blank=True)  # keys of readings
    snapshot = models.TextField(blank=True)

    field_rules: FieldRules = dict.fromkeys(["number", "issued_at", "rests_on", "snapshot"], ROW)

    class Meta:
        ordering = ["-issued_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_report_tenant"),
            models.UniqueConstraint(fields=["partnership", "scan", "number"], name="assessment_report_number"),
            models.UniqueConstraint(fields=["partnership", "own_scan", "number"], name="assessment_report_own_number"),
            models.CheckConstraint(
                condition=Q(scan=None, own_scan__isnull=False) | Q(scan__isnull=False, own_scan=None),
                name="assessment_report_one_scan",
            ),
            TenantKey(name="assessment_report_of", tenant="partnership", key="scan"),
            TenantKey(name="assessment_report_of_own", tenant="partnership", key="own_scan"),
            RowSecurity(
                name="assessment_issuedreport",
                read=of("partnership_id", PARTNERSHIPS),
                append=of("partnership_id", PARTNERSHIPS),
            ),
        ]

    @property
    def full_number(self) -> str:
        """What people call the report by."""
        return (self.scan or self.own_scan).report_number(self.number)  # type: ignore[union-attr]

    @property
    def as_scan(self) -> Scan:
        """What was decided and rated and how gates stood by the day of issue; of a published scan that scan."""
        return self.scan.scan if self.scan else to_scan(json.loads(self.snapshot, parse_float=Decimal))

    @property
    def pdf(self) -> str:
        """Where its PDF is handed out; empty where it has none."""
        return self.address_of("pdf")

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
