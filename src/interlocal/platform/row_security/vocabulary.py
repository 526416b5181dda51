"""The words of a row policy: the four settings of the acting context, and two ways to compare a column with them.

Each setting stands in a subselect, so that PostgreSQL reads it once a statement and not once a row. An empty
setting is null, and a comparison with null admits no row: what is not set shuts.
"""


def _setting(name: str) -> str:
    return f"nullif(current_setting('interlocal.{name}', true), '')"


PERSON = f"(select {_setting('person')}::uuid)"
LINK = f"(select {_setting('link')})"
#: Arrays of keys; the outer cast keeps PostgreSQL from reading `= any (select ...)` as a comparison with rows.
GOVERNMENTS = f"((select {_setting('governments')}::uuid[])::uuid[])"
PARTNERSHIPS = f"((select {_setting('partnerships')}::uuid[])::uuid[])"

#: No statement of ours writes it, but a trigger does, on behalf of whoever made it fire.
BY_TRIGGER = "pg_trigger_depth() > 0"


def of(column: str, setting: str) -> str:
    """`column` is one of the keys in an array setting."""
    return f"{column} = any {setting}"


def is_(column: str, setting: str) -> str:
    """`column` equals a single setting."""
    return f"{column} = {setting}"
