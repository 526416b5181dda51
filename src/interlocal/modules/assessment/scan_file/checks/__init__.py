"""What a schema cannot say: keys that repeat or lead nowhere, ranges that are upside down, numbers that clash.

The checks run on whatever the schema accepted or not, so that all problems come out at once.
"""

from collections.abc import Iterator

from interlocal.modules.assessment.scan_file.checks.areas import check_areas
from interlocal.modules.assessment.scan_file.checks.claims import check_claims
from interlocal.modules.assessment.scan_file.checks.references import check_references
from interlocal.modules.assessment.scan_file.checks.tables import check_tables
from interlocal.modules.assessment.scan_file.tree import Tree
from interlocal.platform.problems import Problem

__all__ = ["contradictions"]


def contradictions(tree: Tree) -> Iterator[Problem]:
    """Every contradiction inside the tree, each with its place."""
    if not isinstance(tree.value, dict):
        return
    for check in (check_references, check_areas, check_tables, check_claims):
        for path, message in check(tree.value):
            yield tree.problem(path, message)
