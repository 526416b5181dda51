from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interlocal.core.catalogue.models import STANDARD, Service
from interlocal.core.governments.models import Government, Partnership
from interlocal.core.sources import SOURCE_FIELDS, Sourced
from interlocal.platform.fields import ROW, Erased, FieldRules, personal
from interlocal.platform.files.models import StoredFile
from interlocal.platform.keys import Row
from interlocal.platform.row_security import PARTNERSHIPS, RowSecurity, TenantKey, of
from interlocal.platform.terms import TERM_FIELDS, Term
from interlocal.platform.versions import Versioned


class Instrument(models.TextChoices):
    """By what kind of document governments agree, or that there is none."""

    INTERLOCAL = "interlocal", _("Interlocal agreement")
    JOINT_POWERS = "joint_powers", _("Joint powers agreement (a body of its own)")
    MUTUAL_AID = "mutual_aid", _("Mutual aid agreement")
    SERVICE = "service", _("Service contract (one serves the others)")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    JOINT_PURCHASE = "joint_purchase", _("Cooperative purchase (bid together)")
    COOPERATIVE = "cooperative", _("Piggyback on a contract of another")
    HANDSHAKE = "handshake", _("Handshake, nothing in writing")
    OTHER = "other", _("Other")


class Renewal(models.TextChoices):
    """What happens at the end of the term."""

    BY_ITSELF = "by_itself", _("Renews by itself unless notice is given")
    UNTIL_NOTICE = "until_notice", _("None: it goes on until notice is given")
    BY_DECISION = "by_decision", _("Renews if the parties decide so")
    ENDS = "ends", _("Ends")
    UNKNOWN = "unknown", _("Unknown")


class DocumentKind(models.TextChoices):
    """What a document is to the agreement that it is kept with."""

    AGREEMENT = "agreement", _("The agreement itself")
    AMENDMENT = "amendment", _("Amendment")
    RESOLUTION = "resolution", _("Resolution or ordinance")
    OTHER = "other", _("Other")


class Agreement(Versioned, Term, Sourced):
    """An agreement that already stands between governments, or between them and another body.

    What is empty has not been recorded; only `title` and a party are needed. Amounts and notice periods are kept as
    they are stated: nothing is computed from them.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agreements")
    title = models.CharField(_("title"), max_length=200)
    catalogue = models.UUIDField(default=STANDARD)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    instrument = models.CharField(_("kind of agreement"), max_length=20, choices=Instrument, blank=True)
    effective_on = models.DateField(
        _("effective date"), null=True, blank=True, help_text=_("If that is another day than the first of its term.")
    )
    term_stated = models.CharField(
        _("term as stated"),
        max_length=120,
        blank=True,
        help_text=_("Such as “three years”, where no days are known."),
    )
    notice_by = models.DateField(
        _("notice by"), null=True, blank=True, help_text=_("The last day on which notice can be given.")
    )
    renewal = models.CharField(_("what happens at its end"), max_length=20, choices=Renewal, blank=True)
    notice_stated = models.CharField(
        _("notice period as stated"), max_length=120, blank=True, help_text=_("Such as “90 days before the end”.")
    )
    amount_stated = models.CharField(
        _("amount as stated"),
        max_length=200,
        blank=True,
        help_text=_("With its period, such as “$24,000 a year”. Empty is not recorded; nothing to pay is “$0”."),
    )
    cost_rule = models.TextField(_("who pays what, in words"), blank=True)
    contact = models.CharField(
        _("contact"),
        max_length=200,
        blank=True,
        help_text=_("Whom to ask: an office rather than a person. It is erased a year after the agreement has ended."),
    )
    note = models.TextField(_("note"), blank=True)

    field_rules: FieldRules = {
        **TERM_FIELDS,
        **SOURCE_FIELDS,
        **dict.fromkeys(["version", "title", "catalogue", "instrument", "term_stated", "renewal", "notice_by"], ROW),
        "effective_on": ROW,
        **dict.fromkeys(["notice_stated", "amount_stated", "cost_rule", "note"], ROW),
        "contact": personal(erased=Erased.WHEN_DONE),
    }

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "id"], name="agreements_agreement_tenant"),
            models.CheckConstraint(
                condition=Q(catalogue=STANDARD) | Q(catalogue=F("partnership_id")),
                name="agreements_agreement_catalogue",
            ),
            Term.ordered("agreements_agreement_term_order"),
            TenantKey(
                name="agreements_agreement_service",
                tenant="catalogue",
                key="service",
                target_tenant="catalogue",
            ),
            RowSecurity(name="agreements_agreement", read=of("partnership_id", PARTNERSHIPS), write="same"),
        ]
        indexes = [models.Index(fields=["partnership", "ends_on"], name="agreements_by_end")]

    @property
    def seats(self) -> list[UUID]:
        """Keys of the governments that are parties. `parties` are loaded."""
        return [party.government_id for party in self.parties.all() if party.government_id]


class Party(Row):
    """A party to an agreement: a government of the directory, or another body by name.

    One of them may administer it and one may hold its money. Each approves it by a decision of its own body.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties", db_constraint=False)
    government = models.ForeignKey(Government, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name, if not a government of the directory"), max_length=160, blank=True)

    administers = models.BooleanField(default=False)
    holds_funds = models.BooleanField(default=False)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.CharField(_("resolution or ordinance"), max_length=120, blank=True)

    field_rules: FieldRules = dict.fromkeys(["name", "administers", "holds_funds", "approved_on", "approved_by"], ROW)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(government__isnull=False, name="") | (Q(government=None) & ~Q(name="")),
                name="agreements_party_one_way",
            ),
            models.UniqueConstraint(
                fields=["partnership", "agreement", "government"],
                condition=Q(government__isnull=False),
                name="agreements_party_once",
            ),
            models.UniqueConstraint(
                fields=["partnership", "agreement"],
                condition=Q(administers=True),
                name="agreements_party_administers_alone",
            ),
            models.UniqueConstraint(
                fields=["partnership", "agreement"],
                condition=Q(holds_funds=True),
                name="agreements_party_holds_funds_alone",
            ),
            TenantKey(name="agreements_party_of", tenant="partnership", key="agreement"),
            RowSecurity(name="agreements_party", read=of("partnership_id", PARTNERSHIPS), write="same"),
        ]

    @property
    def body(self) -> Government | str:
        """The government, or the name of the other body. `government` is loaded."""
        return self.government or self.name


class AgreementDocument(Row):
    """A file kept with an agreement, for the whole partnership to read."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="documents", db_constraint=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    kind = models.CharField(_("what it is"), max_length=20, choices=DocumentKind, default=DocumentKind.AGREEMENT)
    dated_on = models.DateField(
        _("date of the document"), null=True, blank=True, help_text=_("The day that it bears, if it bears one.")
    )

    field_rules: FieldRules = dict.fromkeys(["kind", "dated_on"], ROW)

    class Meta:
        ordering = [models.F("dated_on").asc(nulls_last=True), "id"]
        constraints = [
            TenantKey(name="agreements_document_of", tenant="partnership", key="agreement"),
            TenantKey(name="agreements_document_file", tenant="partnership", key="file"),
            RowSecurity(name="agreements_document", read=of("partnership_id", PARTNERSHIPS), write="same"),
        ]
