"""Reading notes of conversations. Row security leaves out those that are not for the actor's eyes."""

import datetime
from uuid import UUID

from django.db.models import QuerySet

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.access.permissions import Permission
from interlocal.modules.assessment.models import NAMED, Interview, InterviewFile, OwnScan


def interviews_of(actor: Actor, scan: OwnScan) -> QuerySet[Interview]:
    """Those of a scan that she may see, the latest conversation first, with their files."""
    found = Interview.objects.filter(partnership_id=scan.partnership_id, scan=scan)
    return found.select_related("government", "kept_by", "written_by").prefetch_related("files")


def interview_of(actor: Actor, scan: OwnScan, key: UUID) -> Interview:
    """One of those; Refused if it is not there."""
    found = interviews_of(actor, scan).filter(id=key).first()
    if found is None:
        raise Refused
    return found


def file_of(interview: Interview, key: UUID) -> InterviewFile:
    """A file of a note that the actor may see; Refused if it is not there."""
    found = next((file for file in interview.files.all() if file.id == key), None)
    if found is None:
        raise Refused
    return found


def may_keep(actor: Actor, interview: Interview) -> bool:
    """Whether she is of those who wrote it down: only they add files, and take it away."""
    return interview.kept_by_id in actor.governments and actor.may(
        Permission.ENTER_READINGS, government=interview.government_id, partnership=interview.partnership_id
    )


def long_past(at: datetime.datetime) -> QuerySet[Interview]:
    """Notes of conversations so long ago that with whom they were has served its purpose."""
    return Interview.objects.filter(held_on__lt=at.date() - NAMED).exclude(with_whom="")
