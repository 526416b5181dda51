from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interlocal.core.catalogue.models import STANDARD, Service
from interlocal.core.governments.models import Government, Partnership
from interlocal.core.people.models import Person
from interlocal.core.sources import SOURCE_FIELDS, Sourced
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PARTNERSHIPS, PERSON, NoOverlap, RowSecurity, TenantKey, of
from interlocal.platform.terms import TERM_FIELDS, Term
from interlocal.platform.versions import Versioned

#: SQL: partnerships on whose assessment team the acting person is.
TEAMS = f"(select t.partnership_id from participation_teammember t where t.person_id = {PERSON})"


class Stage(models.TextChoices):
    """From idea to ended; beside them what stands still, with a date and a reason or "not stated"."""

    IDEA = "idea", _("Idea")
    SCREENING = "screening", _("Screening")
    EVALUATING = "evaluating", _("Evaluating")
    PROPOSED = "proposed", _("Proposed")
    PILOT = "pilot", _("Pilot")
    AGREED = "agreed", _("Agreed")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")
    ON_HOLD = "on_hold", _("On hold")
    DEFERRED = "deferred", _("Deferred")
    DECLINED = "declined", _("Declined")


class Level(models.TextChoices):
    """How far a service is combined, shallow to deep (Milwaukee's scale for payroll)."""

    SOFTWARE = "software", _("Software")
    PROCESS = "process", _("Process")
    OPERATIONS = "operations", _("Operations")
    STAFF = "staff", _("Staff")


class Mode(models.TextChoices):
    """How a government takes part."""

    FULL = "full", _("Full")
    DATA_ONLY = "data_only", _("Data only")
    OBSERVER = "observer", _("Observer")


class SharedService(Versioned, Sourced):
    """One service in one partnership."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="shared_services")
    catalogue = models.UUIDField(default=STANDARD)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    called = models.CharField(
        _("name here"),
        max_length=120,
        blank=True,
        help_text=_("What it is called in your region, if it has a name of its own."),
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.IDEA)
    stage_since = models.DateField(_("in this stage since"), null=True, blank=True)
    stage_since_stated = models.CharField(_("date as stated"), max_length=60, blank=True)
    stage_reason = models.CharField(_("reason"), max_length=500, blank=True)
    level = models.CharField(_("level of combination"), max_length=20, choices=Level, blank=True)
    operator = models.ForeignKey(
        Government,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("operator"),
        help_text=_("Who runs it, if that is a government."),
    )
    operator_stated = models.CharField(
        _("operator, if another body"), max_length=120, blank=True, help_text=_("For example a vendor.")
    )
    lead = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead")
    )
    note = models.TextField(_("note"), blank=True)

    field_rules: FieldRules = {
        **SOURCE_FIELDS,
        **dict.fromkeys(
            [
                "version",
                "catalogue",
                "called",
                "stage",
                "stage_since",
                "stage_since_stated",
                "stage_reason",
                "level",
                "operator_stated",
                "note",
            ],
            ROW,
        ),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "service"], name="participation_service_once"),
            models.UniqueConstraint(fields=["partnership", "id"], name="participation_service_tenant"),
            models.CheckConstraint(
                condition=Q(catalogue=STANDARD) | Q(catalogue=F("partnership_id")),
                name="participation_service_catalogue",
            ),
            TenantKey(
                name="participation_service_of_catalogue",
                tenant="catalogue",
                key="service",
                target_tenant="catalogue",
            ),
            RowSecurity(name="participation_sharedservice", read=of("partnership_id", PARTNERSHIPS), write="same"),
        ]

    @property
    def title(self) -> str:
        """What lists call it: the catalogue's title, and after it the name that it has here."""
        return f"{self.service.title}: {self.called}" if self.called else self.service.title


class StageChange(Row, Sourced):
    """The history of a shared service: one row a change of stage, the first one included."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    shared_service = models.ForeignKey(
        SharedService, on_delete=models.CASCADE, related_name="history", db_constraint=False
    )
    stage = models.CharField(max_length=20, choices=Stage)
    changed_on = models.DateField(null=True, blank=True)
    changed_stated = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()

    field_rules: FieldRules = {
        **SOURCE_FIELDS,
        **dict.fromkeys(["stage", "changed_on", "changed_stated", "reason", "recorded_at"], ROW),
    }

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            TenantKey(name="participation_change_of", tenant="partnership", key="shared_service"),
            RowSecurity(
                name="participation_stagechange",
                read=of("partnership_id", PARTNERSHIPS),
                append=of("partnership_id", PARTNERSHIPS),
            ),
        ]
        indexes = [models.Index(fields=["partnership", "shared_service"], name="participation_change_service")]


class Prerequisite(Row, Sourced):
    """What must come first: `shared_service` waits for `requires`."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    shared_service = models.ForeignKey(
        SharedService, on_delete=models.CASCADE, related_name="prerequisites", db_constraint=False
    )
    requires = models.ForeignKey(SharedService, on_delete=models.CASCADE, related_name="enables", db_constraint=False)
    reason = models.CharField(max_length=300, blank=True)

    field_rules: FieldRules = {**SOURCE_FIELDS, "reason": ROW}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "shared_service", "requires"], name="participation_prerequisite_once"
            ),
            models.CheckConstraint(condition=~Q(shared_service=F("requires")), name="participation_prerequisite_other"),
            TenantKey(name="participation_prerequisite_of", tenant="partnership", key="shared_service"),
            TenantKey(name="participation_prerequisite_to", tenant="partnership", key="requires"),
            RowSecurity(name="participation_prerequisite", read=of("partnership_id", PARTNERSHIPS), write="same"),
        ]


class Participation(Row, Term, Sourced):
    """A government takes part in a shared service in a mode for a term [from, to)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    shared_service = models.ForeignKey(
        SharedService, on_delete=models.PROTECT, related_name="participations", db_constraint=False
    )
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="participations")
    mode = models.CharField(_("mode"), max_length=20, choices=Mode)
    note = models.CharField(_("note"), max_length=300, blank=True)

    field_rules: FieldRules = {**TERM_FIELDS, **SOURCE_FIELDS, "mode": ROW, "note": ROW}

    class Meta:
        constraints = [
            NoOverlap(name="participation_participation_terms", key=("partnership", "shared_service", "government")),
            Term.ordered("participation_participation_term_order"),
            TenantKey(name="participation_participation_in", tenant="partnership", key="shared_service"),
            RowSecurity(name="participation_participation", read=of("partnership_id", PARTNERSHIPS), write="same"),
        ]


class TeamMember(Row):
    """A person on the partnership's assessment team, to whom members show figures that they keep from the rest."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()

    field_rules: FieldRules = {"since": ROW}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "person"], name="participation_team_once"),
            RowSecurity(name="participation_teammember", read=of("partnership_id", PARTNERSHIPS), write="same"),
        ]
