"""Whether the three roles of a PostgreSQL server are what they should be, asked of that server itself."""

from typing import Any

import psycopg

from interlocal.config.env import Environment

OLDEST = 15
ANSWER_SECONDS = 5

FACTS = """
    select current_setting('server_version_num')::int / 10000 as version, rolname as name, rolbypassrls as bypasses,
           current_setting('transaction_read_only') = 'on' as reads_only,
           has_schema_privilege('public', 'create') as may_create
    from pg_roles where rolname = current_user
"""


def wrong_roles(environment: Environment) -> list[str]:
    """What is wrong with the roles whose addresses are given: one line each, with what to do. Empty is good.

    What binds the app role to row security is a check of Django's: `platform.row_security.checks`.
    """
    wrong: list[str] = []
    app = _ask("DATABASE_URL", environment.database_url, wrong)
    owner = _ask("DATABASE_URL_OWNER", environment.database_url_owner, wrong)
    audit = _ask("DATABASE_URL_AUDIT", environment.database_url_audit, wrong)
    if app and app["version"] < OLDEST:
        wrong.append(f"The database is PostgreSQL {app['version']}; it needs {OLDEST} or later.")
    if owner and not owner["may_create"]:
        wrong.append(f"DATABASE_URL_OWNER: {owner['name']} may not make tables. alter database ... owner to it.")
    if audit and not audit["bypasses"]:
        wrong.append(f"DATABASE_URL_AUDIT: {audit['name']} sees no rows. alter role {audit['name']} bypassrls")
    if audit and not audit["reads_only"]:
        wrong.append(
            f"DATABASE_URL_AUDIT: {audit['name']} could write."
            f" alter role {audit['name']} set default_transaction_read_only = on"
        )
    return wrong


def _ask(variable: str, address: str, wrong: list[str]) -> dict[str, Any] | None:
    """The facts of the role of an address; None where there is no address, or no answer, which is noted."""
    if not address:
        return None
    try:
        with psycopg.connect(address, connect_timeout=ANSWER_SECONDS, row_factory=psycopg.rows.dict_row) as connection:
            return connection.execute(FACTS).fetchone()
    except psycopg.OperationalError as why:
        wrong.append(f"{variable}: {' '.join(str(why).split())}")
        return None
