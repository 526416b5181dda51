import interlocal.core.governments.consent
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('governments', '0006_who_is_spoken_for'),
    ]

    operations = [
        migrations.AddField(
            model_name='government',
            name='sponsor',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RemoveConstraint(
            model_name='membership',
            name='governments_membership_consent',
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=interlocal.core.governments.consent.Consent(name='governments_membership_consent'),
        ),
    ]
