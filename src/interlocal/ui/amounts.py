"""Numbers as people in the United States write them: 1,234.50, and $1,234.50."""

import re

from django.utils.translation import gettext as _

_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-?\.\d+")
_TWO_WAYS = re.compile(r"-?\d{1,3}(?:\.\d{3})+")


def digits_of(text: str) -> str | None:
    """The digits of such a number without sign of currency and commas; None where it is not one.

    A comma stands before three digits or it is not ours: "1,5" is one and a half to many, and fifteen to nobody.
    """
    bare = re.sub(r"[$\s]", "", text)
    return bare.replace(",", "") if _AMOUNT.fullmatch(bare) else None


def not_a_number(text: str) -> str:
    """What to say of a text that is none."""
    words = _("“%(text)s” is no number. Write digits, such as 1,234.50; leave it empty if it is not known.")
    return words % {"text": text}


def doubt_about(text: str) -> str:
    """What to ask where people read a number in two ways ("140.000"); empty where they don't."""
    bare = re.sub(r"[$\s]", "", text)
    if not _TWO_WAYS.fullmatch(bare):
        return ""
    words = _("“%(text)s” can be read in two ways. Write %(thousands)s or %(decimals)s.")
    return words % {"text": text, "thousands": bare.replace(".", ","), "decimals": f"{bare}0"}
