from django.db import models

from interlocal.core.governments.models import Partnership
from interlocal.core.people.models import Person
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PARTNERSHIPS, RowSecurity, of


class Note(Row):
    """A note, by whom and when."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    left_at = models.DateTimeField()

    field_rules: FieldRules = {"text": ROW, "left_at": ROW}

    class Meta:
        ordering = ["-left_at"]
        constraints = [RowSecurity(name="example_note", read=of("partnership_id", PARTNERSHIPS), write="same")]
