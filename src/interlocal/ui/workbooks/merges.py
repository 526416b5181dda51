"""The merged ranges of a sheet, from the part itself: openpyxl leaves them out of a sheet that it only reads."""

import re
from collections.abc import Mapping
from typing import IO

from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]

_RANGE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7}")
_CHUNK = 65_536  # bytes
#: The name as the encodings of a part have it; most sheets merge nothing, and to look for it takes next to no time.
_NAMES = (b"mergeCell", "mergeCell".encode("utf-16-le"))


class TooManyMerges(Exception):
    """A sheet merges more ranges than are read."""


def merged_ranges(part: IO[bytes], *, most: int) -> tuple[str, ...]:
    """Ranges such as A5:A9. Raises TooManyMerges above `most` of them, and ParseError on damage.

    No tree is built: what is held is bounded by `most`, whatever the part holds.
    """
    if not _is_named(part):
        return ()
    part.seek(0)
    merges = _Merges(most)
    parser = DefusedXMLParser(target=merges)
    while chunk := part.read(_CHUNK):
        parser.feed(chunk)
    parser.close()
    return tuple(merges.found)


def _is_named(part: IO[bytes]) -> bool:
    before = b""
    while chunk := part.read(_CHUNK):
        if any(name in before + chunk for name in _NAMES):
            return True
        before = chunk[-max(map(len, _NAMES)) :]
    return False


class _Merges:
    """What an XML parser reports to."""

    def __init__(self, most: int) -> None:
        self.found: list[str] = []
        self._left = most

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.rpartition("}")[2] != "mergeCell":
            return
        if not self._left:
            raise TooManyMerges
        self._left -= 1
        if _RANGE.fullmatch(attributes.get("ref", "")):
            self.found.append(attributes["ref"])

    def close(self) -> None:
        """Nothing is left to do; the parser asks for it."""
