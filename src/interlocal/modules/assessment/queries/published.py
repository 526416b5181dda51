"""Reading scans and the reports issued on them."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.modules.assessment.models import IssuedFile, IssuedReport, PublishedScan


def scans_of(actor: Actor, partnership: UUID) -> QuerySet[PublishedScan]:
    """The current version of every scan, by title, with the reports issued on it, latest first."""
    reports = Prefetch("reports", IssuedReport.objects.order_by("-issued_at"))
    return (
        PublishedScan.objects.filter(partnership_id=partnership, current=True)
        .prefetch_related(reports)
        .order_by("title")
    )


def scan_of(actor: Actor, partnership: UUID, key: str) -> PublishedScan:
    """The current version of one; Refused if it is not there."""
    kept = PublishedScan.objects.filter(partnership_id=partnership, key=key, current=True).first()
    if kept is None:
        raise Refused
    return kept


def scan_by_id(actor: Actor, partnership: UUID, scan: UUID) -> PublishedScan:
    """Any version of a scan by its key; Refused if it is not there."""
    kept = PublishedScan.objects.filter(partnership_id=partnership, id=scan).first()
    if kept is None:
        raise Refused
    return kept


def reports_on(actor: Actor, kept: PublishedScan) -> QuerySet[IssuedReport]:
    """Final reports on any version of a scan, latest first, with their files."""
    return (
        IssuedReport.objects.filter(partnership_id=kept.partnership_id, scan__key=kept.key)
        .select_related("scan")
        .defer("scan__content")
        .prefetch_related(Prefetch("files", IssuedFile.objects.select_related("file").order_by("file__name")))
        .order_by("-issued_at")
    )


def next_number(kept: PublishedScan) -> int:
    """The number that the next report on this version of the scan takes."""
    return IssuedReport.objects.filter(partnership_id=kept.partnership_id, scan=kept).count() + 1
