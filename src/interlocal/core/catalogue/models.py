from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PARTNERSHIPS, RowSecurity, TenantKey, of

#: The catalogue that everybody sees. Any other catalogue has the key of the partnership that keeps it.
STANDARD = UUID(int=0)


class Area(models.TextChoices):
    """What part of a government's work a service belongs to."""

    FINANCE = "finance", _("Finance")
    PROCUREMENT = "procurement", _("Procurement")
    HUMAN_RESOURCES = "human_resources", _("Human resources")
    TRAINING = "training", _("Training and leadership")
    TECHNOLOGY = "technology", _("Information technology")
    FACILITIES = "facilities", _("Facilities, land and fleet")
    SAFETY = "safety", _("Public safety")
    OTHER = "other", _("Other services")


class Service(Row):
    """An entry of a catalogue: something that can be shared, whole or as a part of another."""

    catalogue = models.UUIDField(default=STANDARD)
    key = models.SlugField(_("short name"), max_length=80)
    title = models.CharField(_("title"), max_length=120)
    area = models.CharField(_("area"), max_length=20, choices=Area, default=Area.OTHER)
    description = models.CharField(_("what it is"), max_length=300, blank=True)
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", db_constraint=False
    )
    #: [{"document": ..., "place": ..., "called": what it is called there, if that is the name of one region's program}]
    sources = models.JSONField(_("named in"), default=list, blank=True)

    field_rules: FieldRules = dict.fromkeys(["catalogue", "key", "title", "area", "description", "sources"], ROW)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["catalogue", "key"], name="catalogue_service_key"),
            models.UniqueConstraint(fields=["catalogue", "id"], name="catalogue_service_tenant"),
            TenantKey(name="catalogue_service_part_of", tenant="catalogue", key="part_of"),
            RowSecurity(
                name="catalogue_service",
                read=f"catalogue = '{STANDARD}' or {of('catalogue', PARTNERSHIPS)}",
                write=of("catalogue", PARTNERSHIPS),
            ),
        ]

    def __str__(self) -> str:
        return self.title
