"""What raters say together, as tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.modules.assessment.models import AreaRating, ScanArea
from interlocal.modules.assessment.queries.judged import Apart, Judged, Rater
from interlocal.modules.assessment.rules.judging.stability import Placed
from interlocal.modules.assessment.scan import LEVELS, Factor
from interlocal.ui.charts import Beside, Chart, heat_scorecard
from interlocal.ui.tables import Column, Link, Table, Value, plain_number
from interlocal.ui.words import word

Names = Mapping[UUID, str]
#: Those that a table is of: a page shows some of them at once.
Areas = Sequence[ScanArea]
#: Where the ratings of an area are told in full.
Addresses = Callable[[ScanArea], str]

#: Levels far apart that are told beside the picture.
MOST_STARRED = 8
#: Ranks with a column of their own; more would not fit a page, and nobody asks whether an area is 37th or 38th.
MOST_RANKS = 10


def groups_table(judged: Judged, names: Names, areas: Areas) -> Table:
    """Areas down, questions across, the group's level in each cell."""
    columns = (
        Column("area", _("Area")),
        *(Column(factor.key, factor.name, "rating", _("unrated")) for factor in judged.factors),
    )
    rows = tuple((names[area.id], *(judged.group(area, factor).level for factor in judged.factors)) for area in areas)
    note = _(
        "Each cell is the middle of what the raters said, the lower one of two. Unrated is not low: nobody rated it."
    )
    return Table(_("What the raters say together"), columns, rows, note)


def groups_chart(table: Table, areas: Areas, apart: Sequence[Apart], names: Names) -> Chart:
    """The `table` of these areas as a picture, with a star where raters are far apart; the widest are told too."""
    rows = {area.id: row for row, area in enumerate(areas)}
    told = [
        _("%(area)s, %(factor)s: from %(lowest)s to %(highest)s")
        % {
            "area": names[each.area.id],
            "factor": each.factor.name,
            "lowest": word("rating", each.group.lowest),
            "highest": word("rating", each.group.highest),
        }
        for each in apart[:MOST_STARRED]
    ]
    left = len(apart) - len(told)
    if left:
        told.append(ngettext("and %(count)d more", "and %(count)d more", left) % {"count": left})
    title = _("* Raters are far apart, and the level between them is not settled:")
    starred = {(rows[each.area.id], each.factor.key) for each in apart}
    beside = [Beside(title, tuple(told))] if told else []
    return heat_scorecard(table, starred=starred, beside=beside, unrated=_("Nobody has rated these areas yet."))


def apart_table(found: Mapping[Apart, Iterable[AreaRating]], names: Names, address: Addresses, homes: Names) -> Table:
    """Where raters are far apart, with what each of them said there; `homes`: of whom each rater is."""
    columns = (
        Column("area", _("Area")),
        Column("factor", _("Question")),
        Column("lowest", _("Lowest"), "rating"),
        Column("highest", _("Highest"), "rating"),
        Column("said", _("Who said what")),
    )
    rows = tuple(
        (
            Link(names[each.area.id], address(each.area)),
            each.factor.name,
            each.group.lowest,
            each.group.highest,
            "; ".join(said_words(one, homes) for one in sorted(said, key=_place)),
        )
        for each, said in found.items()
    )
    note = _("More than a third of all pairs of raters are two steps or more from one another, such as low and high.")
    return Table(_("Where raters are far apart"), columns, rows, note)


def said_words(said: AreaRating, homes: Names) -> str:
    """A rater, of whom she is, her level, and why."""
    home = homes.get(said.rater_id)
    rater = f"{said.rater.name}, {home}" if home else said.rater.name
    words = {"rater": rater, "level": word("rating", said.level or None), "note": said.note}
    return (_("%(rater)s: %(level)s (%(note)s)") if said.note else _("%(rater)s: %(level)s")) % words


def ranking_table(judged: Judged, names: Names, areas: Areas, address: Addresses) -> Table:
    """Areas whose every question somebody rated, best first by the weights that stand."""
    columns = (
        Column("area", _("Area")),
        Column("rank", _("Rank"), "number"),
        Column("score", _("Share of the highest possible score"), "percent", digits=2),
    )
    by_key = judged.by_key
    rows = tuple(
        (
            Link(names[by_key[item.area].id], address(by_key[item.area])),
            item.rank,
            Decimal(round(item.score * 10_000)) / 100,
        )
        for item in _placed(judged, areas)
    )
    weights = "; ".join(f"{factor.name}: {factor.weight}" for factor in judged.factors)
    note = _("Weights: %(weights)s. Equal scores share a rank.") % {"weights": weights}
    return Table(_("Ranking by the weights that stand"), columns, rows, note)


