"""What is done while nobody looks."""

import datetime
import logging

from interlocal.core.access.actor import NOBODY_HERE
from interlocal.core.governments.models import Partnership, PartnershipIndex
from interlocal.platform.acting import Acting, acting
from interlocal.platform.erasure import OVERDUE
from interlocal.platform.tasks.queue import nightly

from .actions import erase_run_out
from .heads import head_is_due, mail_head
from .queries import run_out_with_address

LOGGER = logging.getLogger(__name__)


@nightly
def mail_heads(at: datetime.datetime) -> None:
    """Mail the audit heads that are due, partnership by partnership; what stops one of them is logged."""
    for key in PartnershipIndex.objects.values_list("partnership", flat=True):
        try:
            with acting(Acting(partnerships=(key,))):
                if head_is_due(key, at):
                    mail_head(partnership=Partnership.objects.get(id=key), by=NOBODY_HERE, at=at)
        except Exception:  # whatever it is, the others wait for their mail
            LOGGER.exception("The audit head of partnership %s was not mailed.", key)


@nightly
def forget_invited(at: datetime.datetime) -> None:
    """Erase to whom invitations went that nobody took up in time."""
    with acting(OVERDUE):
        waiting = run_out_with_address(at).exists()
    if waiting:
        erase_run_out(by=NOBODY_HERE, at=at)
