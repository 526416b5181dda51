"""Workbooks that somebody sends us: read as plain values, or refused with everything that is to be mended."""

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from interlocal.platform.problems import BadFile
from interlocal.ui.workbooks.limits import LIMITS, Limits
from interlocal.ui.workbooks.package import fatal_problem, other_problems
from interlocal.ui.workbooks.sheets import Reading, Sheet, TooMuch


class BadWorkbook(BadFile):
    """A workbook that cannot be taken."""


@dataclass(frozen=True)
class Workbook:
    name: str
    sheets: tuple[Sheet, ...]


def read_workbook(file: BinaryIO, *, name: str, limits: Limits = LIMITS) -> Workbook:
    """The cells of the workbook in `file`, which messages call `name`.

    Raises BadWorkbook with every problem found. A file that is too large, or would unpack to too much, is
    refused before it is unpacked. Formulas are refused: the value that a file stores beside a formula may
    be an old one, and nobody would know.
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
    if not any(sheet.rows for sheet in sheets) and not reading.problems:
        reading.report(_("The workbook holds no cells. Save the table as Excel Workbook (.xlsx)."))
    if reading.problems:
        raise BadWorkbook(reading.problems)
    return Workbook(name, tuple(sheets))
