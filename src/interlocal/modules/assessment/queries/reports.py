"""Reading final reports, on published scans and on own ones."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from interlocal.core.access.actor import Actor
from interlocal.core.measures.models import Reading
from interlocal.core.measures.queries import shown_in
from interlocal.modules.assessment.models import IssuedFile, IssuedReport, OwnScan, PublishedScan


def reports_on(actor: Actor, kept: PublishedScan | OwnScan) -> QuerySet[IssuedReport]:
    """Final reports on an own scan, or on any version of a published one, latest first, with their files."""
    found = {"scan__key": kept.key} if isinstance(kept, PublishedScan) else reported(kept)
    return (
        IssuedReport.objects.filter(partnership_id=kept.partnership_id, **found)
        .select_related("scan", "own_scan")
        .defer("scan__content", "snapshot")
        .prefetch_related(Prefetch("files", IssuedFile.objects.select_related("file").order_by("file__name")))
        .order_by("-issued_at")
    )


def next_number(kept: PublishedScan | OwnScan) -> int:
    """The number that the next report on an own scan, or on this version of a published one, takes."""
    return IssuedReport.objects.filter(partnership_id=kept.partnership_id, **reported(kept)).count() + 1


def taken_back(actor: Actor, reports: Sequence[IssuedReport]) -> dict[UUID, int]:
    """For each report on a scan how many figures that its findings rest on the whole partnership may see no more."""
    wanted = {report.id: {UUID(key) for key in report.rests_on} for report in reports}
    keys = set().union(*wanted.values())
    shared = (
        Reading.objects.filter(shown_in(reports[0].partnership_id), id__in=keys) if keys else Reading.objects.none()
    )
    shown = set(shared.values_list("id", flat=True))
    return {report: len(rests - shown) for report, rests in wanted.items()}


def reported(kept: PublishedScan | OwnScan) -> dict[str, Any]:
    """The field of a report that names its scan."""
    return {"scan" if isinstance(kept, PublishedScan) else "own_scan": kept}
