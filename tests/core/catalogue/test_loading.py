"""The standard catalogue in the database: an upgrade gives entries that are there already the words of the file."""

import pytest

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
