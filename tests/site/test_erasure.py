"""After her erasure no table says who somebody was: not the outbox, not an invitation, wherever it leads."""

import datetime

import psycopg
from django.test import Client
from psycopg.sql import SQL, Identifier

from interlocal.core.access.actor import NOBODY_HERE
from interlocal.core.access.roles import Role
from interlocal.core.governments.models import Government, Partnership
from interlocal.core.people.actions import accept_invitation, invite
from interlocal.core.people.heads import mail_head
from interlocal.platform.acting import Acting, acting
from interlocal.platform.clock import now
from tests.site.conftest import PASSWORD, sign_in
from tests.worlds import World, tri_cities

NAME, ADDRESS = "Quilla Quixote", "quilla.quixote@elm.example"


def invited(world: World, who: str, where: Government, at: datetime.datetime) -> str:
    """The token of an invitation to her."""
    by = world.actor(who, at)
    with acting(by.acting):
        _invitation, token = invite(
            government=where,
            partnership=world.partnership.id,
            email=ADDRESS,
            name=NAME,
            role=Role.VIEWER,
            address="{token}",
            by=by,
            at=at,
        )
    return token


def tables_that_say(superuser: psycopg.Cursor, *words: str) -> set[str]:
    """Every table of the database in which one of the words stands, in whatever column and case."""
    superuser.execute("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
    found = set()
    for (table,) in superuser.fetchall():
        holds = SQL("select exists (select from {} row where row::text ilike any(%s))").format(Identifier(table))
        superuser.execute(holds, [[f"%{word}%" for word in words]])
        if superuser.fetchone() == (True,):
            found.add(table)
    return found


def test_no_table_says_who_she_was(committed_database: str, superuser: psycopg.Cursor) -> None:
    world, at = tri_cities(), now()
    alder, council = world.governments["alder"], world.governments["council"]
    links = [
        invited(world, "alder_manager", alder, at),
        invited(world, "director", council, at - datetime.timedelta(20)),
        invited(world, "director", council, at),
    ]
    accept_invitation(token=links[0], password=PASSWORD, by=NOBODY_HERE, at=at)
    with acting(Acting(partnerships=(world.partnership.id,))):
        mail_head(partnership=Partnership.objects.get(id=world.partnership.id), by=NOBODY_HERE, at=at)
    client = Client()
    sign_in(client, ADDRESS)
    said = tables_that_say(superuser, NAME, ADDRESS, *links)
    assert said >= {"people_person", "people_invitation", "mail_message"}
    page = client.post("/profile/erase/", {"password": PASSWORD})
    assert "Your account is erased" in page.content.decode()
    assert tables_that_say(superuser, NAME, ADDRESS, *links) == set()
    assert Client().get(f"/invitation/{links[2]}/").status_code == 404
    superuser.execute("select count(*) from mail_message where text <> ''")
    assert superuser.fetchone() != (0,), "mail of others stays"
