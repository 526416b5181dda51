from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from interlocal.platform.row_security.forced import unforced

NOW = {
    "money": "finance",
    "purchasing": "procurement",
    "people": "human_resources",
    "learning": "training",
    "property": "facilities",
}


def rename(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    service = apps.get_model("catalogue", "Service")
    with unforced(service):
        for before, after in NOW.items():
            entries = service.objects.filter(area=before)
            expected = entries.count()
            assert entries.update(area=after) == expected


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_areas_in_the_trades_words")]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
