"""Writing down a conversation, adding files to the note, and taking either away."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Actor, Place, Refused
from interlocal.core.access.permissions import Permission
from interlocal.core.audit.actions import action, record
from interlocal.core.governments.models import Government
from interlocal.core.measures.models import Audience
from interlocal.core.participation.models import TeamMember
from interlocal.modules.assessment.models import Interview, InterviewFile, OwnScan
from interlocal.modules.assessment.queries.interviews import long_past, may_keep
from interlocal.platform.acting import acting
from interlocal.platform.erasure import OVERDUE
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.files.actions import take_in
from interlocal.platform.files.models import StoredFile
from interlocal.platform.turns import take_turns

#: Files of one note, and the bytes of each.
MOST_FILES = 5
LARGEST = 10_000_000


@action
def write_interview(
    *, scan: OwnScan, government: Government, place: Place, by: Actor, at: datetime.datetime, **values: Any
) -> Interview:
    """Write down what was said: a government's own people, or the convener. `values` are fields of the note.

    ValidationError for a day to come, an audience that its writer can't choose, or a note that she wrote already.
    """
    by.require(Permission.ENTER_READINGS, government=government.id, partnership=place.id)
    own = government.id in by.governments
    interview = Interview(
        partnership_id=place.id,
        scan=scan,
        government=government,
        kept_by_id=government.id if own else place.convener,
        written_by_id=by.person,
        written_at=at,
        **values,
    )
    interview.full_clean()
    wrong = {}
    if interview.held_on > by.today(at, place.id):
        wrong["held_on"] = _("This day is still to come. Write the note when you have talked.")
    if not own and interview.audience == Audience.OWN:
        wrong["audience"] = _("Only its own people can keep a note to themselves. Choose who else may see it.")
    if not own and interview.audience == Audience.TEAM and not _on_team(by, place.id):
        wrong["audience"] = _("You are not on the assessment team, and would not see this note.")
    if wrong:
        raise ValidationError(wrong)
    take_turns(f"interviews by {by.person}")
    same = Interview.objects.filter(scan=scan, government=government, written_by=by.person, **values)
    if same.exists():
        raise ValidationError(_("You wrote this note already: it is kept, once."))
    interview.save(force_insert=True)
    _record("interview.written", interview, by, at)
    return interview


@action
def delete_interview(*, interview: Interview, by: Actor, at: datetime.datetime) -> None:
    """Take a note away with all its files, for good: those who wrote it down alone."""
    files = [file.file_id for file in _held(by, interview)]
    _record("interview.deleted", interview, by, at)
    interview.delete()
    _let_go(interview.kept_by_id, files)


@action
def attach_file(
    *, interview: Interview, name: str, chunks: Iterable[bytes], by: Actor, at: datetime.datetime
) -> InterviewFile:
    """Keep a file with a note; ValidationError for one too many, or too large. Whoever sees the note sees it."""
    if len(_held(by, interview)) >= MOST_FILES:
        raise ValidationError({"file": _("A note has at most five files. Remove one first.")})
    try:
        stored = take_in(chunks=chunks, name=name, at=at, government=interview.kept_by_id)
    except ValueError:
        raise ValidationError({"file": _too_large()}) from None
    if stored.size > LARGEST:
        raise ValidationError({"file": _too_large()})
    kept = InterviewFile(
        partnership_id=interview.partnership_id,
        interview=interview,
        kept_by_id=interview.kept_by_id,
        file=stored,
        name=stored.name,
        content_type=stored.content_type,
        size=stored.size,
        sha256=stored.sha256,
    )
    kept.full_clean()
    kept.save(force_insert=True)
    _record("interview.file_added", interview, by, at)
    return kept


@action
def remove_file(*, interview: Interview, file: InterviewFile, by: Actor, at: datetime.datetime) -> None:
    """Take a file of a note away, for good."""
    _held(by, interview)
    InterviewFile.objects.filter(id=file.id, interview=interview).delete()
    _let_go(interview.kept_by_id, [file.file_id])
    _record("interview.file_removed", interview, by, at)


@action
def erase_interviewed(*, by: Actor, at: datetime.datetime) -> int:
    """Forget with whom conversations were that lie a year back; return how many."""
    with acting(OVERDUE):
        erased = long_past(at).update(**blanks(Interview, Erased.WHEN_DONE))
    record("interview.name_erased", by=by, at=at, facts={"count": erased})
    return erased


def _too_large() -> str:
    return _("The file is larger than 10 MB. Send a smaller one, such as a scan with fewer dots.")


def _on_team(by: Actor, partnership: UUID) -> bool:
    return TeamMember.objects.filter(partnership=partnership, person=by.person).exists()


def _held(by: Actor, interview: Interview) -> list[InterviewFile]:
    """The files of a note as they stand, held to the end: of several who add one at once each sees the former's.

    Refused unless `by` keeps the note, and it is still there.
    """
    take_turns(f"interview {interview.id}")
    if not may_keep(by, interview) or not Interview.objects.filter(id=interview.id).exists():
        raise Refused
    return list(InterviewFile.objects.filter(interview=interview))


def _let_go(government: UUID, files: Iterable[UUID]) -> None:
    """Delete the rows of stored files; the bytes are swept at night, if no other row speaks of them."""
    StoredFile.objects.filter(government=government, id__in=list(files)).delete()


def _record(verb: str, interview: Interview, by: Actor, at: datetime.datetime) -> None:
    """On its government's own chain, or on the partnership's where the convener wrote it."""
    record(
        verb,
        by=by,
        at=at,
        government=interview.government_id,
        partnership=interview.partnership_id if interview.on_behalf else None,
        subject=interview.scan_id,
        facts={"government": interview.government_id},
    )
