"""A text holds no character that is none to read, and one of one line ends none: mails, files and tables carry it."""

import re
import unicodedata
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

#: They turn the direction of writing, so that a text looks like another one; Arabic and Hebrew need none of them.
#: Ranges, for the brackets of a regular expression.
DIRECTION_MARKS = "\u202a-\u202e\u2066-\u2069"
TURNING = re.compile(f"[{DIRECTION_MARKS}]")
#: Classes of characters that show nothing by themselves.
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
#: Letters and a symbol that have no shape, whatever their class says: Hangul fillers, and Braille without a dot.
_SHAPELESS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
CONTROL = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{DIRECTION_MARKS}]")


def one_line(text: str) -> None:
    """ValidationError where `text` holds a line break, a tab, a direction mark or another control character.

    Also where it is not empty and looks so.
    """
    _seen(text)
    if CONTROL.search(text):
        raise ValidationError(
            _("This is one line: take out the line break, tab, direction mark or other control character."),
            code="one_line",
        )


def as_it_reads(text: str) -> None:
    """ValidationError where `text`, of any number of lines, holds a direction mark, or is not empty and looks so."""
    _seen(text)
    if TURNING.search(text):
        raise ValidationError(
            _("Take out the direction mark: a character, not shown, that makes a text look like another one."),
            code="direction",
        )


def _seen(text: str) -> None:
    """What people see is what counts: an answer that nobody can read is none."""
    if text and all(each in _SHAPELESS or unicodedata.category(each) in _UNSEEN for each in text):
        raise ValidationError(_("Nothing of this can be seen. Write it in letters, or leave it empty."), code="unseen")


CHECKS = {models.CharField: one_line, models.TextField: as_it_reads}


def unfit_texts(row: models.Model, exclude: Collection[str] = ()) -> dict[str, list[ValidationError]]:
    """What `one_line` says of each CharField of `row`, and `as_it_reads` of each TextField, by name."""
    wrong = {}
    for field in row._meta.concrete_fields:
        check = next((check for kind, check in CHECKS.items() if isinstance(field, kind)), None)
        if check and field.name not in exclude:
            try:
                check(str(getattr(row, field.attname) or ""))
            except ValidationError as error:
                wrong[field.name] = [error]
    return wrong