def left_out_table(judged: Judged, names: Names, areas: Areas) -> Table:
    """Areas without a rank, each with the questions that nobody rated."""
    columns = (Column("area", _("Area")), Column("factors", _("Nobody rated")))
    called = {factor.key: factor.name for factor in judged.factors}
    keys = {str(area.id): area.id for area in areas}
    rows = tuple(
        (names[keys[out.area]], "; ".join(called[key] for key in out.factors))
        for out in judged.stability.left_out
        if out.area in keys
    )
    return Table(_("Not ranked"), columns, rows)


def acceptability_table(judged: Judged, names: Names, areas: Areas) -> Table:
    """In how many of all possible weightings an area takes each rank; behind the tenth all others together."""
    placed, by_key = judged.stability.placed, judged.by_key
    shown = min(len(placed), MOST_RANKS)
    columns = [Column("area", _("Area"))]
    columns += [Column(f"rank-{rank}", _("Rank %(rank)d") % {"rank": rank}, "share") for rank in range(1, shown + 1)]
    if len(placed) > shown:
        columns.append(Column("lower", _("Lower"), "share"))
    rows = tuple(
        (
            names[by_key[item.area].id],
            *map(share, item.shares[:shown]),
            *([share(sum(item.shares[shown:]))] if len(placed) > shown else []),
        )
        for item in _placed(judged, areas)
    )
    note = _(
        "Shown in whole percent, so that rows and columns need not add to 100; XLSX, CSV and JSON hold the shares "
        "exactly. Drawn from seed %(seed)d."
    )
    return Table(_("Rank acceptability"), tuple(columns), rows, note % {"seed": judged.together.seed})


def central_table(judged: Judged, names: Names, areas: Areas) -> Table:
    """Areas that some weighting puts first: in how many, and what such a weighting looks like on average."""
    columns = (
        Column("area", _("Area")),
        Column("first", _("First in"), "share"),
        *(Column(factor.key, factor.name, "share") for factor in judged.factors),
    )
    by_key = judged.by_key
    rows = tuple(
        (
            names[by_key[item.area].id],
            share(item.first),
            *(share(item.central_weights[factor.key]) for factor in judged.factors),
        )
        for item in _placed(judged, areas)
        if item.central_weights is not None
    )
    return Table(_("What you would have to find important for an area to come first"), columns, rows)


def raters_table(judged: Judged) -> Table:
    """Who has rated how much."""
    columns = (
        Column("rater", _("Rater")),
        Column("home", _("Of"), missing=_("nobody here any more")),
        Column("rated", _("Rated"), "number"),
        Column("left_unrated", _("Can't say"), "number"),
        Column("waiting", _("Nothing said yet"), "number"),
    )
    rows = tuple(
        (_called(each), each.home or None, each.rated, each.left_unrated, each.waiting) for each in judged.raters
    )
    return Table(_("Who has rated"), columns, rows)


def factors_table(factors: Sequence[Factor]) -> Table:
    """The questions with what each weighs, as a share too."""
    columns = (
        Column("factor", _("Question")),
        Column("weight", _("Weight"), "number"),
        Column("share", _("Of all weights"), "share"),
    )
    total = sum(factor.weight for factor in factors)
    rows = tuple((factor.name, factor.weight, share(factor.weight / total)) for factor in factors)
    return Table(_("Questions"), columns, rows, _("Each is worded so that “high” speaks for sharing."))


def share(part: float) -> Value:
    """A share from 0 to 1 to as many places as a spreadsheet holds: rows and columns of them still add to 1."""
    return plain_number(round(Decimal(part), 14))


def _placed(judged: Judged, areas: Areas) -> list[Placed]:
    """Those of some areas, best first."""
    keys = {str(area.id) for area in areas}
    return [item for item in judged.stability.placed if item.area in keys]


def _place(said: AreaRating) -> int:
    """Lowest first; who left it unrated comes last."""
    return LEVELS.index(said.level) if said.level in LEVELS else len(LEVELS)


def _called(rater: Rater) -> str:
    if rater.on_team:
        return rater.person.name
    return _("%(name)s (no longer on the team; what she said stands)") % {"name": rater.person.name}
