"""Each rating table as a scorecard, its ranking, and the chart of ease and savings where it has axes."""

from decimal import Decimal

from django.utils.translation import gettext as _

from interlocal.modules.assessment.rules import rank
from interlocal.modules.assessment.scan import FactorSet, Scan
from interlocal.modules.assessment.wording import cite, rating_words
from interlocal.ui.charts import heat_scorecard, scatter
from interlocal.ui.documents import Block, Folded, Note
from interlocal.ui.tables import Column, Table


def rating_blocks(scan: Scan) -> list[Block]:
    """All rating tables: with axes a chart of placements, otherwise a scorecard; a folded table where none is rated."""
    blocks: list[Block] = []
    for table in scan.factor_sets:
        values = ratings_table(scan, table)
        if table.axes:
            across, up = table.axes
            blocks.append(scatter(values, x=across, y=up, scale=table.scale))
        elif table.missing < len(table.ratings):
            blocks.append(heat_scorecard(values))
        missing = rating_words(scan, table)
        if missing:
            blocks.append(Note(" ".join(filter(None, (missing, table.note))), table.title))
        if table.missing == len(table.ratings) and not table.axes:
            blocks.append(Folded(_empty_title(table), (values,)))
        ranking = ranking_table(scan, table)
        blocks += [ranking] if ranking.rows else []
    return blocks


def _empty_title(table: FactorSet) -> str:
    words = {"table": table.title, "count": table.missing}
    if table.not_in_copy:
        return _("%(table)s: %(count)d ratings, none in our copy") % words
    return _("%(table)s: %(count)d ratings, none made") % words


def ratings_table(scan: Scan, table: FactorSet) -> Table:
    """The cells of a rating table; None is unrated, or not in our copy."""
    columns = (
        Column("area", _("Area")),
        *(
            Column(factor.key, factor.name, "rating", _("not in our copy") if table.not_in_copy else "")
            for factor in table.factors
        ),
    )
    rows = tuple(
        (scan.area(area).name, *(table.levels[area, factor.key] for factor in table.factors)) for area in table.areas
    )
    return Table(table.title, columns, rows, note=_("Source: %(source)s") % {"source": cite(table.source)})


def ranking_table(scan: Scan, table: FactorSet) -> Table:
    """The ranked areas of a rating table, best first."""
    columns = (
        Column("area", _("Area")),
        Column("rank", _("Rank"), "number"),
        Column("score", _("Share of the highest possible score"), "percent", digits=2),
    )
    rows = tuple(
        (scan.area(ranked.area).name, ranked.rank, Decimal(round(ranked.score * 10_000)) / 100)
        for ranked in rank(table).ranked
    )
    weights = "; ".join(f"{factor.name}: {factor.weight}" for factor in table.factors)
    return Table(
        _("Ranking: %(table)s") % {"table": table.title},
        columns,
        rows,
        note=_(
            "Weights: %(weights)s. Equal scores share a rank. Shares are shown to two digits; "
            "the workbook, CSV and JSON hold two more."
        )
        % {"weights": weights},
    )
