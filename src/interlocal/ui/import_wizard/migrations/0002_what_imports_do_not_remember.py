from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import PROTECT, CharField, ForeignKey, OuterRef, Subquery

from interlocal.platform.row_security.forced import unforced

KEPT_NOWHERE = "not kept here"


def forget(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let the files of committed imports go, and the contacts that their rows hold."""
    upload, row = (apps.get_model("import_wizard", name) for name in ("Import", "ImportedRow"))
    file = apps.get_model("files", "StoredFile")
    with unforced(upload, row, file):
        expected = upload.objects.count()
        hashes = Subquery(file.objects.filter(id=OuterRef("file_id")).values("sha256"))
        assert upload.objects.update(sha256=hashes) == expected
        committed = upload.objects.filter(number__isnull=False)
        files = list(committed.values_list("file_id", flat=True))
        assert committed.update(file=None) == len(files)
        assert file.objects.filter(id__in=files).delete()[0] == len(files)
        told = [each for each in row.objects.filter(part_of__sheet="register") if _forget_contact(each)]
        assert row.objects.bulk_update(told, ["before", "after"], batch_size=500) == len(told)


def _forget_contact(row) -> bool:
    changed = row.before is not None and row.before.get("contact") != row.after.get("contact")
    held = [texts for texts in (row.before, row.after) if texts and texts.get("contact")]
    for texts in held:
        texts["contact"] = f"changed; {KEPT_NOWHERE}" if changed and texts is row.after else KEPT_NOWHERE
    return bool(held)


class Migration(migrations.Migration):
    dependencies = [("import_wizard", "0001_initial"), ("files", "0002_storedfile_files_of_government")]

    operations = [
        migrations.AlterField(
            model_name="import",
            name="file",
            field=ForeignKey(
                db_constraint=False, null=True, on_delete=PROTECT, related_name="+", to="files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="sha256",
            field=CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
