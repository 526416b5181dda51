"""Primary keys, made in Python: a row whose writer may not read it back can't use keys that the database returns."""

import os
import time
import uuid
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models

from .one_line import unfit_texts


def ordered_key() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): 48 bits of milliseconds, then random; new rows land together in the index.

    Never for rows that must not tell when they were written (answers, reports): those use `uuid.uuid4`.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10))
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)


class Row(models.Model):
    """A row with such a key."""

    id = models.UUIDField(primary_key=True, default=ordered_key, editable=False)

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Django's own checks, and that texts are what they look like: for every form and every action."""
        wrong: dict[str, list[ValidationError]] = unfit_texts(self, exclude or ())
        try:
            super().clean_fields(exclude)
        except ValidationError as error:
            wrong = {**wrong, **error.error_dict}
        if wrong:
            raise ValidationError(wrong)
