"""How much of a workbook we are willing to unpack and read."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Every limit is checked before the work that it bounds is done."""

    file_bytes: int = 10 * MEGABYTE
    unpacked_bytes: int = 40 * MEGABYTE
    ratio: int = 100
    """Unpacked to packed, of any part larger than a megabyte: real sheets stay below 40."""
    parts: int = 1_000
    whole_bytes: int = MEGABYTE
    """Of each part that is held whole in memory: all but the sheets and the shared texts."""
    rows: int = 100_000
    columns: int = 200
    cells: int = 500_000
    """Cells of all sheets together, empty ones between others included."""
    merges: int = 10_000
    """Merged ranges of all sheets together."""
    problems: int = 1_000
    """After so many the list ends with a line that says so."""


LIMITS = Limits()
