"""How the register says how an agreement stands."""

import datetime
from collections.abc import Collection, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.agreements.drafts import Body, Parts
from interlocal.core.agreements.models import Agreement, Party
from interlocal.core.agreements.rules import Urgency, standing
from interlocal.office.statements import as_stated

STANDS: Mapping[Urgency, Promise] = {
    Urgency.NOTICE_SOON: gettext_lazy("last day to give notice"),  # followed by when
    Urgency.ENDS_SOON: gettext_lazy("ends"),
    Urgency.NOTICE_PASSED: gettext_lazy("day for notice has passed"),
    Urgency.ENDED: gettext_lazy("ended"),
    Urgency.STANDS: gettext_lazy("stands"),
    Urgency.NOT_STATED: gettext_lazy("no dates recorded"),
}
#: What is to be done about those that need attention.
TO_DO: Mapping[Urgency, Promise] = {
    Urgency.NOTICE_SOON: gettext_lazy("Last day to give notice"),
    Urgency.ENDS_SOON: gettext_lazy("Ends"),
}


def within(days: int) -> str:
    """ "today", "tomorrow", "in 12 days"."""
    return (_("today"), _("tomorrow"))[days] if days < 2 else _("in %(days)d days") % {"days": days}


def stands_text(entry: Agreement, today: datetime.date) -> str:
    """ "last day to give notice in 12 days", "no dates recorded (“three years”), as of December 10, 2019"."""
    return ", ".join(part for part in (_stands(entry, today), as_stated(entry)) if part)


def _stands(entry: Agreement, today: datetime.date) -> str:
    stands = standing(ends_on=entry.ends_on, notice_by=entry.notice_by, today=today)
    begins = max((day for day in (entry.starts_on, entry.effective_on) if day), default=None)
    word = _("no last day recorded") if stands.urgency is Urgency.NOT_STATED and begins else str(STANDS[stands.urgency])
    if stands.urgency in TO_DO and stands.until is not None:
        return f"{word} {within((stands.until - today).days)}"
    if begins and begins > today:
        return _("begins %(when)s") % {"when": within((begins - today).days)}
    return f"{word} (“{entry.term_stated}”)" if entry.term_stated and stands.until is None else word


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
