"""Each rating table as a scorecard, its ranking, and the chart of ease and savings where it has axes."""

from decimal import Decimal

from django.utils.translation import gettext as _

from interlocal.modules.assessment.rules import rank
from interlocal.modules.assessment.scan import FactorSet, Scan
from interlocal.modules.assessment.wording import cite, rating_words
from interlocal.ui.charts import heat_scorecard, scatter
from interlocal.ui.documents import Block, Note
from interlocal.ui.tables import Column, Table


def rating_blocks(scan: Scan) -> list[Block]:
    """All rating tables; with axes a chart of placements, otherwise a scorecard."""
    blocks: list[Block] = []
    for table in scan.factor_sets:
        values = ratings_table(scan, table)
        if table.axes:
            across, up = table.axes
            blocks.append(scatter(values, x=across, y=up, scale=table.scale))
        else:
            blocks.append(heat_scorecard(values))
            ranking = ranking_table(scan, table)
            blocks += [ranking] if ranking.rows else []
        missing = rating_words(scan, table)
        if missing:
            blocks.append(Note(" ".join(filter(None, (missing, table.note))), table.title))
    return blocks


def ratings_table(scan: Scan, table: FactorSet) -> Table:
    """The cells of a rating table; None is unrated."""
    columns = (
        Column("area", _("Area")),
        *(Column(factor.key, factor.name, "rating") for factor in table.factors),
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
        Column("score", _("Share of the highest possible score"), "percent"),
    )
    rows = tuple(
        (scan.area(ranked.area).name, ranked.rank, Decimal(round(ranked.score * 1000)) / 10)
        for ranked in rank(table).ranked
    )
    weights = "; ".join(f"{factor.name}: {factor.weight}" for factor in table.factors)
    return Table(
        _("Ranking: %(table)s") % {"table": table.title},
        columns,
        rows,
        note=_("Weights: %(weights)s. Equal scores share a rank.") % {"weights": weights},
    )
