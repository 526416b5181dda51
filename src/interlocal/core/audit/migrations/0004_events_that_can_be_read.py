import datetime

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models.functions import Cast, Length
from django.db.models.lookups import LessThan


class Migration(migrations.Migration):
    """Not valid for what stands there already: an event that somebody forged is found, and stops no upgrade."""

    dependencies = [("audit", "0003_the_database_appends")]

    operations = [
        AddConstraintNotValid(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    at__gte=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC),
                    at__lt=datetime.datetime(2200, 1, 1, tzinfo=datetime.UTC),
                ),
                name="audit_event_at",
            ),
        ),
        AddConstraintNotValid(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=LessThan(Length(Cast("facts", models.TextField())), 4000), name="audit_event_facts"
            ),
        ),
    ]
