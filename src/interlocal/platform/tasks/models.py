from django.db import models

from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PERSON, RowSecurity, is_


class State(models.TextChoices):
    """Of a piece of work."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Progress(Row):
    """How far a piece of work has come, for the person who asked for it."""

    person = models.UUIDField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    result_url = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    field_rules: FieldRules = dict.fromkeys(
        ["person", "title", "state", "done", "total", "message", "result_url", "asked_at", "changed_at"], ROW
    )

    class Meta:
        ordering = ["-asked_at"]
        constraints = [RowSecurity(name="tasks_progress", read=is_("person", PERSON), write="same")]
        indexes = [models.Index(fields=["person", "-asked_at"], name="tasks_progress_of_person")]
