"""Short names in addresses, made from names."""

from django.db.models import Model
from django.utils.text import slugify


def free_key(model: type[Model], name: str, *, length: int = 60) -> str:
    """A slug of `name` that no row of `model` has yet: "lees-summit", then "lees-summit-2"."""
    stem = slugify(name.replace("'", "").replace("\u2019", ""))[:length].strip("-") or "entry"
    taken = set(model._default_manager.filter(key__startswith=stem).values_list("key", flat=True))
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
