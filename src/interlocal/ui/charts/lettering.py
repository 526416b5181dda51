"""How much room text takes, without a font at hand: rather too much than too little."""

import re
import unicodedata
from functools import cache, lru_cache

SIZE, SMALL = 14.0, 12.0
LINE = 19.0
"""Type size of labels and of axes, and line height, in units of the drawing."""

NARROW_LETTERS = frozenset("iljtfrI.,:;'|!()[] ")
BROAD_LETTERS = frozenset("mwMW@%—")


def text_width(text: str, size: float = SIZE) -> float:
    """Estimated width of one line."""
    return sum(_advance(character) for character in text) * size


@lru_cache(maxsize=4096)  # each row of a chart says the same few things
def wrap(text: str, width: float, size: float = SIZE, *, most: int = 3) -> tuple[str, ...]:
    """`text` in at most `most` lines no wider than `width`; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        gap = " " if line else ""
        for part in _parts(word, width, size):
            if line and text_width(line + gap + part, size) > width:
                lines.append(line)
                line = part
            else:
                line += gap + part
            gap = ""
    lines.append(line)
    if len(lines) > most:
        last = lines[most - 1]
        while last and text_width(last + "…", size) > width:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return tuple(lines)


def _parts(word: str, width: float, size: float) -> list[str]:
    """`word` whole if it fits a line; else cut after strokes and hyphens, and where even that is too wide, anywhere."""
    if text_width(word, size) <= width:
        return [word]
    parts = []
    for syllable in re.split(r"(?<=[/-])", word):
        piece = ""
        for character in syllable:
            if piece and text_width(piece + character, size) > width:
                parts.append(piece)
                piece = ""
            piece += character
        parts.append(piece)
    return parts


@cache  # a page has a hundred thousand letters, and few different ones
def _advance(character: str) -> float:
    if character in NARROW_LETTERS:
        return 0.34
    if character in BROAD_LETTERS:
        return 0.94
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF:
        return 1.3
    return 0.72 if character.isupper() else 0.6
