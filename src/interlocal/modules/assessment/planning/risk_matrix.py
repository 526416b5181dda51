"""The risks of a plan drawn by likelihood and impact."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from interlocal.modules.assessment.models import Risk, RiskState
from interlocal.modules.assessment.rules.planning import SCALE, depth, matrix
from interlocal.ui.matrices import Matrix, MatrixCell, MatrixRow


def risk_matrix(risks: Iterable[Risk]) -> Matrix:
    """Numbers of the risks that are not closed and that are rated in both."""
    rated = [(risk.number, risk.likelihood, risk.impact) for risk in risks if risk.state != RiskState.CLOSED]
    cells = matrix(rated)
    impacts = {"low": _("Low impact"), "medium": _("Medium impact"), "high": _("High impact")}
    likelihoods = {"low": _("Low likelihood"), "medium": _("Medium likelihood"), "high": _("High likelihood")}
    return Matrix(
        _("Risks by likelihood and impact"),
        tuple(impacts[impact] for impact in SCALE),
        tuple(
            MatrixRow(
                likelihoods[likelihood],
                tuple(
                    MatrixCell(tuple(cells.get((likelihood, impact), ())), depth(likelihood, impact))
                    for impact in SCALE
                ),
            )
            for likelihood in reversed(SCALE)
        ),
        _("Numbers are those of the table. Closed and unrated risks stand in no cell: unrated is not low."),
    )
