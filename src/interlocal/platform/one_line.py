"""A text of one line holds no character that ends a line or is none to read: mails, files and tables carry it."""

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def not_one_line(row: models.Model, exclude: Collection[str] = ()) -> dict[str, list[ValidationError]]:
    """What to say of each CharField of `row` that holds a line break, a tab or another control character, by name."""
    message = _("This is one line: take out the line break, tab or other control character.")
    return {
        field.name: [ValidationError(message, code="one_line")]
        for field in row._meta.concrete_fields
        if isinstance(field, models.CharField)
        and field.name not in exclude
        and CONTROL.search(str(getattr(row, field.attname) or ""))
    }
