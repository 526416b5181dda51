"""What a figure and its period may look like. No tables."""

import re

#: The period of what holds until it is corrected, such as who the vendor is.
STANDING = "standing"
#: A calendar year, a fiscal year by the year in which it ends, or a day.
_PERIOD = re.compile(r"(FY)?(19|20)\d\d|(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def is_period(text: str) -> bool:
    """Whether periods can be told apart and put in order: "2024", "FY2025" or "2025-06-30"."""
    return _PERIOD.fullmatch(text) is not None
