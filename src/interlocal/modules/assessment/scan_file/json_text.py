"""JSON: line and column for what cannot be read, the field for everything else."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from interlocal.modules.assessment.scan_file.tree import Tree, too_much
from interlocal.platform.problems import BadFile, Place, Problem
from interlocal.ui.plain_text import plain


def read_json(text: str, file: str) -> Tree:
    """Read one JSON document. Raises `BadFile` where it cannot be read on; repeated names are collected."""
    problems: list[Problem] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name, value in pairs:
            if name in kept:
                place = Place(file, field=plain(name))
                problems.append(Problem(place, _("stands twice in one object; keep one of them.")))
            kept.setdefault(name, value)
        return kept

    def refuse(constant: str) -> NoReturn:
        raise InvalidOperation(_("%(word)s is not a number here; leave the field out") % {"word": constant})

    try:
        value = json.loads(text, parse_float=Decimal, parse_constant=refuse, object_pairs_hook=members)
    except json.JSONDecodeError as error:
        raise BadFile(
            [
                Problem(
                    Place(file, line=error.lineno),
                    _("cannot be read as JSON (column %(column)d): %(reason)s.")
                    % {"column": error.colno, "reason": error.msg},
                )
            ]
        ) from error
    except RecursionError as error:
        raise BadFile([Problem(Place(file), too_much())]) from error
    except (ValueError, InvalidOperation) as error:  # a number too long, NaN, Infinity
        raise BadFile([Problem(Place(file), _("cannot be read as JSON: %(reason)s.") % {"reason": error})]) from error
    return Tree(value, {(): Place(file)}, tuple(problems))
