"""What is done while nobody looks."""

import datetime

from interlocal.core.access.actor import NOBODY_HERE
from interlocal.core.governments.models import PartnershipIndex
from interlocal.platform.acting import Acting, acting
from interlocal.platform.tasks.queue import nightly

from .actions import KEPT, erase_contacts
from .queries import ended_with_contact


@nightly
def forget_contacts(at: datetime.datetime) -> None:
    """Erase whom to ask about agreements that are long over, partnership by partnership."""
    for partnership in PartnershipIndex.objects.values_list("partnership", flat=True):
        with acting(Acting(partnerships=(partnership,))):
            if ended_with_contact(partnership, at.date() - KEPT).exists():
                erase_contacts(partnership=partnership, by=NOBODY_HERE, at=at)
