"""Waiting for whoever does the same: where there is no row yet to lock, or none that its writer may change."""

from django.db import connection


def take_turns(what: str) -> None:
    """Hold `what` to the end of the transaction; whoever asks for the same waits, and then reads what was written."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])
