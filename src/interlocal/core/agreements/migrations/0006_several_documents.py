from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from interlocal.platform.row_security.forced import unforced


def move(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the one document of each agreement the first of its documents."""
    agreement = apps.get_model("agreements", "Agreement")
    document = apps.get_model("agreements", "AgreementDocument")
    with unforced(agreement, document):
        kept = agreement.objects.filter(document__isnull=False)
        document.objects.bulk_create(
            document(partnership_id=each.partnership_id, agreement_id=each.id, file_id=each.document_id)
            for each in kept
        )
        assert document.objects.count() == kept.count()


class Migration(migrations.Migration):
    dependencies = [("agreements", "0005_documents")]

    operations = [
        migrations.RunPython(move),
        migrations.RemoveConstraint(model_name="agreement", name="agreements_agreement_document"),
        migrations.RemoveField(model_name="agreement", name="document"),
    ]
