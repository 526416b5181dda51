"""How far the three preconditions are met. What was seen once is never overwritten."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import Partnership
from interlocal.core.people.models import Person
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import RowSecurity, TenantKey, WrittenOnce

from .scans import OWN, OwnScan


class Precondition(models.TextChoices):
    """What has to be there before governments share (Zeemering and Delabbio 2013)."""

    LEADERSHIP = "leadership", _("Leadership")
    TRUST = "trust", _("Trust, reciprocity and transparency")
    GOALS = "goals", _("Clear goals with measurable results")


class ReadinessState(models.TextChoices):
    """How a precondition stands. One without a row was not looked at."""

    IN_PLACE = "in_place", _("In place")
    PARTLY = "partly", _("Partly in place")
    MISSING = "missing", _("Missing")


class Readiness(Row):
    """How a precondition stands, and what was seen, when, by whose word; another look is the next version."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(OwnScan, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    precondition = models.CharField(max_length=12, choices=Precondition)
    state = models.CharField(_("how it stands"), max_length=10, choices=ReadinessState)
    evidence = models.TextField(
        _("what was seen"), max_length=2_000, help_text=_("Such as a resolution, a figure shown to all, a vote.")
    )
    seen_on = models.DateField(_("when"), null=True, blank=True)
    told_by = models.CharField(_("by whose word"), max_length=200, help_text=_("Name and office, or the document."))
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    looked_at = models.DateTimeField()
    looked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    field_rules: FieldRules = dict.fromkeys(
        ["precondition", "state", "evidence", "seen_on", "told_by", "version", "current", "looked_at"], ROW
    )

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "scan", "precondition", "version"], name="assessment_readiness_version"
            ),
            models.UniqueConstraint(
                fields=["partnership", "scan", "precondition"],
                condition=Q(current=True),
                name="assessment_readiness_current",
            ),
            TenantKey(name="assessment_readiness_of", tenant="partnership", key="scan"),
            WrittenOnce(name="assessment_readiness_says", changes=("current",), ends=("current",)),
            RowSecurity(name="assessment_readiness", read=OWN, append=OWN, change=OWN),
        ]
