"""A text of one line holds no character that ends a line or is none to read: mails, files and tables carry it."""

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def one_line(text: str) -> None:
    """ValidationError where `text` holds a line break, a tab or another control character."""
    if CONTROL.search(text):
        raise ValidationError(
            _("This is one line: take out the line break, tab or other control character."), code="one_line"
        )


def not_one_line(row: models.Model, exclude: Collection[str] = ()) -> dict[str, list[ValidationError]]:
    """What `one_line` says of each CharField of `row`, by name."""
    wrong = {}
    for field in row._meta.concrete_fields:
        if isinstance(field, models.CharField) and field.name not in exclude:
            try:
                one_line(str(getattr(row, field.attname) or ""))
            except ValidationError as error:
                wrong[field.name] = [error]
    return wrong
