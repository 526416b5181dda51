"""The ZIP package around a workbook: what can be known, and refused, before anything in it is unpacked."""

from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from interlocal.ui.workbooks.limits import MEGABYTE, Limits

COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
FLAG_ENCRYPTED = 0x1


def fatal_problem(file: BinaryIO, limits: Limits) -> str:
    """Why `file` must not be unpacked, with how to mend it; empty if it may."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > limits.file_bytes:
        return _(
            "The file has %(size)d MB; at most %(most)d MB are read. Delete pictures and unused sheets, "
            "or split the file."
        ) % {"size": -(-size // MEGABYTE), "most": limits.file_bytes // MEGABYTE}
    if size == 0:
        return _("The file is empty. Send it again.")
    if file.read(len(COMPOUND_FILE)) == COMPOUND_FILE:
        return _compound_problem(file)
    try:
        with ZipFile(file) as package:
            return _package_problem(package.infolist(), limits)
    except (BadZipFile, NotImplementedError, ValueError, OSError):
        return _not_a_package(file)


def other_problems(file: BinaryIO) -> Iterator[str]:
    """What the parts of the package give away: macros, and links to other workbooks."""
    with ZipFile(file) as package:
        names = [name.casefold() for name in package.namelist()]
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        yield _("The workbook holds macros. Save it as an Excel Workbook (.xlsx), which leaves them out.")
    if any(name.startswith("xl/externallinks/") for name in names):
        yield _("The workbook takes figures from another workbook. In Excel choose Data, Edit Links, Break Link.")


def _compound_problem(file: BinaryIO) -> str:
    file.seek(0)
    if ENCRYPTED_PACKAGE in file.read():
        return _("The workbook is protected by a password. Save it without one and send it again.")
    return _("This is a workbook of an old kind (.xls). Open it in Excel and save it as Excel Workbook (.xlsx).")


def _not_a_package(file: BinaryIO) -> str:
    file.seek(0)
    if file.read(4) == b"PK\x03\x04":
        return _("The file is damaged: its end is missing or does not fit. Open it in Excel, save it, send it again.")
    return _("This is not an Excel workbook, whatever its name says. Save the table as Excel Workbook (.xlsx).")


def _package_problem(parts: list[ZipInfo], limits: Limits) -> str:
    names = {part.filename for part in parts}
    if any(part.flag_bits & FLAG_ENCRYPTED for part in parts):
        return _("The file is protected by a password. Save it without one and send it again.")
    if len(parts) > limits.parts or _unpacks_too_much(parts, limits):
        return _(
            "Unpacked, the file would be far larger than a table is. Copy the cells that matter to a new workbook."
        )
    if "xl/workbook.bin" in names:
        return _("This is a binary workbook (.xlsb). Open it in Excel and save it as Excel Workbook (.xlsx).")
    if "mimetype" in names and "content.xml" in names:
        return _("This is an OpenDocument table (.ods). Save it as Excel Workbook (.xlsx).")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        return _("This is a ZIP file, and not an Excel workbook. Save the table as Excel Workbook (.xlsx).")
    if len(names) != len(parts) or any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        return _("The file is put together in a way that Excel does not. Open it in Excel, save it, send it again.")
    return ""


def _unpacks_too_much(parts: list[ZipInfo], limits: Limits) -> bool:
    """By the sizes that the package declares: a part that lies is cut off at its declared size when read."""
    return sum(part.file_size for part in parts) > limits.unpacked_bytes or any(
        part.file_size > MEGABYTE and part.file_size > part.compress_size * limits.ratio for part in parts
    )
