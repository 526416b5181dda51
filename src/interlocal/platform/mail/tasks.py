"""What is done while nobody looks."""

import datetime

from interlocal.platform.tasks.queue import nightly

from .outbox import remove_overdue


@nightly
def empty_outbox(at: datetime.datetime) -> None:
    """Forget messages that nobody could be sent: without a mail server they would lie there for ever."""
    remove_overdue(at)
