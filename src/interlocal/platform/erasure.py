"""Erasing reaches rows that no person's own context shows: by the address in them, or because their time is over.

Both are links of the acting context. No visitor comes by them, since hers are hashes; and a live row of somebody else
shows by neither.
"""

from interlocal.platform.acting import Acting
from interlocal.platform.row_security import LINK

#: Acts for the nightly erasure of what has outlived its purpose.
OVERDUE = Acting(link="overdue")


def at_address(email: str) -> Acting:
    """Acts for whoever an address belongs to, in order to erase it."""
    return Acting(link=f"mailto:{email.lower()}")


def addressed(column: str) -> str:
    """SQL for a row policy: `at_address` opens the rows with that address in `column`."""
    return f"'mailto:' || lower({column}) = {LINK}"


def overdue(condition: str) -> str:
    """SQL for a row policy: `OVERDUE` opens the rows that meet `condition`."""
    return f"({LINK} = 'overdue' and {condition})"
