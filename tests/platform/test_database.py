"""How what serves connects: with limits, so that nothing that hangs holds what others wait for."""

import psycopg
import pytest
from django.conf import settings
from psycopg.conninfo import make_conninfo

from interlocal.platform.database import configuration


@pytest.mark.parametrize(
    ("pooled", "own", "statement", "idle"),
    [(True, "", "1min", "5min"), (True, "-c statement_timeout=5s", "5s", "5min"), (False, "", "0", "0")],
)
def test_what_serves_gives_up_in_time(pooled: bool, own: str, statement: str, idle: str) -> None:
    address = make_conninfo(settings.DATABASE_URLS["app"], **({"options": own} if own else {}))
    options = {k: v for k, v in configuration(address, pooled=pooled)["OPTIONS"].items() if k != "pool"}
    with psycopg.connect(make_conninfo(address, **options)) as connection:
        assert connection.execute("show statement_timeout").fetchone() == (statement,)
        assert connection.execute("show idle_in_transaction_session_timeout").fetchone() == (idle,)


def test_an_address_that_sets_a_limit_of_its_own_keeps_it() -> None:
    options = configuration("postgresql://app@host/db?options=-c%20statement_timeout%3D5s", pooled=True)["OPTIONS"]
    assert options["options"].endswith("-c statement_timeout=5s"), "the last one counts"
