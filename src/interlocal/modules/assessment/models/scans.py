"""A scan that a partnership runs itself: its areas, their order, its phases."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interlocal.core.catalogue.models import STANDARD, Service
from interlocal.core.governments.models import Partnership
from interlocal.core.participation.models import Level
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PARTNERSHIPS, RowSecurity, TenantKey, of
from interlocal.platform.versions import Versioned

from .published import PublishedScan

OWN = of("partnership_id", PARTNERSHIPS)


class PhaseState(models.TextChoices):
    """How far a phase of the study is."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    ON_HOLD = "on_hold", _("On hold")


class OwnScan(Versioned):
    """A scan that members run: what they want to know, and until when they answer.

    `taken_on` is the published scan that it goes on from; what that says is read there and never copied.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("short name in addresses"), max_length=80)
    title = models.CharField(_("title"), max_length=160)
    question = models.TextField(
        _("what you want to find out"),
        max_length=2_000,
        blank=True,
        help_text=_("Who asked, and what is to be decided."),
    )
    answers_by = models.DateField(
        _("answers by"), null=True, blank=True, help_text=_("The last day on which members answer the short forms.")
    )
    taken_on = models.ForeignKey(
        PublishedScan, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    started_at = models.DateTimeField()

    field_rules: FieldRules = dict.fromkeys(["version", "key", "title", "question", "answers_by", "started_at"], ROW)

    class Meta:
        ordering = ["-started_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_ownscan_tenant"),
            models.UniqueConstraint(
                fields=["partnership", "key"],
                name="assessment_ownscan_key",
                violation_error_message=_("There is a scan with this short name already."),
            ),
            TenantKey(name="assessment_ownscan_taken_on", tenant="partnership", key="taken_on"),
            RowSecurity(name="assessment_ownscan", read=OWN, write="same"),
        ]

    def __str__(self) -> str:
        return self.title

    def report_number(self, number: int) -> str:
        """The number that a report on it bears."""
        return str(number)


class ScanPhase(Versioned):
    """A step of the scan itself, such as "short forms" or "a deeper look at two areas"."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(OwnScan, on_delete=models.PROTECT, related_name="phases", db_constraint=False)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("name"), max_length=120)
    state = models.CharField(_("state"), max_length=10, choices=PhaseState, default=PhaseState.PLANNED)
    when_stated = models.CharField(_("when"), max_length=60, blank=True, help_text=_("Such as “spring 2027”."))
    summary = models.CharField(_("what happens in it"), max_length=500, blank=True)

    field_rules: FieldRules = dict.fromkeys(["version", "position", "name", "state", "when_stated", "summary"], ROW)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_phase_tenant"),
            TenantKey(name="assessment_phase_of", tenant="partnership", key="scan"),
            RowSecurity(name="assessment_scanphase", read=OWN, write="same"),
        ]

    def __str__(self) -> str:
        return self.name


class ScanArea(Versioned):
    """An area of a scan, or a part of one: a service of the catalogue, by the name that it has here.

    `stated_as` is its key in the published scan that the scan goes on from, if it stands there.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(OwnScan, on_delete=models.PROTECT, related_name="areas", db_constraint=False)
    catalogue = models.UUIDField(default=STANDARD)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", db_constraint=False
    )
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("name"), max_length=160)
    summary = models.TextField(_("what it covers"), max_length=2_000, blank=True)
    level = models.CharField(
        _("level of combination"),
        max_length=20,
        choices=Level,
        blank=True,
        help_text=_("How far it would be combined, from software alone to one staff."),
    )
    deeper = models.BooleanField(_("priority: take a deeper look"), default=False)
    phase = models.ForeignKey(
        ScanPhase,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="areas",
        db_constraint=False,
        verbose_name=_("looked at in"),
    )
    stated_as = models.SlugField(max_length=80, blank=True)

    field_rules: FieldRules = dict.fromkeys(
        ["version", "catalogue", "position", "name", "summary", "level", "deeper", "stated_as"], ROW
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="assessment_area_tenant"),
            models.UniqueConstraint(
                fields=["partnership", "scan", "service"],
                name="assessment_area_once",
                violation_error_message=_("This service is an area of the scan already."),
            ),
            models.CheckConstraint(
                condition=Q(catalogue=STANDARD) | Q(catalogue=F("partnership_id")), name="assessment_area_catalogue"
            ),
            TenantKey(name="assessment_area_of", tenant="partnership", key="scan"),
            TenantKey(name="assessment_area_part_of", tenant="partnership", key="part_of"),
            TenantKey(name="assessment_area_in", tenant="partnership", key="phase"),
            TenantKey(name="assessment_area_service", tenant="catalogue", key="service", target_tenant="catalogue"),
            RowSecurity(name="assessment_scanarea", read=OWN, write="same"),
        ]

    def __str__(self) -> str:
        return self.name


class Precedence(Row):
    """What must come first: `area` waits for `first`."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(ScanArea, on_delete=models.CASCADE, related_name="waits_for", db_constraint=False)
    first = models.ForeignKey(ScanArea, on_delete=models.CASCADE, related_name="before", db_constraint=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    field_rules: FieldRules = {"reason": ROW}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "area", "first"],
                name="assessment_precedence_once",
                violation_error_message=_("That is said already."),
            ),
            models.CheckConstraint(
                condition=~Q(area=F("first")),
                name="assessment_precedence_other",
                violation_error_message=_("An area can't wait for itself."),
            ),
            TenantKey(name="assessment_precedence_of", tenant="partnership", key="area"),
            TenantKey(name="assessment_precedence_to", tenant="partnership", key="first"),
            RowSecurity(name="assessment_precedence", read=OWN, write="same"),
        ]
