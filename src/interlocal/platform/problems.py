"""What is wrong with a file that somebody gave us, and where: shared by everything that reads files.

A reader collects every problem before it gives up, and raises `BadFile` once with all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where in a file: only the parts that the kind of file has."""

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [
            self.file,
            f"sheet {self.sheet}" if self.sheet is not None else None,
            f"cell {self.cell}" if self.cell is not None else None,
            f"line {self.line}" if self.line is not None else None,
            self.field,
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Problem:
    """One thing to mend. The message says what is wrong and what to do about it."""

    where: Place
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class BadFile(ValueError):
    """A file that cannot be taken, with every problem found in it. Nothing of it has been kept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        if not problems:
            raise ValueError("A refused file needs at least one problem that says why.")
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
