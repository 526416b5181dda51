"""The only place that reads the time. Views, tasks and commands read it here once and pass it on as `at=`."""

import datetime


def now() -> datetime.datetime:
    """This moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)  # noqa: TID251  the one exception
