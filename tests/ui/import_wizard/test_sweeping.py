"""The nightly sweep is known to the worker, and runs as it will run there."""

import datetime

import pytest
from procrastinate.contrib.django import app

from interlocal.ui.import_wizard.tasks import sweep


def test_the_worker_runs_it_once_a_night() -> None:
    name = f"{sweep.__module__}.{sweep.__qualname__}"
    periodic = {task.task.name: task for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic[name].cron == "17 3 * * *"
    assert app.tasks[name].queueing_lock == name


@pytest.mark.django_db
def test_it_finds_nothing_to_do_in_an_empty_installation() -> None:
    name = f"{sweep.__module__}.{sweep.__qualname__}"
    app.tasks[name](timestamp=int(datetime.datetime(2026, 11, 2, tzinfo=datetime.UTC).timestamp()))
