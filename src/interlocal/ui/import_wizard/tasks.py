"""What is done while nobody looks."""

import datetime

from interlocal.core.access.actor import NOBODY_HERE
from interlocal.core.governments.models import Membership, PartnershipIndex
from interlocal.platform.acting import Acting, acting
from interlocal.platform.tasks.queue import nightly

from .actions import sweep_uploads
from .queries import abandoned


@nightly
def sweep(at: datetime.datetime) -> None:
    """Delete uploads that waited too long for their next step, partnership by partnership."""
    for partnership in PartnershipIndex.objects.values_list("partnership", flat=True):
        with acting(Acting(partnerships=(partnership,))):
            members = Membership.objects.filter(partnership_id=partnership).values_list("government_id", flat=True)
            governments = tuple(set(members))
        with acting(Acting(governments=governments, partnerships=(partnership,))):
            if abandoned(governments, at.date()).exists():
                sweep_uploads(partnership=partnership, governments=governments, by=NOBODY_HERE, at=at)
