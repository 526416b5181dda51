"""Tables as comma-separated text: read like a workbook of one sheet, written so that Excel computes nothing."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from interlocal.platform.problems import BadFile, Place, Problem
from interlocal.ui.workbooks import LIMITS, Workbook
from interlocal.ui.workbooks.formulas import SIGNS
from interlocal.ui.workbooks.sheets import Sheet, SheetCell

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",;\t"
#: What a spreadsheet would compute; one apostrophe before it makes it text, and reading takes that one away again.
_COMPUTED = re.compile(f"'*[{re.escape(SIGNS)}]")


def read_csv(content: bytes, name: str) -> Workbook:
    """The rows of a CSV file; BadFile if it is none. Rows count as a spreadsheet shows them."""
    text = _decoded(content, name)
    try:
        rows = [
            tuple(
                SheetCell(number, column, _unguarded(value)) for column, value in enumerate(record, 1) if value.strip()
            )
            for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)), 1)
        ]
    except csv.Error as error:
        message = _("The file can't be read as rows (%(reason)s). Save it again as CSV.") % {"reason": error}
        raise _bad(name, message) from error
    rows = [row for row in rows if row]
    if not rows:
        raise _bad(name, _("The file holds no rows. Save the table again and send that file."))
    if len(rows) > LIMITS.rows or any(row[-1].column > LIMITS.columns for row in rows):
        raise _bad(
            name,
            _("The table is too large: at most %(rows)d rows and %(columns)d columns are read. Split it.")
            % {"rows": LIMITS.rows, "columns": LIMITS.columns},
        )
    return Workbook(name, (Sheet("", tuple(rows)),))


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of text as UTF-8 with its mark, without which Excel guesses another alphabet."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(headings)
    writer.writerows([f"'{text}" if _COMPUTED.match(text) else text for text in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _COMPUTED.match(text) else text


def _decoded(content: bytes, name: str) -> str:
    if len(content) > LIMITS.file_bytes:
        raise _bad(
            name,
            _("The file has %(size)d MB; at most %(most)d MB are read. Split it.")
            % {"size": -(-len(content) // 1_000_000), "most": LIMITS.file_bytes // 1_000_000},
        )
    if not content.strip():
        raise _bad(name, _("The file is empty. Save the table again and send that file."))
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        # Excel on Windows writes CSV so, unless told "CSV UTF-8"; every byte that is text there has a letter.
        # The few without one become NUL: a replacement character may stand in good UTF-8 too.
        text = content.decode("cp1252", errors="replace").replace("\ufffd", "\0")
    if re.search("[\x00-\x08\x0e-\x1f]", text):
        raise _bad(name, _("This is no table of text. Save the table as Excel Workbook (.xlsx) or as CSV UTF-8."))
    return text


def _separator(text: str) -> str:
    """The one that the first line has most of."""
    first = text.lstrip().split("\n", 1)[0]
    return max(_SEPARATORS, key=first.count)


def _bad(name: str, message: str) -> BadFile:
    return BadFile([Problem(Place(name), message)])
