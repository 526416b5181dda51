"""Text that every format can carry."""

import re

# XML 1.0 (SVG, XLSX) has no place for these, not even escaped; lone surrogates cannot be encoded at all. Those that
# turn the direction of writing (U+202A to 202E, U+2066 to 2069) make a text look like another one.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def plain(text: object) -> str:
    """`text` (also a lazy translation) as a string in which each unwritable character is U+FFFD."""
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", str(text))
