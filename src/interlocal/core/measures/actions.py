"""Recording a figure, or that there is none and why."""

import datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import Fact, action, fingerprint, record
from interlocal.core.governments.models import Government
from interlocal.core.participation.models import TeamMember
from interlocal.platform.versions import Conflict

from .models import Audience, Reading
from .rules import is_period
from .standard import Measure


@action
def record_reading(
    *,
    government: Government,
    measure: Measure,
    period: str,
    value: Decimal | int | None,
    grade: str,
    by: Actor,
    at: datetime.datetime,
    missing: str = "",
    audience: str = Audience.OWN,
    partnership: UUID | None = None,
    source_document: str = "",
    source_place: str = "",
    source_dated: str = "",
    version: int | None = None,
) -> Reading:
    """Add the next version of a reading; the former one stays and is no longer current.

    A government enters its own; the convener enters for a member, but nothing that only the member may see.
    `version` is the one that the writer had before her (0: none); Conflict if that is not the current one.
    ValidationError where a value and a reason for its absence are both given, or neither; where the value is below
    zero, or the period is not a year, a fiscal year or a day; where it is the assessment team's to see, and `by` is
    neither on it nor of the government.
    """
    by.require(Permission.ENTER_READINGS, government=government.id, partnership=partnership)
    _check(period, value)
    if audience == Audience.TEAM and government.id not in by.governments:
        _require_seat_on_team(by, partnership)
    _wait_for_the_others(government.id, measure.key, period, audience, partnership)
    series = Reading.objects.filter(
        government=government,
        measure=measure.key,
        period=period,
        audience=audience,
    ).filter(Q(partnership_id=partnership) if partnership else Q(partnership=None))
    latest = series.filter(current=True).select_for_update().first()
    if version is not None and latest is not None and latest.version != version:
        raise Conflict(latest, {"value": value, "missing": missing})
    reading = Reading(
        government=government,
        measure=measure.key,
        period=period,
        value=value,
        missing=missing,
        unit=measure.unit,
        grade=grade,
        audience=audience,
        partnership_id=partnership,
        version=latest.version + 1 if latest else 1,
        recorded_at=at,
        recorded_by_id=by.person,
        source_document=source_document,
        source_place=source_place,
        source_dated=source_dated,
    )
    series.filter(current=True).update(current=False)
    reading.full_clean()
    reading.save(force_insert=True)
    # On its government's chain; on the partnership's where the convener enters it. Her partners read that one: a
    # fingerprint there would let them try out figures until one fits.
    own = government.id in by.governments
    facts: dict[str, Fact] = {"measure": measure.key, "version": reading.version}
    record(
        "reading.recorded",
        by=by,
        at=at,
        government=government.id,
        partnership=None if own else partnership,
        subject=reading.id,
        facts=facts | {"content": fingerprint([value, missing])} if own else facts,
    )
    return reading


def _wait_for_the_others(*series: object) -> None:
    """Hold the series to the end of the transaction: there may be no row to lock yet, and two who enter the first."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"reading {series}"])


def _require_seat_on_team(by: Actor, partnership: UUID | None) -> None:
    """Who does not see a series can't enter its next version."""
    if not TeamMember.objects.filter(partnership=partnership, person=by.person).exists():
        raise ValidationError({"audience": _("You are not on the assessment team, and would not see this figure.")})


def _check(period: str, value: Decimal | int | None) -> None:
    wrong = {}
    if not is_period(period):
        wrong["period"] = _("Write a year such as 2025, a fiscal year such as FY2025, or a day such as 2025-06-30.")
    if value is not None and value < 0:
        wrong["value"] = _("People, staff and budgets are counted from zero up.")
    if wrong:
        raise ValidationError(wrong)
