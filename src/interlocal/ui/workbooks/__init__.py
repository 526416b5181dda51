"""Excel workbooks: written without surprises, read without trust."""

from interlocal.ui.workbooks.flat import flatten
from interlocal.ui.workbooks.limits import LIMITS, Limits
from interlocal.ui.workbooks.reader import BadWorkbook, Workbook, read_workbook
from interlocal.ui.workbooks.sheets import Sheet, SheetCell
from interlocal.ui.workbooks.writer import write_workbook

__all__ = [
    "LIMITS",
    "BadWorkbook",
    "Limits",
    "Sheet",
    "SheetCell",
    "Workbook",
    "flatten",
    "read_workbook",
    "write_workbook",
]
