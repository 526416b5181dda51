"""What raters say together, in sections: why the answer is what it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from interlocal.modules.assessment.models import AreaRating
from interlocal.modules.assessment.queries.judged import Apart, Judged
from interlocal.ui.documents import Block, Folded, Paragraph, Section
from interlocal.ui.tables import Table

from .answer import agreement_words, elsewhere_words
from .tables import (
    Addresses,
    Areas,
    Names,
    acceptability_table,
    apart_table,
    central_table,
    groups_chart,
    groups_table,
    left_out_table,
    ranking_table,
    raters_table,
)

#: Places at which raters are apart that a page shows at once.
MOST_APART = 20


@dataclass(frozen=True)
class Shown:
    """What a page shows of what the raters say: some `areas`, with their names and addresses, and what was said where
    raters are far apart on them, the widest first.
    """

    judged: Judged
    areas: Areas
    said: Mapping[Apart, Sequence[AreaRating]]
    names: Names
    address: Addresses

    def sections(self) -> Iterator[Section]:
        """Levels, disagreement, ranking, how stable it is, who rated."""
        table = groups_table(self.judged, self.names, self.areas)
        yield Section(_("Levels"), (groups_chart(table, self.areas, list(self.said), self.names),))
        agreement = Paragraph(agreement_words(self.judged.concordance))
        yield Section(_("Where raters are apart"), (*self._apart(), agreement))
        yield Section(_("Ranking"), tuple(self._ranking()))
        stable = acceptability_table(self.judged, self.names, self.areas)
        if stable.rows and len(self.judged.stability.placed) > 1:  # one alone is first whatever its questions weigh
            yield Section(_("How stable the ranking is"), tuple(self._stability(stable)))
        yield Section(_("Raters"), (raters_table(self.judged),))

    def _apart(self) -> Iterator[Block]:
        """The widest at once, the others behind one line: where a team has yet to talk at all, they are many."""
        widest, others = (dict(islice(self.said.items(), *part)) for part in ((MOST_APART,), (MOST_APART, None)))
        if widest:
            yield apart_table(widest, self.names, self.address, self.judged.homes)
        if others:
            more = _("Apart in %(count)d places more") % {"count": len(others)}
            yield Folded(more, (apart_table(others, self.names, self.address, self.judged.homes),))
        if elsewhere := elsewhere_words(self.judged, len(self.said)):
            yield Paragraph(elsewhere)

    def _ranking(self) -> Iterator[Block]:
        ranking = ranking_table(self.judged, self.names, self.areas, self.address)
        left_out = left_out_table(self.judged, self.names, self.areas)
        if ranking.rows:
            yield ranking
        if left_out.rows:
            yield Paragraph(_("An area is ranked once somebody has rated it on every question: unrated is not low."))
            yield left_out

    def _stability(self, stable: Table) -> Iterator[Block]:
        yield Paragraph(
            _(
                "People weigh the questions differently. Each cell says under what share of all possible weightings of "
                "these ratings an area takes a rank. Only the weights vary here: other ratings would rank otherwise."
            )
        )
        yield stable
        central = central_table(self.judged, self.names, self.areas)
        if central.rows:
            words = _(
                "On average over the weightings that put an area first, each question has this share of the weights."
            )
            yield Paragraph(words)
            yield central
