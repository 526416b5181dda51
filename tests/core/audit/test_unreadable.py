"""An event that cannot be read, as only a superuser could leave one, is a fault of its chain and of no other."""

import psycopg
import pytest
from django.conf import settings

from interlocal.core.audit.queries import Fault, verify
from interlocal.platform.database import connected_as
from tests.worlds import tri_cities


@pytest.mark.parametrize(
    "forged",
    [
        "at = 'infinity'",
        "facts = (repeat('[', 1500) || repeat(']', 1500))::jsonb",
        "at = '0044-03-15 BC'",
        "facts = jsonb_build_object('n', repeat('9', 5000)::numeric)",
    ],
)
def test_verifying_names_it_and_goes_on(superuser: psycopg.Cursor, forged: str) -> None:
    first, second = sorted(f"partnership:{tri_cities(name).partnership.id}" for name in ("", "Other "))
    for rule in ("audit_event_at", "audit_event_facts"):
        superuser.execute(f"alter table audit_event drop constraint if exists {rule}")
    superuser.execute(f"update audit_event set {forged} where chain = %s and number = 1", [first])
    superuser.execute("update audit_event set verb = 'x' where chain = %s and number = 1", [second])
    with connected_as("audit", settings.DATABASES["default"]["NAME"]):
        found = verify().faults
    assert found == (
        Fault(first, 1, "unreadable: its time or its facts are none that could be appended"),
        Fault(second, 1, "changed: its content does not give its hash"),
    )
