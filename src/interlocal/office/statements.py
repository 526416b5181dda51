"""How old a fact is that only a document states: nobody here says that it still holds."""

from collections.abc import Iterable

from babel.lists import format_list
from django.utils.translation import gettext as _

from interlocal.core.sources import Sourced
from interlocal.ui.tables import locale


def as_stated(row: Sourced) -> str:
    """Such as "as of December 10, 2019"; empty where the partnership itself says it, and so answers for today."""
    return stated_on([row.source_dated]) if row.source_document else ""


def stated_on(dates: Iterable[str]) -> str:
    """The same for several documents by their dates; an empty one is of a document that has none."""
    known = sorted(set(dates), reverse=True)
    if not known:
        return ""
    named = [date or _("an undated source") for date in known]
    return _("as of %(dates)s") % {"dates": format_list(named, locale=locale())}
