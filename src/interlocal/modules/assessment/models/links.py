"""A short form on its way: sent to a department by link, answered once, then looked at."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from interlocal.core.governments.models import PEERS, Government, Partnership
from interlocal.core.people.models import Person
from interlocal.platform.erasure import addressed, overdue
from interlocal.platform.fields import ROW, SECRET, Erased, FieldRules, personal
from interlocal.platform.keys import Row
from interlocal.platform.row_security import GOVERNMENTS, LINK, PARTNERSHIPS, RowSecurity, TenantKey, is_, of

from .scans import OwnScan

#: SQL: partnerships that the acting person's governments convene.
CONVENED = f"(select p.id from governments_partnership p where {of('p.convener_id', GOVERNMENTS)})"
_OWN = f"({of('government_id', GOVERNMENTS)} and {of('partnership_id', PARTNERSHIPS)})"
_CONVENER = f"(by_convener and partnership_id in {CONVENED} and government_id in {PEERS})"
_THEIRS = f"{_OWN} or {_CONVENER}"
_BEARER = is_("token_hash", LINK)
_RUN_OUT = overdue("state = 'open' and expires_at < now()")


class LinkState(models.TextChoices):
    """How far a form that was sent has come. One that ran out stays open, and can't be answered."""

    OPEN = "open", _("Not answered yet")
    ANSWERED = "answered", _("Answered")
    TAKEN_OVER = "taken_over", _("Taken over")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class FormLink(Row):
    """The short form of one area, sent to a department of one government, and what it answered: a draft, no reading.

    A link that a member sends is its own people's to see; one that the convener sends is the convener's too. Titles are
    copied, for the bearer's link opens nothing but this row. To whom it went and the draft go when it has come to its
    end, the address as soon as it is answered.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(OwnScan, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    #: A plain key: an area is taken out of a scan by somebody who does not see every link.
    area = models.UUIDField()
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    by_convener = models.BooleanField()
    token_hash = models.CharField(max_length=64)
    department = models.CharField(
        _("department"), max_length=120, help_text=_("Such as “Fleet”. It becomes the source of what is told.")
    )
    email = models.EmailField(_("e-mail address"), max_length=254)
    scan_title = models.CharField(max_length=160)
    area_name = models.CharField(max_length=160)
    partnership_name = models.CharField(max_length=160)
    asker = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=60)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    last_day = models.DateField(_("answers by"), help_text=_("The last day on which the form can be sent in."))
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=LinkState, default=LinkState.OPEN)
    answers = models.JSONField(null=True, blank=True)  # forms.questions.Answers
    answered_on = models.DateField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    field_rules: FieldRules = {
        "email": personal(erased=Erased.WHEN_DONE),
        "department": personal(erased=Erased.WHEN_DONE),
        "answers": personal(erased=Erased.WHEN_DONE, blank=None),
        "token_hash": SECRET,
        **dict.fromkeys(
            [
                *("area", "by_convener", "scan_title", "area_name", "partnership_name", "asker", "time_zone"),
                *("sent_at", "last_day", "expires_at", "state", "answered_on", "settled_at"),
            ],
            ROW,
        ),
    }

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["token_hash"], name="assessment_formlink_token"),
            TenantKey(name="assessment_formlink_of", tenant="partnership", key="scan"),
            RowSecurity(
                name="assessment_formlink",
                read=f"{_THEIRS} or {_BEARER} or {addressed('email')} or {_RUN_OUT}",
                append=_THEIRS,
                change=f"{_THEIRS} or {_BEARER} or {_RUN_OUT}",
            ),
        ]
        indexes = [models.Index(fields=["government", "state"], name="assessment_formlink_waiting")]

    def is_open(self, at: datetime.datetime) -> bool:
        """Whether it can still be answered."""
        return self.state == LinkState.OPEN and at < self.expires_at
