import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast, Length
from django.db.models.lookups import LessThan, Regex

from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import GOVERNMENTS, PARTNERSHIPS, PERSON, AppendOnly, RowSecurity, of

#: Between these every event happened.
EARLIEST = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
LATEST = datetime.datetime(2200, 1, 1, tzinfo=datetime.UTC)
#: The facts of an event, as text.
MOST_LETTERS = 4_000
_IN_TIME = Q(at__gte=EARLIEST, at__lt=LATEST)
_IN_SIZE = LessThan(Length(Cast("facts", models.TextField())), MOST_LETTERS)
#: What Python can read: whatever else a superuser left would stop whoever shows what stands beside it.
LEGIBLE = _IN_TIME & Q(_IN_SIZE) & Q(Regex(Cast("facts", models.TextField()), r"^\{[^{\[]*\}$"))


class Event(Row):
    """One thing that was done. `government` and `partnership` say whose chain it is on; neither: the installation's.

    Plain keys instead of foreign keys: the audit log outlives what it speaks of and never stands in its way.
    """

    #: The database's function `audit_append` writes it; the app role can't: see platform.row_security.grants.
    read_only = True

    chain = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    person = models.UUIDField(null=True)
    government = models.UUIDField(null=True)
    partnership = models.UUIDField(null=True)
    verb = models.CharField(max_length=80)
    subject = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)

    field_rules: FieldRules = dict.fromkeys(
        ["chain", "number", "at", "person", "government", "partnership", "verb", "subject", "facts", "hash"],
        ROW,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="audit_event_number"),
            AppendOnly(name="audit_event_append_only"),
            models.CheckConstraint(condition=_IN_TIME, name="audit_event_at"),
            models.CheckConstraint(condition=_IN_SIZE, name="audit_event_facts"),
            RowSecurity(
                name="audit_event",
                read=f"{of('government', GOVERNMENTS)} or {of('partnership', PARTNERSHIPS)} or person = {PERSON}",
                # An event stands on the chain of those for whom its writer acts, and on no other.
                append=f"({of('partnership', PARTNERSHIPS)} and chain = 'partnership:' || partnership)"
                f" or ({of('government', GOVERNMENTS)} and partnership is null and chain = 'government:' || government)"
                " or (government is null and partnership is null and chain = 'installation')",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-at"], name="audit_event_partnership"),
            models.Index(fields=["government", "-at"], name="audit_event_government"),
            models.Index(fields=["subject"], name="audit_event_subject"),
        ]


class Head(models.Model):
    """Number and hash of the last event of a chain. No content and so no row security: every chain is verified."""

    #: As for events: `audit_append` moves it.
    read_only = True

    chain = models.CharField(max_length=60, primary_key=True)
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    field_rules: FieldRules = {"number": ROW, "hash": ROW}
