"""The outbox: queued with what causes it, sent by a real mail server on loopback, forgotten when sent."""

import datetime
import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler
from django.conf import LazySettings
from django.core.mail import send_mail
from django.db import transaction

from interlocal.platform.acting import NOBODY, Acting, acting
from interlocal.platform.clock import now
from interlocal.platform.erasure import OVERDUE, at_address
from interlocal.platform.mail.models import Message
from interlocal.platform.mail.outbox import post, remove_messages_to, send
from interlocal.platform.mail.tasks import empty_outbox

pytestmark = pytest.mark.django_db
SECRET = "https://host.example/invitation/secret-token/"


class Kept(Handler):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[tuple[str, str, str]] = []

    def handle_message(self, message) -> None:  # type: ignore[no-untyped-def]
        self.letters.append((message["To"], message["Subject"], message.get_payload(decode=True).decode().strip()))


@pytest.fixture
def server(settings: LazySettings) -> Iterator[Kept]:
    kept = Kept()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    yield kept
    controller.stop()


def queued(to: str = "nora@alder.example", days_ago: float = 0) -> Message:
    with acting(NOBODY):
        at = now() - datetime.timedelta(days=days_ago)
        return post(to=to, subject="Invitation", text=f"Open {SECRET}", at=at)


def as_sender(message: Message) -> Message:
    with acting(Acting(link=str(message.id))):
        return Message.objects.get(id=message.id)


def test_nobody_but_the_sender_reads_a_message() -> None:
    message = queued()
    for who in (NOBODY, Acting(link="another"), at_address("norah@alder.example"), OVERDUE):
        with acting(who):
            assert not Message.objects.exists()
    assert SECRET in as_sender(message).text


def test_a_message_is_sent_once_and_then_forgotten(server: Kept) -> None:
    message = queued()
    for _ in range(2):
        send(message=str(message.id))
    assert server.letters == [("nora@alder.example", "Invitation", f"Open {SECRET}")]
    sent = as_sender(message)
    assert sent.sent_at is not None
    assert SECRET not in sent.text
    assert sent.to != "nora@alder.example"


def test_a_subject_is_one_line_whatever_a_name_holds(server: Kept) -> None:
    with acting(NOBODY):
        message = post(to="nora@alder.example", subject="Head of Evil\r\nBcc: all@evil.example", text="x", at=now())
    send(message=str(message.id))
    assert server.letters == [("nora@alder.example", "Head of Evil Bcc: all@evil.example", "x")]


def test_without_a_mail_server_it_waits(settings: LazySettings) -> None:
    settings.EMAIL_URL = ""
    message = queued()
    send(message=str(message.id))
    assert as_sender(message).sent_at is None


def test_a_server_that_is_away_loses_nothing(settings: LazySettings) -> None:
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    message = queued()
    with pytest.raises(OSError, match="refused"):
        send(message=str(message.id))
    assert SECRET in as_sender(message).text


def test_what_is_rolled_back_is_never_sent() -> None:
    try:
        with transaction.atomic():
            message = queued()
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    with acting(Acting(link=str(message.id))):
        assert not Message.objects.exists()


def test_mail_of_libraries_goes_through_the_outbox(settings: LazySettings, server: Kept) -> None:
    settings.EMAIL_BACKEND = "interlocal.platform.mail.backend.OutboxBackend"
    send_mail("Reset", "A link", None, ["nora@alder.example"])
    assert server.letters == [], "nothing leaves within the request"


def left(*messages: Message) -> list[bool]:
    """Which of them are in the outbox still."""
    there = []
    for message in messages:
        with acting(Acting(link=str(message.id))):
            there.append(Message.objects.exists())
    return there


def test_what_could_not_be_sent_for_two_weeks_is_removed(server: Kept) -> None:
    long_ago, lately, sent = queued(days_ago=14.1), queued(days_ago=13.9), queued(days_ago=15)
    send(message=str(sent.id))
    for _night in range(2):
        empty_outbox(now())
    assert left(long_ago, lately, sent) == [False, True, True]


def test_what_waits_for_an_address_is_removed_and_no_more_sent(server: Kept) -> None:
    hers, others = queued("Nora@Alder.example"), queued("norah@alder.example")
    remove_messages_to("nora@alder.example")
    assert left(hers, others) == [False, True]
    send(message=str(hers.id))
    assert server.letters == []
