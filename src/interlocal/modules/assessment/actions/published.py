"""Loading a scan, and issuing a report on it."""

import datetime
import hashlib
import json
from collections.abc import Collection, Mapping
from decimal import Decimal
from uuid import UUID

from interlocal.core.access.actor import Actor
from interlocal.core.audit.actions import action, record
from interlocal.modules.assessment.models import IssuedFile, IssuedReport, OwnScan, PublishedScan
from interlocal.modules.assessment.permissions import Permission
from interlocal.modules.assessment.queries.reports import reported
from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import from_scan
from interlocal.platform.files.actions import take_in


@action
def load_scan(*, partnership: UUID, scan: Scan, by: Actor, at: datetime.datetime) -> tuple[PublishedScan, bool]:
    """Keep a scan, and whether it was new: the same content again changes nothing but the log.

    A different content under the same key becomes the next version; the former one stays readable to reports.
    """
    by.require(Permission.LOAD_SCAN, partnership=partnership)
    content = _json(scan)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    versions = PublishedScan.objects.filter(partnership_id=partnership, key=scan.key)
    current = versions.filter(current=True).select_for_update().first()
    new = current is None or current.sha256 != sha256
    if current is None or new:
        versions.filter(current=True).update(current=False)
        current = PublishedScan(
            partnership_id=partnership,
            key=scan.key,
            title=scan.title,
            synthetic=scan.synthetic,
            content=content,
            sha256=sha256,
            version=current.version + 1 if current else 1,
            loaded_at=at,
        )
        current.full_clean()
        current.save(force_insert=True)
    record(
        "scan.loaded",
        by=by,
        at=at,
        partnership=partnership,
        subject=current.id,
        facts={"version": current.version, "content": sha256, "new": new},
    )
    return current, new


@action
def issue_report(
    *,
    kept: PublishedScan | OwnScan,
    number: int,
    files: Mapping[str, bytes],
    by: Actor,
    at: datetime.datetime,
    rests_on: Collection[UUID] = (),
    snapshot: Scan | None = None,
    printed: Collection[str] = (),
) -> IssuedReport:
    """Issue the final report whose `files` (name to content) were made from `kept`; they never change again.

    Of an own scan: the readings that it rests on, the scan as it was decided by then, and which chapters of the plan it
    prints. ValidationError if another report took the number meanwhile: the files bear it, so they must be made anew.
    """
    by.require(Permission.ISSUE_REPORT, partnership=kept.partnership_id)
    report = IssuedReport(
        partnership_id=kept.partnership_id,
        **reported(kept),
        number=number,
        issued_at=at,
        rests_on=[str(key) for key in sorted(rests_on)],
        snapshot=_json(snapshot) if snapshot else "",
    )
    report.full_clean()
    report.save(force_insert=True)
    for name, content in files.items():
        stored = take_in(chunks=[content], name=name, at=at, partnership=kept.partnership_id)
        IssuedFile(partnership_id=kept.partnership_id, report=report, file=stored).save(force_insert=True)
    record(
        "report.issued",
        by=by,
        at=at,
        partnership=kept.partnership_id,
        subject=report.id,
        facts={
            "scan": kept.id,
            "number": report.full_number,
            **dict.fromkeys((f"prints_{chapter}" for chapter in printed), True),
            **{name.rsplit(".", 1)[-1]: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        },
    )
    return report


def _json(scan: Scan) -> str:
    return json.dumps(from_scan(scan), ensure_ascii=False, sort_keys=True, default=_number)


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} has no place in a scan file.")
