from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("governments", "0002_purpose_source"),
    ]

    operations = [
        migrations.AddField(
            model_name="partnership",
            name="note",
            field=models.TextField(
                blank=True,
                default="",
                help_text="What a reader must know of the members and the convener.",
                verbose_name="note",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="government",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("city", "City"),
                    ("village", "Village"),
                    ("town", "Town"),
                    ("county", "County"),
                    ("school_district", "School district"),
                    ("special_district", "Special district"),
                    ("regional_council", "Regional council"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="government",
            name="state",
            field=models.CharField(
                blank=True, help_text="Two letters, such as MO.", max_length=2, verbose_name="state"
            ),
        ),
    ]
