"""Which rows a transaction may see or change: declared beside the model, written by migrations, held by PostgreSQL.

Declare a policy in `Meta.constraints`, as one more constraint of the table:

    class Meta:
        constraints = [
            RowSecurity(name="meeting_rows", read=of("partnership_id", PARTNERSHIPS), write="same"),
            TenantKey(name="meeting_of_service", tenant="partnership", key="service"),
        ]
"""

from .constraints import AppendOnly, Marked, NoOverlap, RowSecurity, SqlConstraint, TenantKey, WrittenOnce
from .vocabulary import BY_TRIGGER, GOVERNMENTS, LINK, PARTNERSHIPS, PERSON, is_, of

__all__ = [
    "BY_TRIGGER",
    "GOVERNMENTS",
    "LINK",
    "PARTNERSHIPS",
    "PERSON",
    "AppendOnly",
    "Marked",
    "NoOverlap",
    "RowSecurity",
    "SqlConstraint",
    "TenantKey",
    "WrittenOnce",
    "is_",
    "of",
]
