"""Two people who edit one row: the second is told, and is shown both versions."""

from typing import Any, TypeVar

from django.db import models

from .keys import Row


class Versioned(Row):
    """A row that people edit. Forms carry `version`; a save names the version it was made from."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


AnyVersioned = TypeVar("AnyVersioned", bound=Versioned)


class Conflict(Exception):
    """Somebody saved meanwhile. `theirs` is the row as it stands; `yours` are the values that were not saved."""

    def __init__(self, theirs: models.Model, yours: dict[str, Any]) -> None:
        super().__init__("The row was changed meanwhile.")
        self.theirs, self.yours = theirs, yours


def save_version(row: AnyVersioned, *, version: int, **values: Any) -> AnyVersioned:
    """Write `values` to `row` if it still has `version`; return it as saved.

    Raises Conflict otherwise, and ValidationError where the values break a rule of the model.
    """
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean(exclude=["version"])
    changed = type(row)._default_manager.filter(pk=row.pk, version=version).update(**values, version=version + 1)
    if not changed:
        raise Conflict(type(row)._default_manager.get(pk=row.pk), values)
    row.version = version + 1
    return row
