"""How cells of a register file say which party does what, and how each party approved."""

import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from interlocal.core.agreements.drafts import Approval, Body
from interlocal.ui.import_wizard.cells import BadCell, value_of
from interlocal.ui.import_wizard.fields import Field, Kind
from interlocal.ui.import_wizard.names import Names, UnknownName

_DAY = Field("day", "", Kind.DATE)
_NUMERIC = re.compile(r"(\d+([/.-])\d+\2\d+)(?:,(.*))?")
_WORDED = re.compile(
    r"((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4})(?:,(.*))?", re.IGNORECASE
)
#: As `Party.approved_by` holds.
_LONGEST = 120
#: A name, a day and what `approved_by` holds, with room to spare; what is longer is not even looked through.
_LONGEST_PHRASE = 400


@dataclass(frozen=True)
class Parties:
    """Bodies by name: governments of the directory, and others, of which those in `known` stand in the register."""

    governments: Names
    known: Collection[str]

    @cached_property
    def labels(self) -> frozenset[str]:
        """The names of governments, as they are written: worked out once for all cells."""
        return frozenset(each.label for each in self.governments.names)

    def is_named(self, text: str) -> bool:
        """Whether `text` is, to the letter, a name that stands here."""
        return text in self.known or text in self.labels

    def find(self, text: str) -> Body:
        """The government that `text` names, else another body of that name: its row tells whether it is a party."""
        name = " ".join(text.split())
        if name in self.known and name not in self.labels:
            return name
        try:
            found: Body = self.governments.find(name)
        except UnknownName:
            return name
        return found

    def label(self, value: Body) -> str:
        return value if isinstance(value, str) else self.governments.label(value)


@dataclass(frozen=True)
class Approvals:
    """ "City of Exampleton: 6/3/2024, Resolution 24-17"; either of the two may be lacking."""

    parties: Parties

    def find(self, text: str) -> Approval:
        """The approval that `text` states; UnknownName, which says how to write one, where it states none."""
        if len(text) > _LONGEST_PHRASE:
            raise UnknownName(
                _("“%(text)s…” has %(length)d characters, too many for an approval. Part several by semicolons.")
                % {"text": text[:40], "length": len(text)}
            )
        name, stated = self._parted(text)
        on, by = None, stated
        if stated.partition(",")[0].strip() in (_("undated"), "undated"):
            by = stated.partition(",")[2]
        elif numeric := _NUMERIC.fullmatch(stated):
            on, by = _day(numeric[1]), numeric[3] or ""
        elif worded := _WORDED.fullmatch(stated):
            on, by = _day(worded[1]), worded[2] or ""
        by = " ".join(by.split())
        if not name or not (on or by):
            raise UnknownName(
                _("“%(text)s” states no approval. Write the party, a colon, the day and the number: %(example)s.")
                % {"text": text, "example": _("“City of Exampleton: 6/3/2024, Resolution 24-17”")}
            )
        if len(by) > _LONGEST:
            raise UnknownName(
                _("“%(text)s…” has %(length)d characters after the day; at most %(longest)d fit. Shorten it.")
                % {"text": by[:40], "length": len(by), "longest": _LONGEST}
            )
        return Approval(self.parties.find(name), on, by)

    def label(self, value: Approval) -> str:
        stated = [value.on.isoformat() if value.on else _("undated"), *([value.by] if value.by else [])]
        return f"{self.parties.label(value.party)}: {', '.join(stated)}"

    def _parted(self, text: str) -> tuple[str, str]:
        """Party and rest: at the first colon, unless a known name reaches further."""
        splits = [(text[: colon.start()].strip(), text[colon.end() :].strip()) for colon in re.finditer(":", text)]
        return next((split for split in splits if self.parties.is_named(split[0])), splits[0] if splits else ("", ""))


def _day(text: str) -> datetime.date:
    try:
        day: datetime.date = value_of(_DAY, text)
    except BadCell as bad:
        raise UnknownName(str(bad)) from bad
    return day
