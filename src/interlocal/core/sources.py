"""Where a fact comes from. Every figure and statement from outside says so."""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interlocal.platform.fields import ROW, FieldRules


class Sourced(models.Model):
    """A row with its document and place. Empty means that its own government or partnership states it."""

    source_document = models.CharField(_("document"), max_length=300, blank=True)
    source_place = models.CharField(_("place in the document"), max_length=300, blank=True)
    source_dated = models.CharField(_("date of the document, as stated"), max_length=60, blank=True)

    class Meta:
        abstract = True


SOURCE_FIELDS: FieldRules = {"source_document": ROW, "source_place": ROW, "source_dated": ROW}


class Grade(StrEnum):
    """How far a figure can be trusted, best first; decision 16 says why in this order.

    `STATED` is the lowest that a document's figure can claim: it may be an estimate or a guess that does not say so.
    """

    AUDITED = "audited"
    BUDGET = "budget"
    ESTIMATE = "estimate"
    STATED = "stated"
    GUESS = "guess"
    NOT_STATED = "not stated"


GRADE_MEANINGS: Mapping[str, Promise] = {
    Grade.AUDITED: _("It stands in an audited report, or in an official count."),
    Grade.BUDGET: _("It stands in an adopted budget."),
    Grade.ESTIMATE: _("It was worked out from other figures, and the source says how."),
    Grade.STATED: _("A document gives it, and does not say how it came about."),
    Grade.GUESS: _("Somebody who knows the matter says so; nothing written is behind it."),
    Grade.NOT_STATED: _("There is no figure, or whoever entered it does not say."),
}
