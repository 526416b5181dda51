"""What somebody said in a conversation, written down, with files; and when members were last reminded to answer."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import PEERS, Government, Partnership
from interlocal.core.measures.models import Audience
from interlocal.core.participation.models import TEAMS
from interlocal.core.people.models import Person
from interlocal.platform.erasure import overdue
from interlocal.platform.fields import ROW, SECRET, Erased, FieldRules, personal
from interlocal.platform.files.models import StoredFile
from interlocal.platform.keys import Row
from interlocal.platform.row_security import GOVERNMENTS, PARTNERSHIPS, RowSecurity, TenantKey, of

from .links import CONVENED
from .scans import OwnScan

#: After the conversation, how long it stays written with whom it was.
NAMED = datetime.timedelta(days=365)
#: Who may see a note; a published one there is not.
NOTE_AUDIENCES = [(each.value, each.label) for each in (Audience.PARTNERSHIP, Audience.TEAM, Audience.OWN)]
_KEEPERS = of("kept_by_id", GOVERNMENTS)
_HERE = of("partnership_id", PARTNERSHIPS)
_LONG_PAST = overdue(f"held_on < current_date - {NAMED.days}")


class Interview(Row):
    """A conversation about what one government does, about one area or about all of it.

    `kept_by` is the government whose people wrote it down and may take it away: its own, or the convener. Its own
    people always see it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(OwnScan, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    kept_by = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    #: A plain key: an area is taken out of a scan by somebody who does not see every note.
    area = models.UUIDField(_("area"), null=True, blank=True)
    with_whom = models.CharField(
        _("with whom"),
        max_length=200,
        blank=True,
        help_text=_(
            "Name and office. Whoever may see the note sees it; a year after the conversation it goes by itself."
        ),
    )
    held_on = models.DateField(_("on what day"))
    said = models.TextField(
        _("what was said"),
        max_length=10_000,
        help_text=_("It stays until the note is deleted: name nobody here who would not want to be named."),
    )
    audience = models.CharField(
        _("who may see it"), max_length=20, choices=NOTE_AUDIENCES, default=Audience.PARTNERSHIP
    )
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    field_rules: FieldRules = {
        "with_whom": personal(erased=Erased.WHEN_DONE),
        **dict.fromkeys(["area", "held_on", "said", "audience", "written_at"], ROW),
    }

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_interview_tenant"),
            TenantKey(name="assessment_interview_of", tenant="partnership", key="scan"),
            RowSecurity(
                name="assessment_interview",
                read=f"({of('government_id', GOVERNMENTS)} or (audience = 'partnership' and {_HERE})"
                f" or (audience = 'team' and {_HERE} and partnership_id in {TEAMS})) or {_LONG_PAST}",
                append=f"{_KEEPERS} and {_HERE}"
                f" and (government_id = kept_by_id or (audience <> 'own' and government_id in {PEERS}))",
                # Of a note only the name of whom it was with ever changes: it goes.
                change=_LONG_PAST,
                remove=_KEEPERS,
            ),
        ]
        indexes = [models.Index(fields=["scan", "government"], name="assessment_interviews")]

    @property
    def on_behalf(self) -> bool:
        """Whether the convener wrote it down."""
        return self.kept_by_id != self.government_id


class InterviewFile(Row):
    """A file with a note, seen by whoever sees the note. It is stored for the government whose people keep that.

    What a reader needs of the stored file is copied: its own row is read by its government alone (decision 12).
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="files", db_constraint=False)
    kept_by = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    field_rules: FieldRules = dict.fromkeys(["name", "content_type", "size"], ROW) | {"sha256": SECRET}

    class Meta:
        ordering = ["id"]
        constraints = [
            TenantKey(name="assessment_interviewfile_of", tenant="partnership", key="interview"),
            TenantKey(name="assessment_interviewfile_file", tenant="kept_by", key="file", target_tenant="government"),
            RowSecurity(
                name="assessment_interviewfile",
                read="interview_id in (select i.id from assessment_interview i)",
                append=f"{_KEEPERS} and {_HERE} and interview_id in (select i.id from assessment_interview i)",
                remove=_KEEPERS,
            ),
        ]


class Reminder(Row):
    """A mail to the people of one member who may answer: seen by the convener, which sent it, and by that member."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(OwnScan, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    field_rules: FieldRules = {"sent_at": ROW}

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            TenantKey(name="assessment_reminder_of", tenant="partnership", key="scan"),
            RowSecurity(
                name="assessment_reminder",
                read=f"partnership_id in {CONVENED} or ({of('government_id', GOVERNMENTS)} and {_HERE})",
                append=f"partnership_id in {CONVENED}",
            ),
        ]
        indexes = [models.Index(fields=["scan", "government", "sent_at"], name="assessment_reminders")]
