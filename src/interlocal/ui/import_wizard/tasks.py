"""What is done while nobody looks."""

import datetime

from interlocal.core.access.actor import NOBODY_HERE
from interlocal.core.governments.queries import whole_partnerships
from interlocal.platform.acting import acting
from interlocal.platform.tasks.queue import nightly

from .actions import sweep_uploads
from .queries import abandoned


@nightly
def sweep(at: datetime.datetime) -> None:
    """Delete uploads that waited too long for their next step, partnership by partnership."""
    for partnership, whole in whole_partnerships():
        with acting(whole):
            if abandoned(whole.governments, at.date()).exists():
                sweep_uploads(partnership=partnership.id, governments=whole.governments, by=NOBODY_HERE, at=at)
