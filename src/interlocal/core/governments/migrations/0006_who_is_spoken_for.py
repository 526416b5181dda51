from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from interlocal.platform.row_security.forced import unforced


def mark(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    government = apps.get_model("governments", "Government")
    role = apps.get_model("people", "RoleAssignment")
    with unforced(government, role):
        with_people = set(role.objects.values_list("government_id", flat=True))
        assert government.objects.filter(id__in=with_people).update(spoken_for=True) == len(with_people)


class Migration(migrations.Migration):
    dependencies = [("governments", "0005_joining_by_consent"), ("people", "0003_program_director")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
