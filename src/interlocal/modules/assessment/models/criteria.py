"""How areas are judged: factors, each rater's ratings, gates, verdicts. What was said once is never overwritten."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import Government, Partnership
from interlocal.core.participation.models import TEAMS
from interlocal.core.people.models import Person
from interlocal.modules.assessment.scan import Factor
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import BY_TRIGGER, PERSON, Marked, RowSecurity, TenantKey, WrittenOnce

from .scans import OWN, OwnScan, ScanArea

_MARKER = f"{BY_TRIGGER} and {OWN} and partnership_id in {TEAMS}"
#: A rater's rows are her own, and she is on the partnership's assessment team.
_RATER = f"{OWN} and rater_id = {PERSON} and partnership_id in {TEAMS}"

NEEDS_NEXT_STEP = _("A Yes or a Maybe needs a next step: who does what, until when.")


class Level(models.TextChoices):
    """How strongly a factor speaks for sharing. No level is "unrated", which is not "none"."""

    NONE = "none", _("None")
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class GateKind(models.TextChoices):
    """What can stand in the way whatever the ratings are."""

    LEGAL_AUTHORITY = "legal_authority", _("Legal authority")
    LABOUR_AGREEMENT = "labour_agreement", _("Labor agreement")
    VETO = "veto", _("Veto of a member")
    PUBLIC = "public", _("Noticeable to the public, or for elected bodies to deliberate")


class GateState(models.TextChoices):
    """How a gate stands. One without a row was not looked at."""

    CLEAR = "clear", _("Clear")
    CONDITION = "condition", _("On a condition")
    STOPS = "stops", _("Stops it")


class Verdict(models.TextChoices):
    """Milwaukee's three."""

    YES = "yes", _("Yes")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("No")


class FactorSet(Row):
    """One version of the questions on which areas are rated; frozen from its first rating on.

    `deeper`: those for the areas that are looked at more closely. Another version starts without ratings; those of
    the former one stay with it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(OwnScan, on_delete=models.PROTECT, related_name="factor_sets", db_constraint=False)
    deeper = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    stated = models.JSONField()  # [{"key", "name", "weight"}] in order
    set_at = models.DateTimeField()

    field_rules: FieldRules = dict.fromkeys(["deeper", "version", "current", "stated", "set_at"], ROW)

    class Meta:
        ordering = ["deeper", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_factors_tenant"),
            models.UniqueConstraint(
                fields=["partnership", "scan", "deeper", "version"], name="assessment_factors_version"
            ),
            models.UniqueConstraint(
                fields=["partnership", "scan", "deeper"], condition=Q(current=True), name="assessment_factors_current"
            ),
            TenantKey(name="assessment_factors_of", tenant="partnership", key="scan"),
            RowSecurity(name="assessment_factorset", read=OWN, append=OWN, change=OWN),
        ]

    @property
    def factors(self) -> Sequence[Factor]:
        """The questions, as the rules of published scans know them too."""
        return tuple(Factor(**each) for each in self.stated)


class AreaRating(Row):
    """What one rater says of one factor of an area; another word of hers is the next version."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    factor_set = models.ForeignKey(FactorSet, on_delete=models.PROTECT, related_name="ratings", db_constraint=False)
    area = models.ForeignKey(ScanArea, on_delete=models.PROTECT, related_name="ratings", db_constraint=False)
    factor = models.SlugField(max_length=80)
    rater = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=Level, blank=True)
    note = models.CharField(_("why"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    rated_at = models.DateTimeField()

    field_rules: FieldRules = dict.fromkeys(["factor", "level", "note", "version", "current", "rated_at"], ROW)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "factor_set", "area", "factor", "rater", "version"],
                name="assessment_rating_version",
            ),
            models.UniqueConstraint(
                fields=["partnership", "factor_set", "area", "factor", "rater"],
                condition=Q(current=True),
                name="assessment_rating_current",
            ),
            TenantKey(name="assessment_rating_by", tenant="partnership", key="factor_set"),
            TenantKey(name="assessment_rating_of", tenant="partnership", key="area"),
            WrittenOnce(name="assessment_rating_says", changes=("current",), ends=("current",)),
            Marked(
                name="assessment_rating_marked",
                marks="assessment_ratingmark",
                keys=("partnership_id", "factor_set_id"),
                counts="true",
            ),
            RowSecurity(name="assessment_arearating", read=OWN, append=_RATER, change=_RATER),
        ]


