"""How the register says how an agreement stands."""

import datetime
from collections.abc import Collection, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interlocal.core.agreements.drafts import Body, Parts
from interlocal.core.agreements.models import Agreement, Party, Renewal
from interlocal.core.agreements.rules import Urgency, standing
from interlocal.office.statements import as_stated

STANDS: Mapping[Urgency, Promise] = {
    Urgency.NOTICE_SOON: gettext_lazy("last day to give notice"),  # these three are followed by when
    Urgency.ENDS_SOON: gettext_lazy("ends"),
    Urgency.RENEWS_SOON: gettext_lazy("renews by itself"),
    Urgency.NOTICE_PASSED: gettext_lazy("day for notice has passed"),
    Urgency.RENEWED: gettext_lazy("has renewed by itself, unless notice was given: enter the new term"),
    Urgency.ENDED: gettext_lazy("ended"),
    Urgency.STANDS: gettext_lazy("in force"),
    Urgency.OPEN: gettext_lazy("goes on until notice is given"),
    Urgency.NOT_STATED: gettext_lazy("no dates recorded"),
}
#: What is to be done about those that need attention.
TO_DO: Mapping[Urgency, Promise] = {
    Urgency.NOTICE_SOON: gettext_lazy("Last day to give notice"),
    Urgency.ENDS_SOON: gettext_lazy("Ends"),
    Urgency.RENEWS_SOON: gettext_lazy("Last day of its term"),
    Urgency.RENEWED: gettext_lazy("Enter the new term; the old one ended"),
}
#: What follows where nobody does anything.
OTHERWISE: Mapping[str, Promise] = {
    Renewal.BY_ITSELF: gettext_lazy("If nobody gives notice, it renews by itself."),
    Renewal.UNTIL_NOTICE: gettext_lazy("If nobody gives notice, it goes on."),
    Renewal.BY_DECISION: gettext_lazy("If the parties do not renew it, it ends."),
    Renewal.ENDS: gettext_lazy("It ends with its term in any case."),
    Renewal.UNKNOWN: gettext_lazy("What happens at its end is unknown."),
    "": gettext_lazy("What happens at its end is not recorded."),
}


def within(days: int) -> str:
    """ "today", "tomorrow", "in 12 days", "12 days ago"."""
    if days < 0:
        return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}
    return (_("today"), _("tomorrow"))[days] if days < 2 else _("in %(days)d days") % {"days": days}


def stands_text(entry: Agreement, today: datetime.date) -> str:
    """ "last day to give notice in 12 days", "no dates recorded (“three years”), as of December 10, 2019".

    Days are counted from `today`, so that the date of a source stands only where nothing is counted.
    """
    stands = standing(ends_on=entry.ends_on, notice_by=entry.notice_by, today=today, renewal=entry.renewal)
    begins = max((day for day in (entry.starts_on, entry.effective_on) if day), default=None)
    if stands.urgency in (Urgency.NOTICE_SOON, Urgency.ENDS_SOON, Urgency.RENEWS_SOON) and stands.until is not None:
        return f"{STANDS[stands.urgency]} {within((stands.until - today).days)}"
    if begins and begins > today:
        return _("begins %(when)s") % {"when": within((begins - today).days)}
    word = str(STANDS[stands.urgency])
    if stands.urgency is Urgency.STANDS and begins is None:
        word = _("not ended")
    if stands.urgency is Urgency.NOT_STATED and begins is not None:
        word = _("no last day recorded")
    if entry.term_stated and stands.until is None:
        word = f"{word} (“{entry.term_stated}”)"
    return ", ".join(part for part in (word, as_stated(entry)) if part)


def parties_text(agreement: Agreement) -> str:
    """ "Alder (lead), Birch (fiscal agent), A vendor". `agreement.parties` are loaded in the order to show."""
    return ", ".join(_with_parts(party) for party in agreement.parties.all())


def _with_parts(party: Party) -> str:
    parts = ((party.administers, _("lead")), (party.holds_funds, _("fiscal agent")))
    named = ", ".join(word for has, word in parts if has)
    return f"{party.body} ({named})" if named else str(party.body)


def left_text(before: Parts, after: Collection[Body]) -> str:
    """What went with parties that are not among those `after` an edit; empty where nothing did."""
    lead, agent = before.administers, before.holds_funds
    said = []
    if lead is not None and lead not in after:
        said.append(_("%(party)s led it and is no party any more: no lead is on record now.") % {"party": lead})
    if agent is not None and agent not in after:
        words = _("%(party)s was its fiscal agent and is no party any more: no fiscal agent is on record now.")
        said.append(words % {"party": agent})
    approvals = [str(each.party) for each in before.approvals if each.party not in after]
    if approvals:
        words = _("Gone with the parties that left: the approvals of %(parties)s.")
        said.append(words % {"parties": "; ".join(approvals)})
    return " ".join(said)


def party_names(agreement: Agreement) -> list[str]:
    """Governments by name, then other bodies. `agreement.parties` are loaded in that order."""
    return [str(party.body) for party in agreement.parties.all()]
