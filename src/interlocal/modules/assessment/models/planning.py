"""The team's plan for a scan: tasks, strengths, risks, technology, communication. Every member sees all of it."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.constraints import BaseConstraint
from django.utils.translation import gettext_lazy as _

from interlocal.core.access.actor import Actor
from interlocal.core.access.permissions import Permission as Core
from interlocal.core.governments.models import Government, Partnership
from interlocal.core.people.models import Person
from interlocal.modules.assessment.permissions import Permission
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.row_security import RowSecurity, TenantKey
from interlocal.platform.versions import Versioned

from .scans import OWN, OwnScan, ScanArea


class RiskClass(models.TextChoices):
    """The six classes of technology risk in local government (Pfeiffer 2015)."""

    CYBERSECURITY = "cybersecurity", _("Cybersecurity")
    LEGAL = "legal", _("Legal")
    OPERATIONAL = "operational", _("Operational")
    FINANCIAL = "financial", _("Financial")
    REPUTATIONAL = "reputational", _("Reputational")
    SOCIETAL = "societal", _("Societal")


class Scale(models.TextChoices):
    """Of likelihood and of impact. None of them is "unrated", which is not low."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class RiskState(models.TextChoices):
    """What was done about a risk."""

    OPEN = "open", _("Open")
    TREATED = "treated", _("Treated")
    ACCEPTED = "accepted", _("Accepted")
    CLOSED = "closed", _("Closed")


class PlanEntry(Versioned):
    """A row of the plan of a scan, about one of its areas or about all of it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(OwnScan, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    area = models.ForeignKey(
        ScanArea,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("area, if it is about one"),
    )
    #: Rows that a page names beside it.
    beside: ClassVar[tuple[str, ...]] = ("area",)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Its area is one of its own scan."""
        if self.area is not None and self.area.scan_id != self.scan_id:
            raise ValidationError({"area": _("Choose an area of this scan.")})

    def is_kept_by(self, actor: Actor) -> bool:
        """Whether she may write it."""
        return actor.may(Permission.RUN_SCAN, partnership=self.partnership_id)


class Dated(models.Model):
    """A row that is due on a day, and done on one."""

    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        abstract = True


class Charge(PlanEntry, Dated):
    """What one person, or nobody yet, is to do."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    beside = ("area", "person")

    class Meta:
        abstract = True

    def is_charge_of(self, actor: Actor) -> bool:
        """Whether she may say that it is done: whose it is, and whoever keeps the plan."""
        return (self.person_id is not None and self.person_id == actor.person) or self.is_kept_by(actor)


_DATED: FieldRules = {"version": ROW, "due_on": ROW, "done_on": ROW}


def _tenancy(name: str) -> list[BaseConstraint]:
    """What holds of every table of the plan."""
    return [
        TenantKey(name=f"assessment_{name}_of", tenant="partnership", key="scan"),
        TenantKey(name=f"assessment_{name}_on", tenant="partnership", key="area"),
        RowSecurity(name=f"assessment_{name}", read=OWN, write="same"),
    ]


class TeamTask(Charge):
    """A task of the assessment team."""

    what = models.CharField(_("what is to be done"), max_length=200)

    field_rules: FieldRules = {**_DATED, "what": ROW}

    class Meta:
        constraints = _tenancy("teamtask")

    def __str__(self) -> str:
        return self.what


class Strength(PlanEntry):
    """What a participating government is good at, by whose word."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+", verbose_name=_("government"))
    what = models.CharField(
        _("strength"), max_length=500, help_text=_("Such as “two certified mechanics, and a bay that stands empty”.")
    )
    told_by = models.CharField(
        _("by whose word"), max_length=200, help_text=_("Name and office, or the document, and when.")
    )
    beside = ("area", "government")

    field_rules: FieldRules = dict.fromkeys(["version", "what", "told_by"], ROW)

    class Meta:
        constraints = _tenancy("strength")

    def __str__(self) -> str:
        return self.what

    def is_kept_by(self, actor: Actor) -> bool:
        """Its government's own people, too."""
        return super().is_kept_by(actor) or actor.may(Core.ENTER_READINGS, government=self.government_id)


class Risk(PlanEntry):
    """What may go wrong, by its number in the scan."""

    number = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("what may go wrong"), max_length=200)
    category = models.CharField(_("class"), max_length=20, choices=RiskClass)
    likelihood = models.CharField(_("likelihood"), max_length=10, choices=Scale, blank=True)
    impact = models.CharField(_("impact"), max_length=10, choices=Scale, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner, a person")
    )
    government = models.ForeignKey(
        Government,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner, a government"),
        help_text=_("A risk has one owner: name a person or a government."),
    )
    treatment = models.TextField(_("treatment"), max_length=2_000, blank=True, help_text=_("What is done about it."))
    state = models.CharField(_("state"), max_length=10, choices=RiskState, default=RiskState.OPEN)
    review_on = models.DateField(_("review on"), null=True, blank=True, help_text=_("When you look at it again."))
    beside = ("area", "person", "government")

    field_rules: FieldRules = dict.fromkeys(
        ["version", "number", "title", "category", "likelihood", "impact", "treatment", "state", "review_on"], ROW
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "scan", "number"], name="assessment_risk_number"),
            models.CheckConstraint(
                condition=Q(person=None) | Q(government=None),
                name="assessment_risk_owner",
                violation_error_message=_("A risk has one owner: name a person or a government, not both."),
            ),
            *_tenancy("risk"),
        ]

    def __str__(self) -> str:
        return self.title


class TechnologyStep(PlanEntry, Dated):
    """What runs today at a government, what shall run, and the step from one to the other."""

    runs = models.CharField(_("what runs today"), max_length=200, help_text=_("Product and version, or “on paper”."))
    government = models.ForeignKey(
        Government, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("where")
    )
    target = models.CharField(_("what shall run"), max_length=200, blank=True)
    step = models.CharField(_("step that leads there"), max_length=300, blank=True)
    depends_on = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("depends on"),
    )
    beside = ("area", "government", "depends_on")

    field_rules: FieldRules = {**_DATED, "runs": ROW, "target": ROW, "step": ROW}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_step_tenant"),
            TenantKey(name="assessment_step_after", tenant="partnership", key="depends_on"),
            *_tenancy("technologystep"),
        ]

    def __str__(self) -> str:
        return self.step or self.runs


class Message(Charge):
    """Who hears what, through what, when, from whom."""

    hearers = models.CharField(
        _("who hears it"), max_length=200, help_text=_("Such as “payroll staff of all three cities”.")
    )
    what = models.CharField(_("what they hear"), max_length=500)
    channel = models.CharField(
        _("through what"), max_length=120, help_text=_("Such as a meeting, a letter or a web page.")
    )
    when_stated = models.CharField(
        _("when, in words"),
        max_length=60,
        blank=True,
        help_text=_("Where no day is set yet, such as “before the vote”."),
    )

    field_rules: FieldRules = {**_DATED, "hearers": ROW, "what": ROW, "channel": ROW, "when_stated": ROW}

    class Meta:
        constraints = _tenancy("message")

    def __str__(self) -> str:
        return f"{self.hearers}: {self.what}"
