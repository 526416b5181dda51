"""Workbooks that somebody sends us: read as plain values, or refused with everything that is to be mended."""

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from interlocal.platform.problems import BadFile, Problem
from interlocal.ui.workbooks.limits import LIMITS, Limits
from interlocal.ui.workbooks.package import fatal_problem, other_problems
from interlocal.ui.workbooks.sheets import Reading, Sheet, TooMuch


class BadWorkbook(BadFile):
    """A workbook that cannot be taken."""


@dataclass(frozen=True)
class Workbook:
    """Sheets of plain values; `problems` are those of the file that its reader was asked to go on after."""

    name: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()


def read_workbook(file: BinaryIO, *, name: str, limits: Limits = LIMITS, go_on: bool = False) -> Workbook:
    """The cells of the workbook in `file`, which messages call `name`.

    Raises BadWorkbook with every problem found. A file that is too large, or would unpack to too much, is
    refused before it is unpacked. Formulas are refused: the value that a file stores beside a formula may
    be an old one, and nobody would know. With `go_on`, macros and cells that hold no plain value are handed back as
    problems of the workbook, for a reader that has more to say of its other cells; those cells are left out.
    """
    reading = Reading(name, limits)
    sheets: list[Sheet] = []
    fatal = fatal_problem(file, limits)
    if fatal:
        reading.report(fatal)
        raise BadWorkbook(reading.problems)
    for message in other_problems(file):
        reading.report(message)
    file.seek(0)
    try:
        sheets = reading.sheets(file)
    except TooMuch as limit:
        raise BadWorkbook(reading.problems) from limit
    except Exception as damage:  # openpyxl meets damage with whatever error happens to come of it
        reading.report(_("The workbook is damaged. Open it in Excel, save it and send it again."))
        raise BadWorkbook(reading.problems) from damage
    filled = any(sheet.rows for sheet in sheets)
    if not filled and not reading.problems:
        reading.report(_("The workbook holds no cells. Save the table as Excel Workbook (.xlsx)."))
    if reading.problems and not (go_on and filled):
        raise BadWorkbook(reading.problems)
    return Workbook(name, tuple(sheets), tuple(reading.problems))
