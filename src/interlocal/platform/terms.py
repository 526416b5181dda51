"""Terms: half-open [starts, ends). No end is open; no start means that the source states none."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .days import last_day
from .fields import ROW, FieldRules

#: Said of the end of a term; in the database `Term.ordered` holds the same.
ENDS_FIRST = _("The last day comes before the first. Mend one of the two.")
TERM_FIELDS: FieldRules = {"starts_on": ROW, "ends_on": ROW}


class Term(models.Model):
    """A row that holds for a term."""

    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it no longer holds.")
    )

    class Meta:
        abstract = True

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which it holds; None: no end is set."""
        return last_day(self.ends_on)

    def holds(self, day: datetime.date) -> bool:
        """Whether it holds on `day`: the same as the filter `holds_on`."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or self.ends_on > day)

    @staticmethod
    def ordered(name: str) -> models.CheckConstraint:
        """A term ends after it starts."""
        return models.CheckConstraint(
            condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
            name=name,
            violation_error_message=_("The term ends before it starts, or on the same day."),
        )


def holds_on(day: datetime.date, prefix: str = "") -> Q:
    """The filter "the term holds on `day`"; `prefix` leads through a relation, such as "membership__"."""
    return (Q(**{f"{prefix}starts_on": None}) | Q(**{f"{prefix}starts_on__lte": day})) & (
        Q(**{f"{prefix}ends_on": None}) | Q(**{f"{prefix}ends_on__gt": day})
    )
