"""Reading published scans."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.modules.assessment.models import IssuedReport, PublishedScan


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
