"""ZIP files that are the same, byte by byte, whenever they are made from the same parts."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP file of (name, content) in the given order, without the time of day in it."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in parts:
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()
