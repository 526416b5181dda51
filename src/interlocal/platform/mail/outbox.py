"""Queue a message in the transaction that causes it; the worker sends it after that has committed."""

import datetime
from email.message import EmailMessage as Letter
from smtplib import SMTP, SMTP_SSL, SMTPException
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

from django.conf import settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from interlocal.platform.acting import Acting, acting
from interlocal.platform.clock import now
from interlocal.platform.erasure import OVERDUE, at_address
from interlocal.platform.fields import Erased, blanks

from .models import KEPT_DAYS, Message


def post(*, to: str, subject: str, text: str, at: datetime.datetime) -> Message:
    """Put a message into the outbox. A subject is one line, whatever the names in it."""
    message = Message(to=to, subject=" ".join(subject.split())[:200], text=text, queued_at=at)
    message.save(force_insert=True)
    send.defer(message=str(message.id))
    return message


@app.task(
    name="interlocal.platform.mail.send",
    retry=RetryStrategy(max_attempts=8, exponential_wait=4, retry_exceptions=(OSError, SMTPException)),
)
def send(message: str) -> None:
    """Send one message, by its key alone. Without a mail server it stays in the outbox for KEPT_DAYS."""
    if not settings.EMAIL_URL:
        return
    by_its_key = Acting(link=str(UUID(message)))
    with acting(by_its_key):
        waiting = Message.objects.filter(id=message, sent_at=None).first()
    if waiting is None:
        return
    deliver(waiting)
    with acting(by_its_key):
        Message.objects.filter(id=message).update(sent_at=now(), **blanks(Message, Erased.WHEN_DONE))


def remove_messages_to(address: str) -> None:
    """Take what waits for an address out of the outbox; what was sent is blank already."""
    with acting(at_address(address)):
        Message.objects.filter(to__iexact=address).delete()


def remove_overdue(at: datetime.datetime) -> None:
    """Take out of the outbox what could not be sent for KEPT_DAYS."""
    with acting(OVERDUE):
        Message.objects.filter(sent_at=None, queued_at__lt=at - datetime.timedelta(KEPT_DAYS)).delete()


def deliver(message: Message) -> None:
    """Hand a message to the mail server of INTERLOCAL_EMAIL_URL; OSError or SMTPException where that fails."""
    server = urlsplit(settings.EMAIL_URL)
    options = parse_qs(server.query)
    letter = Letter()
    letter["From"], letter["To"], letter["Subject"] = settings.DEFAULT_FROM_EMAIL, message.to, message.subject
    letter["Message-ID"] = f"<{message.id}@{server.hostname}>"
    letter.set_content(message.text)
    kind = SMTP_SSL if server.scheme == "smtps" else SMTP
    with kind(server.hostname or "localhost", server.port or (465 if kind is SMTP_SSL else 25), timeout=30) as smtp:
        if options.get("tls") == ["1"]:
            smtp.starttls()
        if server.username:
            smtp.login(unquote(server.username), unquote(server.password or ""))
        smtp.send_message(letter)
