"""One way to queue: `enqueue`. Wraps procrastinate, so that another queue could take its place."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from interlocal.platform.acting import acting
from interlocal.platform.clock import now

from .models import Progress, State

ATTEMPTS = 3


class Stop(Exception):
    """Raised by a task that can't do any more what it was asked for; the message tells the person why."""


class _Registry:
    """Tasks by dotted name."""

    tasks: dict[str, Any] = {}


@dataclass(frozen=True)
class Job:
    """What a running task knows: for whom it works, since when, and where it reports how far it is."""

    actor: Any
    at: datetime.datetime
    progress: UUID

    def report(self, done: int, total: int, message: str = "", *, result_url: str = "") -> None:
        """Show `done` of `total` to the person who asked, in a transaction of its own."""
        self._write(state=State.RUNNING, done=done, total=total, message=message, result_url=result_url)

    def _write(self, **values: Any) -> None:
        told = {name: value for name, value in values.items() if value != ""}
        with acting(self.actor.acting):
            Progress.objects.filter(id=self.progress).update(**told, changed_at=now())


def task(function: Callable[..., None]) -> Callable[..., None]:
    """Make `function(job, **keys)` a task; keys arrive as UUIDs, numbers as they are."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def run(person: str, progress: str, **keys: str | int) -> None:
        at = now()
        actor = import_string(settings.ACTOR_OF)(UUID(person), at)
        job = Job(actor, at, UUID(progress))
        job._write(state=State.RUNNING)
        try:
            function(job, **{key: UUID(value) if isinstance(value, str) else value for key, value in keys.items()})
        except Stop as why:
            job._write(state=State.FAILED, message=str(why))
            return
        except Exception:
            job._write(state=State.FAILED, message="This did not work. Look whether it was done before you try again.")
            raise
        job._write(state=State.DONE)

    _Registry.tasks[name] = app.task(name=name, pass_context=False)(run)
    function.task_name = name  # type: ignore[attr-defined]
    return function


def nightly(function: Callable[[datetime.datetime], None]) -> Callable[[datetime.datetime], None]:
    """Run `function(at)` once each night, however many workers there are. For nobody: it sets whom it acts for."""
    name = f"{function.__module__}.{function.__qualname__}"

    def run(timestamp: int) -> None:
        function(now())

    app.periodic(cron="17 3 * * *")(app.task(name=name, queueing_lock=name)(run))
    return function


@app.periodic(cron="* * * * *")
@app.task(name="interlocal.platform.tasks.take_up_again", queueing_lock="take_up_again", pass_context=True)
async def take_up_again(context: JobContext, timestamp: int) -> None:
    """Queue again what a worker was at when it was killed; give up what has killed ATTEMPTS workers."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        if job.attempts + 1 < ATTEMPTS:
            await jobs.retry_job(job)
        else:
            await jobs.finish_job(job, Status.FAILED, delete_job=False)


def enqueue(
    function: Callable[..., None], *, by: UUID, at: datetime.datetime, title: str, **keys: UUID | int
) -> Progress:
    """Queue a task in the current transaction; its progress can be watched under `title`.

    `by` is the person for whom it acts.
    """
    progress = Progress(person=by, title=title[:200], asked_at=at, changed_at=at)
    progress.save(force_insert=True)
    _Registry.tasks[function.task_name].defer(  # type: ignore[attr-defined]
        person=str(by),
        progress=str(progress.id),
        **{key: str(value) if isinstance(value, UUID) else value for key, value in keys.items()},
    )
    return progress
