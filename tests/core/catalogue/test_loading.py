"""The standard catalogue in the database: an upgrade gives entries that are there already the words of the file."""

from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from interlocal.cli.migrate import bring_up_to_date
from interlocal.core.catalogue.models import STANDARD, Area, Service
from interlocal.core.catalogue.standard import standard_entries, standard_key
from interlocal.platform.database import connected_as
from interlocal.platform.row_security.forced import unforced


@pytest.mark.usefixtures("committed_database")
def test_an_upgrade_renames_what_an_older_file_called_otherwise() -> None:
    """What refers to an entry refers to its key, which stays."""
    key = standard_key("operation-green-light")
    former, gone = standard_key("former"), Service(key="former", title="Left the file", id=standard_key("former"))
    with connected_as("owner"), unforced(Service):
        changed = Service.objects.filter(id=key).update(
            title="Operation Green Light (OGL)", area=Area.OTHER, sources=[]
        )
        gone.save(force_insert=True)
    assert changed == 1
    bring_up_to_date()
    entry = Service.objects.get(id=key)
    assert (entry.title, entry.catalogue) == ("Traffic signal coordination", STANDARD)
    assert entry.sources[0]["called"] == "Operation Green Light (OGL)"
    assert Service.objects.filter(catalogue=STANDARD).exclude(id=former).count() == len(standard_entries())
    assert Service.objects.get(id=former).title == "Left the file"


@pytest.mark.usefixtures("committed_database")
def test_an_upgrade_moves_entries_of_every_partnership_to_the_area_s_new_name() -> None:
    entries = {area: Service(catalogue=uuid4(), key="own", title="Own", area=area) for area in ("learning", "safety")}
    upgrade = import_module("interlocal.core.catalogue.migrations.0004_entries_by_their_new_area")
    with connected_as("owner"):
        with unforced(Service):
            Service.objects.bulk_create(entries.values())
        with connection.schema_editor() as editor:
            upgrade.rename(apps, editor)
        with unforced(Service):
            now = {before: Service.objects.get(id=entry.id).area for before, entry in entries.items()}
    assert now == {"learning": "training", "safety": "safety"}
    assert set(upgrade.NOW.values()) < set(Area.values)
