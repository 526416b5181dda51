"""Text that every format can carry."""

import re

from interlocal.platform.one_line import DIRECTION_MARKS

# XML 1.0 (SVG, XLSX) has no place for these, not even escaped; lone surrogates cannot be encoded at all. Nor is a
# mark wanted that makes a text look like another one.
UNWRITABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f{DIRECTION_MARKS}\ud800-\udfff\ufffe\uffff]")


def plain(text: object) -> str:
    """`text` (also a lazy translation) as a string in which each unwritable character is U+FFFD."""
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", str(text))
