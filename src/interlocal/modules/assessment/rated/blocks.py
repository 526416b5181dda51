"""What raters say together, in sections: why the answer is what it is."""

from django.utils.translation import gettext as _

from interlocal.modules.assessment.queries.judged import Judged
from interlocal.ui.documents import Block, Folded, Paragraph, Section

from .answer import agreement_words
from .tables import (
    Addresses,
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


def sections_of(judged: Judged, names: Names, address: Addresses) -> tuple[Section, ...]:
    """Levels, disagreement, ranking, how stable it is, who rated; `names` and `address` are those of the areas."""
    return (
        Section(_("Levels"), (groups_chart(judged, names, groups_table(judged, names)),)),
        Section(_("Where raters are apart"), (*_apart(judged, names, address), _agreement(judged))),
        Section(_("Ranking"), _ranking(judged, names, address)),
        *_stability(judged, names),
        Section(_("Raters"), (raters_table(judged),)),
    )


def _apart(judged: Judged, names: Names, address: Addresses) -> tuple[Block, ...]:
    """The widest at once, the others behind one line: where a team has yet to talk at all, they are hundreds."""
    widest, others = judged.apart[:MOST_APART], judged.apart[MOST_APART:]
    more = _("Apart in %(count)d places more") % {"count": len(others)}
    return (
        *((apart_table(widest, names, address, judged.homes),) if widest else ()),
        *((Folded(more, (apart_table(others, names, address, judged.homes),)),) if others else ()),
    )


def _agreement(judged: Judged) -> Paragraph:
    return Paragraph(agreement_words(judged.concordance))


def _ranking(judged: Judged, names: Names, address: Addresses) -> tuple[Block, ...]:
    ranking, left_out = ranking_table(judged, names, address), left_out_table(judged, names)
    missing = Paragraph(_("An area is ranked once somebody has rated it on every question: unrated is not low."))
    return (
        *((ranking,) if ranking.rows else ()),
        *((missing, left_out) if left_out.rows else ()),
    )


def _stability(judged: Judged, names: Names) -> tuple[Section, ...]:
    """Nothing where one area or none is ranked: it is first whatever its questions weigh."""
    if len(judged.stability.placed) < 2:
        return ()
    ranks = _(
        "People weigh the questions differently. Each cell says under what share of all possible weightings of these "
        "ratings an area takes a rank. Only the weights vary here: other ratings would rank otherwise."
    )
    central = _("On average over the weightings that put an area first, each question has this share of the weights.")
    return (
        Section(
            _("How stable the ranking is"),
            (
                Paragraph(ranks),
                acceptability_table(judged, names),
                Paragraph(central),
                central_table(judged, names),
            ),
        ),
    )
