from collections.abc import Mapping

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import PEERS, Government, Partnership
from interlocal.core.participation.models import TEAMS
from interlocal.core.people.models import Person
from interlocal.core.sources import SOURCE_FIELDS, Grade, Sourced
from interlocal.platform.fields import ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import (
    BY_TRIGGER,
    GOVERNMENTS,
    PARTNERSHIPS,
    PERSON,
    Marked,
    RowSecurity,
    WrittenOnce,
    of,
)

#: Characters of a reading's text.
LONGEST_TEXT = 2_000
_TO_PARTNERS = f"(partnership_id is null or {of('partnership_id', PARTNERSHIPS)})"
#: A government's own people; and its partners, on its behalf, except for what it keeps to itself. To partners of the
#: writer, and to no others.
_WRITERS = (
    f"({of('government_id', GOVERNMENTS)} or (audience <> 'own' and government_id in {PEERS})) and {_TO_PARTNERS}"
)
#: Whoever writes a reading that others see.
_MARKERS = f"{BY_TRIGGER} and ({of('government_id', GOVERNMENTS)} or government_id in {PEERS}) and {_TO_PARTNERS}"


class Audience(models.TextChoices):
    """Who may see a reading; its government decides."""

    OWN = "own", _("Own government")
    TEAM = "team", _("Assessment team")
    PARTNERSHIP = "partnership", _("Partnership")
    PUBLIC = "public", _("Everyone: it is published")


AUDIENCE_MEANINGS: Mapping[str, Promise] = {
    Audience.OWN: _("Nobody outside it, not even the convener."),
    Audience.TEAM: _("The people whom the partnership's page names as its assessment team."),
    Audience.PARTNERSHIP: _("Everybody who works for a member of it."),
    Audience.PUBLIC: _("Everybody who signs in here, whatever the partnership."),
}


#: Of which a partnership is named: that alone sees it.
SHARED = (Audience.TEAM, Audience.PARTNERSHIP)
#: What not every member of a partnership may see.
KEPT = (Audience.OWN, Audience.TEAM)


class Reading(Row, Sourced):
    """What a measure says of a government and a period: a value, or a text; or none, and why none.

    `about` is the service of a catalogue that it speaks of, and null where it speaks of the government as a whole.
    A correction is a new row with the next `version`; `current` marks the one that holds. `partnership` is the
    one that it is shown to, and null where that is nobody else, or everybody.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    #: A plain key: a reading may be its government's own, and the service a partnership's.
    about = models.UUIDField(null=True, blank=True)
    measure = models.CharField(_("measure"), max_length=80)
    period = models.CharField(_("period"), max_length=20, help_text=_("A year, “FY2025”, or a day."))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4, null=True, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    missing = models.CharField(_("why it is missing"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=20)
    grade = models.CharField(_("grade"), max_length=20, choices=[(g.value, g.value) for g in Grade])
    audience = models.CharField(_("who may see it"), max_length=20, choices=Audience, default=Audience.OWN)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    field_rules: FieldRules = {
        **SOURCE_FIELDS,
        **dict.fromkeys(
            [
                "about",
                "measure",
                "period",
                "value",
                "text",
                "missing",
                "unit",
                "grade",
                "audience",
                "version",
                "current",
                "recorded_at",
            ],
            ROW,
        ),
    }

    class Meta:
        ordering = ["measure", "period", "version"]
        constraints = [
            models.UniqueConstraint(
                # A series is what one audience sees: a number in it never tells of a row kept from it.
                fields=["government", "about", "measure", "period", "audience", "partnership", "version"],
                nulls_distinct=False,
                name="measures_reading_version",
            ),
            models.UniqueConstraint(
                fields=["government", "about", "measure", "period", "audience", "partnership"],
                condition=Q(current=True),
                nulls_distinct=False,
                name="measures_reading_current",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, text="", missing="")
                | (Q(value=None, missing="") & ~Q(text=""))
                | (Q(value=None, text="") & ~Q(missing="")),
                name="measures_reading_value_or_reason",
                violation_error_message=_("Give a value, or say why it is missing."),
            ),
            models.CheckConstraint(
                condition=Q(audience__in=["own", "public"], partnership=None)
                | Q(audience__in=["team", "partnership"], partnership__isnull=False),
                name="measures_reading_audience",
            ),
            RowSecurity(
                name="measures_reading",
                read=f"{of('government_id', GOVERNMENTS)} or (audience = 'public' and {PERSON} is not null)"
                f" or (audience = 'partnership' and {of('partnership_id', PARTNERSHIPS)})"
                f" or (audience = 'team' and {of('partnership_id', PARTNERSHIPS)} and partnership_id in {TEAMS})",
                append=_WRITERS,
                change=_WRITERS,
            ),
            WrittenOnce(
                name="measures_reading_says",
                changes=("current", "audience", "partnership", "version"),
                ends=("current",),
            ),
            # Who sees a figure is its government's to say, whoever else may enter the next version.
            WrittenOnce(
                name="measures_reading_readers", changes=("current",), unless=of("old.government_id", GOVERNMENTS)
            ),
            Marked(
                name="measures_reading_shared",
                marks="measures_sharedmark",
                keys=("government_id", "partnership_id"),
                counts="audience in ('partnership', 'public')",
            ),
        ]
        indexes = [
            models.Index(fields=["about", "government"], name="measures_reading_about"),
            # Of a scan's readings most are shared; who looks for the others need not go through all.
            models.Index(
                fields=["government", "about"],
                condition=Q(current=True, audience__in=["own", "team"]),
                name="measures_reading_kept",
            ),
        ]


class SharedMark(Row):
    """Another `mark` whenever what a government shows to a whole partnership, or where that is null to all, changes.

    The database keeps it, row by row of `Reading`. It tells that something changed, and not what: what is found from
    shared readings is remembered by it. A government that never shared anything has none.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mark = models.UUIDField()

    field_rules: FieldRules = {"mark": ROW}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "partnership"], nulls_distinct=False, name="measures_sharedmark_one"
            ),
            RowSecurity(
                name="measures_sharedmark",
                read=f"{of('government_id', GOVERNMENTS)} or (partnership_id is null and {PERSON} is not null)"
                f" or {of('partnership_id', PARTNERSHIPS)}",
                append=_MARKERS,
                change=_MARKERS,
            ),
        ]
