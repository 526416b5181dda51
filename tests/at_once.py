"""Several people act at the same moment."""

import threading
from collections.abc import Callable
from typing import TypeVar

from django.db import connections

Answer = TypeVar("Answer")


def at_once(*acts: Callable[[], Answer]) -> list[Answer]:
    """Run all of them at the same moment, each in a thread and on a connection of its own; their answers."""
    answers, together = list[Answer](), threading.Barrier(len(acts))

    def run(act: Callable[[], Answer]) -> None:
        try:
            together.wait()
            answers.append(act())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
