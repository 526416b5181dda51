"""A matrix: numbered things by two scales."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class MatrixCell:
    """The numbers of what stands in a cell; `depth`, 0 to 2, is how dark it is."""

    numbers: Sequence[int]
    depth: int = 0


@dataclass(frozen=True)
class MatrixRow:
    """One row, by the name of its step."""

    title: str
    cells: Sequence[MatrixCell]


@dataclass(frozen=True)
class Matrix:
    """A table that stays one at every width: steps across, steps down, the highest first."""

    title: str
    columns: Sequence[str]
    rows: Sequence[MatrixRow]
    note: str = ""