class RatingMark(Row):
    """Another `mark` whenever somebody rates by a version of the questions: what follows is remembered by it.

    The database keeps it, as it does the marks of shared readings.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    factor_set = models.ForeignKey(FactorSet, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    mark = models.UUIDField()

    field_rules: FieldRules = {"mark": ROW}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "factor_set"], name="assessment_ratingmark_one"),
            TenantKey(name="assessment_mark_of", tenant="partnership", key="factor_set"),
            RowSecurity(name="assessment_ratingmark", read=OWN, append=_MARKER, change=_MARKER),
        ]


class Gate(Row):
    """How something that can stand in the way of an area stands; for a veto, of which member."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(ScanArea, on_delete=models.PROTECT, related_name="gates", db_constraint=False)
    kind = models.CharField(max_length=20, choices=GateKind)
    government = models.ForeignKey(
        Government, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("whose")
    )
    state = models.CharField(_("how it stands"), max_length=10, choices=GateState)
    note = models.CharField(
        _("why, by whose word"),
        max_length=500,
        help_text=_("Such as the statute, the clause, or who said it and when."),
    )
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    looked_at = models.DateTimeField()
    looked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    field_rules: FieldRules = dict.fromkeys(["kind", "state", "note", "version", "current", "looked_at"], ROW)

    class Meta:
        ordering = ["area", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "area", "kind", "government", "version"],
                nulls_distinct=False,
                name="assessment_gate_version",
            ),
            models.UniqueConstraint(
                fields=["partnership", "area", "kind", "government"],
                condition=Q(current=True),
                nulls_distinct=False,
                name="assessment_gate_current",
            ),
            models.CheckConstraint(
                condition=Q(kind="veto", government__isnull=False) | (~Q(kind="veto") & Q(government=None)),
                name="assessment_gate_whose",
                violation_error_message=_("Say whose veto it is."),
            ),
            TenantKey(name="assessment_gate_of", tenant="partnership", key="area"),
            WrittenOnce(name="assessment_gate_says", changes=("current",), ends=("current",)),
            RowSecurity(name="assessment_gate", read=OWN, append=OWN, change=OWN),
        ]


class AreaVerdict(Row):
    """What the team decided of an area, why, and what comes next; beside it what the rule suggested at that moment."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(ScanArea, on_delete=models.PROTECT, related_name="verdicts", db_constraint=False)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    next_step = models.CharField(_("next step"), max_length=500, blank=True)
    reason = models.TextField(_("reason"), max_length=2_000)
    suggested = models.CharField(max_length=10, choices=Verdict, blank=True)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    field_rules: FieldRules = dict.fromkeys(
        ["verdict", "next_step", "reason", "suggested", "version", "current", "decided_at"], ROW
    )

    class Meta:
        ordering = ["area", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "area", "version"], name="assessment_verdict_version"),
            models.UniqueConstraint(
                fields=["partnership", "area"], condition=Q(current=True), name="assessment_verdict_current"
            ),
            models.CheckConstraint(
                condition=Q(verdict="no") | ~Q(next_step=""),
                name="assessment_verdict_next_step",
                violation_error_message=NEEDS_NEXT_STEP,
            ),
            TenantKey(name="assessment_verdict_of", tenant="partnership", key="area"),
            WrittenOnce(name="assessment_verdict_says", changes=("current",), ends=("current",)),
            RowSecurity(name="assessment_areaverdict", read=OWN, append=OWN, change=OWN),
        ]

    def clean(self) -> None:
        """Tell a missing next step at its field; the constraint holds it against whoever writes."""
        if self.verdict in (Verdict.YES, Verdict.MAYBE) and not self.next_step:
            raise ValidationError({"next_step": NEEDS_NEXT_STEP})
