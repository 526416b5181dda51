"""What is done while nobody looks."""

import datetime

from interlocal.platform.files import actions
from interlocal.platform.tasks.queue import nightly

#: Longer than any upload takes.
KEPT = datetime.timedelta(days=1)


@nightly
def sweep(at: datetime.datetime) -> None:
    """Delete stored contents that no row speaks of any more."""
    actions.sweep(before=at - KEPT)
