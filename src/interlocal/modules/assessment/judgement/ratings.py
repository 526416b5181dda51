"""What the raters of an area say together, and beside it what the source of its scan says."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.modules.assessment.models import AreaVerdict, ScanArea
from interlocal.modules.assessment.rules.judging import Cells, GroupLevel
from interlocal.modules.assessment.rules.taking_on import table_taken_on
from interlocal.modules.assessment.scan import Area, Factor, Scan
from interlocal.modules.assessment.wording import citation
from interlocal.ui.tables import Column, Table, Value
from interlocal.ui.words import word


def ratings_table(area: ScanArea, factors: Sequence[Factor], cells: Cells) -> Table:
    """By factor the group's level, how many rated, and from what to what."""
    columns = (
        Column("factor", _("Question")),
        Column("level", _("Together"), "rating"),
        Column("rated", _("Raters"), "number"),
        Column("apart", _("From and to"), missing=_("nobody rated")),
    )
    found = [(factor, cells.get((str(area.id), factor.key), GroupLevel())) for factor in factors]
    return Table(
        _("Ratings"),
        columns,
        tuple((factor.name, group.level, group.rated, _apart(group)) for factor, group in found),
        note=_("Together: the level that more than half of the raters give, or exceed."),
    )


def _apart(group: GroupLevel) -> str | None:
    if group.lowest is None or group.highest is None:
        return None
    if group.lowest == group.highest:
        return _("all the same") if group.rated > 1 else _("one rater")
    words = {"low": word("rating", group.lowest), "high": word("rating", group.highest)}
    return (_("far apart: %(low)s to %(high)s") if group.is_wide else _("%(low)s to %(high)s")) % words


@dataclass(frozen=True)
class Sourced:
    """An area as the published scan states it that its own scan goes on from."""

    scan: Scan
    area: Area

    @property
    def citation(self) -> str:
        """The document, and the place in it."""
        source = self.area.source
        return f"{citation(self.scan.document(source.document))}, {source.place}"


def sourced(area: ScanArea, scan: Scan | None) -> Sourced | None:
    """What the source says of an area; None where the scan goes on from none, or the area does not stand there."""
    found = {each.key: each for each in scan.areas}.get(area.stated_as) if scan else None
    return Sourced(scan, found) if scan and found else None


def source_words(said: Sourced | None) -> list[str]:
    """The source's verdict with its next step, where there is one."""
    if said is None or said.area.verdict is None:
        return []
    words = _("“%(source)s” says: %(verdict)s. %(next)s")
    stated = {"verdict": word("verdict", said.area.verdict), "next": said.area.next_step}
    return [(words % {"source": said.scan.title, **stated}).strip()]


def beside_table(
    area: ScanArea, decided: AreaVerdict | None, factors: Sequence[Factor], cells: Cells, said: Sourced
) -> Table:
    """Verdict, next step and ratings here, and as the source gives them: two columns that are never mixed."""
    stated = said.area
    rows: list[tuple[Value, ...]] = [
        (
            _("Verdict"),
            word("verdict", decided.verdict) if decided else None,
            word("verdict", stated.verdict) if stated.verdict else None,
        ),
        (_("Next step"), (decided.next_step if decided else "") or None, stated.next_step or None),
    ]
    asked_here, taken_on = {factor.key for factor in factors}, table_taken_on(said.scan)
    for table in (each for each in said.scan.factor_sets if stated.key in each.areas):
        absent = _("not in our copy") if table.not_in_copy else _("unrated")
        for factor in table.factors:
            asked = table is taken_on and factor.key in asked_here
            here = cells.get((str(area.id), factor.key), GroupLevel()).level
            level = table.levels[stated.key, factor.key]
            rows.append(
                (
                    _("%(table)s: %(factor)s") % {"table": table.title, "factor": factor.name},
                    word("rating", here) if asked else _("not asked here"),
                    word("rating", level) if level else absent,
                )
            )
    return Table(
        _("Here and in the source"),
        (
            Column("what", _("Of this area")),
            Column("here", _("Here"), missing=_("none yet")),
            Column("source", _("The source")),
        ),
        tuple(rows),
        note=_("Source: %(source)s") % {"source": said.citation},
    )
