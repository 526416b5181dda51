from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interlocal.core.sources import SOURCE_FIELDS, Sourced
from interlocal.platform.fields import PUBLIC, ROW, FieldRules
from interlocal.platform.keys import Row
from interlocal.platform.row_security import (
    GOVERNMENTS,
    LINK,
    PARTNERSHIPS,
    PERSON,
    NoOverlap,
    RowSecurity,
    of,
)
from interlocal.platform.terms import TERM_FIELDS, Term
from interlocal.platform.versions import Versioned

from .consent import Consent
from .states import INVENTED, is_state, no_state_text

#: SQL: a government that is or was a member of one of the acting person's partnerships.
PEERS = f"(select m.government_id from governments_membership m where {of('m.partnership_id', PARTNERSHIPS)})"


class Kind(models.TextChoices):
    """Kinds of public bodies."""

    CITY = "city", _("City")
    VILLAGE = "village", _("Village")
    TOWN = "town", _("Town")
    COUNTY = "county", _("County")
    SCHOOL_DISTRICT = "school_district", _("School district")
    SPECIAL_DISTRICT = "special_district", _("Special district")
    REGIONAL_COUNCIL = "regional_council", _("Regional council")


class Government(Versioned):
    """A public body. The directory is the same for everyone who is signed in; figures about it are readings.

    A kind or state that no source states is empty. `spoken_for` once anybody held a role at it: from then on its own
    people say who works for it, what its entry says and which partnerships it joins. Until then its `sponsor` does,
    the key of the partnership that made it a member first.
    """

    key = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True, help_text=_("Two letters, such as MO."))
    synthetic = models.BooleanField(_("invented"), default=False)
    spoken_for = models.BooleanField(default=False, editable=False)
    sponsor = models.UUIDField(null=True, editable=False)

    field_rules: FieldRules = dict.fromkeys(
        ["version", "key", "name", "kind", "state", "synthetic", "spoken_for", "sponsor"], PUBLIC
    )

    class Meta:
        ordering = ["name", "key"]
        constraints = [
            RowSecurity(
                name="governments_government",
                read=f"{PERSON} is not null or {LINK} is not null or {of('id', GOVERNMENTS)}",
                append=f"{PERSON} is not null",
                change=f"{of('id', GOVERNMENTS)} or (id in {PEERS} and not spoken_for)",
            ),
        ]
        indexes = [models.Index(fields=["state", "name"], name="governments_by_state")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A state that does not exist says of a new entry that it is invented; of another it is refused."""
        self.synthetic = self.synthetic or (self._state.adding and self.state == INVENTED)
        if self.state and not is_state(self.state, synthetic=self.synthetic):
            raise ValidationError({"state": no_state_text(self.state)})

    @property
    def kind_and_state(self) -> str:
        """Such as "City, MO"; what nobody states, or is invented, is said to be so."""
        if not self.kind and not self.state:
            return gettext("kind and state not stated")
        kind = self.get_kind_display() if self.kind else gettext("kind not stated")
        state = gettext("invented") if self.state == INVENTED else self.state or gettext("state not stated")
        return f"{kind}, {state}"


class Partnership(Versioned, Sourced):
    """A standing group of governments with a statement of common purpose; one of them, the convener, keeps it.

    The source is that of the statement.
    """

    key = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160)
    convener = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+", verbose_name=_("convener"))
    purpose = models.TextField(_("statement of common purpose"), blank=True)
    note = models.TextField(
        _("note"), blank=True, help_text=_("What a reader must know of the members and the convener.")
    )
    time_zone = models.CharField(_("time zone"), max_length=60, default="America/Chicago")
    synthetic = models.BooleanField(_("invented"), default=False)

    field_rules: FieldRules = {
        **SOURCE_FIELDS,
        **dict.fromkeys(["version", "key", "name", "purpose", "note", "time_zone", "synthetic"], ROW),
    }

    class Meta:
        ordering = ["name"]
        constraints = [
            RowSecurity(
                name="governments_partnership",
                # Whoever is asked to join may read who asks, and for what.
                read=f"{of('id', PARTNERSHIPS)} or {of('convener_id', GOVERNMENTS)} or id in (select a.partnership_id"
                f" from governments_admission a where {of('a.government_id', GOVERNMENTS)})",
                append=of("convener_id", GOVERNMENTS),
                change=f"{of('id', PARTNERSHIPS)} and {of('convener_id', GOVERNMENTS)}",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PartnershipIndex(models.Model):
    """Keys of all partnerships, for schedulers, which act for one after the other. No content, no row security."""

    partnership = models.UUIDField(primary_key=True)
    convener = models.UUIDField()

    field_rules: FieldRules = {"convener": ROW}


class Membership(Row, Term):
    """A government belongs to a partnership for a term."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="memberships")
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="memberships")

    field_rules: FieldRules = {**TERM_FIELDS}

    class Meta:
        constraints = [
            NoOverlap(name="governments_membership_terms", key=("partnership", "government")),
            RowSecurity(
                name="governments_membership",
                read=f"{of('partnership_id', PARTNERSHIPS)} or {of('government_id', GOVERNMENTS)}",
                write=of("partnership_id", PARTNERSHIPS),
            ),
            Consent(name="governments_membership_consent"),
            Term.ordered("governments_membership_term_order"),
        ]


