from django.db import models

from interlocal.platform.erasure import addressed, overdue
from interlocal.platform.fields import ROW, Erased, FieldRules, Seen, personal
from interlocal.platform.keys import Row
from interlocal.platform.row_security import LINK, RowSecurity

#: How long a message waits to be sent. An invitation in it has run out by then.
KEPT_DAYS = 14
_HERS = addressed('"to"')
_NEVER_SENT = overdue(f"sent_at is null and queued_at < now() - interval '{KEPT_DAYS} days'")


class Message(Row):
    """An e-mail to one person. Only the sender, which comes by its key, can read it; its text goes when it is sent.

    It is removed unsent when its person is erased, or when it has waited too long.
    """

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)

    field_rules: FieldRules = {
        "to": personal(seen=Seen.NOBODY, erased=Erased.WHEN_DONE, blank="erased@invalid.example"),
        "subject": personal(seen=Seen.NOBODY, erased=Erased.WHEN_DONE),
        "text": personal(seen=Seen.NOBODY, erased=Erased.WHEN_DONE),
        "queued_at": ROW,
        "sent_at": ROW,
        "failure": ROW,
    }

    class Meta:
        constraints = [
            RowSecurity(
                name="mail_message",
                read=f"id::text = {LINK} or {_HERS} or {_NEVER_SENT}",
                append="true",
                change=f"id::text = {LINK}",
                remove=f"{_HERS} or {_NEVER_SENT}",
            )
        ]
