from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import OuterRef, Subquery

from interlocal.platform.row_security.forced import unforced


def mark(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    government = apps.get_model("governments", "Government")
    membership = apps.get_model("governments", "Membership")
    with unforced(government, membership):
        members = set(membership.objects.values_list("government_id", flat=True))
        unspoken = government.objects.filter(id__in=members, spoken_for=False)
        # Keys are in the order in which rows were made.
        first = membership.objects.filter(government=OuterRef("pk")).order_by("id").values("partnership_id")[:1]
        expected = unspoken.count()
        assert unspoken.update(sponsor=Subquery(first)) == expected


class Migration(migrations.Migration):
    dependencies = [("governments", "0007_sponsored_until_spoken_for")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
