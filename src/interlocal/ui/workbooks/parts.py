"""A workbook opened for its cells alone: rows are streamed, and what must be held whole has to be small."""

from typing import Any, BinaryIO
from zipfile import ZipFile, ZipInfo

from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet


class LargePart(Exception):
    """A part that would be held whole in memory, such as the styles, is larger than we are willing to hold."""

    def __init__(self, part: ZipInfo) -> None:
        super().__init__(part.filename)
        self.name, self.size = part.filename, part.file_size


def open_workbook(file: BinaryIO, *, whole_bytes: int) -> Any:
    """The openpyxl workbook in `file`, to be closed after use.

    Raises LargePart when a part other than the sheets and the shared texts is larger than `whole_bytes`, and
    whatever openpyxl raises on damage.
    """
    reader = _Reader(file, whole_bytes)
    try:
        reader.read()
    except BaseException:
        reader.archive.close()
        raise
    return reader.wb


class _Package(ZipFile):
    """openpyxl streams sheets and shared texts by `open`, and takes every other part whole by `read`.

    The limit stands here, and not with the names of parts, because a file may give any name to any part.
    """

    def __init__(self, file: BinaryIO, whole_bytes: int) -> None:
        super().__init__(file)
        self._whole_bytes = whole_bytes

    def read(self, name: str | ZipInfo, pwd: bytes | None = None) -> bytes:
        part = name if isinstance(name, ZipInfo) else self.getinfo(name)
        if part.file_size > self._whole_bytes:
            raise LargePart(part)
        return super().read(name, pwd)


class _Reader(ExcelReader):  # type: ignore[misc]  # openpyxl has no types
    def __init__(self, file: BinaryIO, whole_bytes: int) -> None:
        super().__init__(file, read_only=True, keep_links=False)
        self.archive = _Package(file, whole_bytes)

    def read_worksheets(self) -> None:
        """All but sheets that are charts: they hold no cells, and openpyxl would take them whole."""
        for sheet, part in self.parser.find_sheets():
            if part.target in self.valid_files and "chartsheet" not in part.Type:
                self.wb._sheets.append(_Sheet(self.wb, sheet.name, part.target, self.shared_strings))


class _Sheet(ReadOnlyWorksheet):  # type: ignore[misc]
    def _get_size(self) -> None:
        """Not asked for: a file may claim to be of any size, and to hear that much of a sheet is read twice."""
