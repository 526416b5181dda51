"""Recording what a government tells of itself, or that there is no figure and why; and to whom it shows that."""

import datetime
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F, Max, Min, QuerySet
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import Fact, action, fingerprint, record
from interlocal.core.governments.models import Government
from interlocal.core.participation.models import TeamMember
from interlocal.platform.turns import take_turns
from interlocal.platform.versions import Conflict

from .figures import Figure, Series, faults_of, series_of
from .models import SHARED, Audience, Reading
from .queries import current_of, series_beside, told_beside, versions_of
from .standard import Measure

#: Keys to other rows, which clean_fields would look up one by one.
_KEYS = ("government", "partnership", "recorded_by")


@action
def record_reading(
    *,
    government: Government,
    measure: Measure,
    period: str,
    grade: str,
    by: Actor,
    at: datetime.datetime,
    value: Decimal | int | None = None,
    text: str = "",
    missing: str = "",
    about: UUID | None = None,
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
    ValidationError where she had one and there is none that she may see any more; where a value and a reason for its
    absence are both given, or neither; where the value is below zero, or the period is not a year, a fiscal year or a
    day; where it is the assessment team's to see, and `by` is neither on it nor of the government.
    """
    by.require(Permission.ENTER_READINGS, government=government.id, partnership=partnership)
    figure = Figure(
        measure=measure,
        period=period,
        grade=grade,
        about=about,
        value=value,
        text=text,
        missing=missing,
        audience=audience,
        source_document=source_document,
        source_place=source_place,
        source_dated=source_dated,
        version=version,
    )
    wrong = faults_of(figure)
    if wrong:
        raise ValidationError(wrong)
    if audience == Audience.TEAM and government.id not in by.governments:
        _require_seat_on_team(by, partnership)
    take_turns(f"readings {government.id}")
    series = figure.series(partnership)
    latest = {series_of(row): row for row in current_of(government.id, [figure], partnership)}.get(series)
    last = _last_versions(government.id, [figure])[series]
    reading = _next(government.id, figure, latest, last, partnership, by, at)
    if latest:
        Reading.objects.filter(id=latest.id).update(current=False)
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
        facts=facts | {"content": fingerprint([value, text, missing])} if own else facts,
    )
    return reading


@action
def record_readings(
    *, government: Government, figures: Sequence[Figure], partnership: UUID, by: Actor, at: datetime.datetime
) -> list[Reading]:
    """Record several at once, all or none; those that say what stands already are left out. By the rules for one.

    Returns what was written. `partnership` is the one to which shared ones are shown. ValidationError names each wrong
    figure by its measure.
    """
    own = government.id in by.governments
    if not own and any(not figure.shared for figure in figures):
        raise Refused
    by.require(Permission.ENTER_READINGS, government=government.id, partnership=None if own else partnership)
    wrong = {figure.measure.key: list(faults.values()) for figure in figures if (faults := faults_of(figure))}
    if wrong:
        raise ValidationError(wrong)
    if not own and any(figure.audience == Audience.TEAM for figure in figures):
        _require_seat_on_team(by, partnership)
    take_turns(f"readings {government.id}")
    current = {series_of(row): row for row in current_of(government.id, figures, partnership)}
    last = _last_versions(government.id, figures)
    written, replaced = [], []
    for figure in figures:
        series = figure.series(partnership)
        latest = current.get(series)
        if latest and figure.says_as(latest):
            continue
        shown_to = partnership if figure.shared else None
        reading = _next(government.id, figure, latest, last[series], shown_to, by, at)
        reading.clean_fields(exclude=_KEYS)
        written.append(reading)
        if latest:
            replaced.append(latest.id)
    Reading.objects.filter(id__in=replaced).update(current=False)
    Reading.objects.bulk_create(written)
    record(
        "readings.recorded",
        by=by,
        at=at,
        government=government.id,
        partnership=None if own else partnership,
        facts={"count": len(written)},
    )
    return written


@action
def show_readings_to(
    *,
    government: Government,
    readings: Sequence[Reading],
    audience: str,
    partnership: UUID | None,
    by: Actor,
    at: datetime.datetime,
) -> None:
    """Show figures of one's own government to others than before; nobody else may. `readings` are current ones.

    Former versions go along to those who have seen them: what is taken back is gone with all of them, and what is
    shown more widely is what it says now. The others stay with the government. `partnership` is named where it alone
    is to see them. Where that audience has a figure of the same measure and period already, the one that is moved
    takes its place.
    """
    if government.id not in by.governments:
        raise Refused
    by.require(Permission.ENTER_READINGS, government=government.id)
    take_turns(f"readings {government.id}")
    goes_to = partnership if audience in SHARED else None
    moved = 0
    for reading in readings:
        if reading.government_id != government.id or (reading.audience, reading.partnership_id) == (audience, goes_to):
            continue
        versions = versions_of(by, reading).order_by()
        if not _has_seen(reading, audience, goes_to):
            if reading.audience != Audience.OWN:
                _move(versions.filter(current=False), reading, Audience.OWN, None)
            versions = versions.filter(current=True)
        _move(versions, reading, audience, goes_to)
        moved += 1
    record(
        "readings.shown",
        by=by,
        at=at,
        government=government.id,
        facts={"count": moved, "audience": str(audience)},
    )


def _has_seen(reading: Reading, audience: str, partnership: UUID | None) -> bool:
    """Whether all of an audience could read a figure, and with it its former versions, before it is shown to them."""
    if audience == Audience.OWN or reading.audience == Audience.PUBLIC:
        return True
    return audience == Audience.TEAM and (reading.audience, reading.partnership_id) == (
        Audience.PARTNERSHIP,
        partnership,
    )


def _move(readings: QuerySet[Reading], like: Reading, audience: str, partnership: UUID | None) -> None:
    """Put versions of a series behind those that an audience has of the same measure and period."""
    there = series_beside(like, audience, partnership)
    last = there.aggregate(Max("version"))["version__max"] or 0
    if readings.filter(current=True).exists():
        there.filter(current=True).update(current=False)
    # Numbers begin anew: how many versions stay behind is not for others to know.
    first = readings.aggregate(Min("version"))["version__min"] or 0
    readings.update(audience=audience, partnership=partnership, version=F("version") - first + last + 1)


def _last_versions(government: UUID, figures: Sequence[Figure]) -> Counter[Series]:
    """How many versions each series has: there may be former ones alone, where the last is shown to others now."""
    columns = ("measure", "about", "period", "audience", "partnership_id")
    last = told_beside(government, figures).order_by().values_list(*columns).annotate(Max("version"))
    return Counter({(*series,): version for *series, version in last})


def _next(
    government: UUID,
    figure: Figure,
    latest: Reading | None,
    last: int,
    partnership: UUID | None,
    by: Actor,
    at: datetime.datetime,
) -> Reading:
    """The version behind the `last` of its series; Conflict where the writer saw another one than `latest`.

    ValidationError where she saw one and there is none: what was taken back meanwhile is not restored by a stale page.
    """
    if figure.version and latest is None:
        raise ValidationError({figure.measure.key: _("It is gone, or not yours to see any more. Begin again.")})
    if figure.version is not None and latest is not None and latest.version != figure.version:
        yours = {"value": figure.value, "text": figure.text, "missing": figure.missing}
        raise Conflict(latest, {name: value for name, value in yours.items() if value or name != "text"})
    return Reading(
        government_id=government,
        about=figure.about,
        measure=figure.measure.key,
        period=figure.period,
        value=figure.value,
        text=figure.text,
        missing=figure.missing,
        unit=figure.measure.unit,
        grade=figure.grade,
        audience=figure.audience,
        partnership_id=partnership,
        version=last + 1,
        recorded_at=at,
        recorded_by_id=by.person,
        source_document=figure.source_document,
        source_place=figure.source_place,
        source_dated=figure.source_dated,
    )


def _require_seat_on_team(by: Actor, partnership: UUID | None) -> None:
    """Who does not see a series can't enter its next version."""
    if not TeamMember.objects.filter(partnership=partnership, person=by.person).exists():
        raise ValidationError({"audience": _("You are not on the assessment team, and would not see this figure.")})