class Admission(Row, Term):
    """A partnership asks a government that has people of its own to join for a term; gone once it is answered.

    Until they accept, neither sees anything of the other but the directory's entry and the partnership's own card.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="admissions")
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="admissions")
    asked_at = models.DateTimeField()

    field_rules: FieldRules = {**TERM_FIELDS, "asked_at": ROW}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "government"],
                name="governments_admission_once",
                violation_error_message=_("It was asked already, and has not answered. Withdraw that first."),
            ),
            Term.ordered("governments_admission_term_order"),
            RowSecurity(
                name="governments_admission",
                read=f"{of('partnership_id', PARTNERSHIPS)} or {of('government_id', GOVERNMENTS)}",
                append=of("partnership_id", PARTNERSHIPS),
                remove=f"{of('partnership_id', PARTNERSHIPS)} or {of('government_id', GOVERNMENTS)}",
            ),
        ]


class Resolution(Row, Sourced):
    """A council's resolution that adopted the partnership's statement of common purpose."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="resolutions")
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("what it adopted"), max_length=300)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_stated = models.CharField(
        _("date as stated"),
        max_length=60,
        blank=True,
        help_text=_("Where no day is known, such as “fall 2018”."),
    )

    field_rules: FieldRules = {
        **SOURCE_FIELDS,
        **dict.fromkeys(["what", "adopted_on", "adopted_stated"], ROW),
    }

    class Meta:
        ordering = ["adopted_on", "adopted_stated"]
        constraints = [
            RowSecurity(
                name="governments_resolution",
                read=of("partnership_id", PARTNERSHIPS),
                write="same",
            )
        ]


class Decision(Row, Sourced):
    """An entry of the decision log: what a meeting decided. It stands as it was entered; a later one corrects it.

    `about` is the service of a catalogue that it speaks of, and null where it speaks of none, or of several.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="decisions")
    met_on = models.DateField(_("date of the meeting"), null=True, blank=True)
    met_stated = models.CharField(_("date as stated"), max_length=60, blank=True)
    title = models.CharField(_("what was decided"), max_length=200)
    text = models.TextField(_("in full"), blank=True)
    about = models.UUIDField(null=True, blank=True)

    field_rules: FieldRules = {
        **SOURCE_FIELDS,
        **dict.fromkeys(["met_on", "met_stated", "title", "text", "about"], ROW),
    }

    class Meta:
        ordering = ["-met_on", "-id"]
        constraints = [
            RowSecurity(
                name="governments_decision",
                read=of("partnership_id", PARTNERSHIPS),
                append=of("partnership_id", PARTNERSHIPS),
            )
        ]
