"""Django's e-mail backend that puts messages of others (allauth) into our outbox."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from interlocal.platform.clock import now

from .outbox import post


class OutboxBackend(BaseEmailBackend):
    """Queues instead of sending; `outbox.send` does that later."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for to in message.recipients():
                post(to=to, subject=str(message.subject), text=str(message.body), at=now())
        return len(email_messages)
