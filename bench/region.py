"""Synthetic data: one region that is measured, and any number of others around it."""

import datetime
import random
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from interlocal.core.access.actor import Actor
from interlocal.core.access.roles import Role
from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Draft
from interlocal.core.catalogue.models import Service
from interlocal.core.governments.actions import add_government, admit_government, found_partnership
from interlocal.core.governments.models import Government, Kind
from interlocal.core.participation.actions import join, propose_service
from interlocal.core.participation.rules import WAY
from interlocal.core.people.actions import seat_first_person
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.demo.regions import read_region
from interlocal.modules.assessment.actions import load_scan
from interlocal.platform.acting import acting
from interlocal.platform.database import connected_as

MEMBERS, SERVICES, AGREEMENTS = 23, 20, 40
KEY = "measured"


def build_measured_region(at: datetime.datetime) -> Person:
    """A council of 23 with 20 services, 60 participations, 40 agreements and a scan; its director is returned."""
    chance = random.Random(23)  # noqa: S311  the same data each time
    council = Government(
        key="council", name="Council (synthetic)", kind=Kind.REGIONAL_COUNCIL, state="ZZ", synthetic=True
    )
    council, director = seat_first_person(
        government=council,
        name="Bench Director (synthetic)",
        email="bench@demo.example",
        role=Role.PROGRAMME_DIRECTOR,
        password=None,
        by=Actor(),
        at=at,
    )
    by = actor_of(director.id, at)
    with acting(by.acting):
        partnership = found_partnership(
            key=KEY, name="Measured (synthetic)", convener=council, time_zone="UTC", synthetic=True, by=by, at=at
        )
    by = actor_of(director.id, at)
    with acting(by.acting):
        members = [
            add_government(name=f"Town {number} (synthetic)", kind=Kind.TOWN, state="ZZ", synthetic=True, by=by, at=at)
            for number in range(MEMBERS - 1)
        ]
        for member in members:
            admit_government(partnership=partnership, government=member, by=by, at=at)
        services = list(Service.objects.order_by("key")[:SERVICES])
        for number, service in enumerate(services):
            stage = WAY[number % (len(WAY) - 1)]
            shared = propose_service(partnership=partnership.id, service=service, stage=stage, by=by, at=at)
            for member in chance.sample(members, 3):
                join(shared=shared, government=member, mode="full", starts_on=at.date(), by=by, at=at)
        record_agreements(
            partnership=partnership.id,
            drafts=[
                Draft(
                    f"Agreement {number} (synthetic)",
                    governments=tuple(chance.sample(members, 2)),
                    values={
                        "service": chance.choice(services),
                        "ends_on": at.date() + datetime.timedelta(days=chance.randrange(30, 900)),
                    },
                )
                for number in range(AGREEMENTS)
            ],
            by=by,
            at=at,
        )
        load_scan(partnership=partnership.id, scan=read_region("synthetic").scan, by=by, at=at)
    return director


def sign_in(person: Person) -> str:
    """A session's cookie."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


#: Other regions, set by set, as fast as the database can make them: `first` to `last` are numbers of governments,
#: every `each` of which form a partnership with ten services and twenty agreements.
OTHERS = """
    create temporary table g on commit drop as
        select gen_random_uuid() id, n, (n - %(first)s) / %(each)s p from generate_series(%(first)s, %(last)s) n;
    create temporary table p on commit drop as
        select gen_random_uuid() id, p, (array_agg(id order by n))[1] convener from g group by p;
    insert into governments_government (id, version, key, name, kind, state, synthetic, spoken_for)
        select id, 1, 'other-' || n, 'Other ' || n || ' (synthetic)', 'city', 'ZZ', true, false from g;
    insert into governments_partnership (id, version, key, name, convener_id, purpose, note, time_zone, synthetic,
            source_document, source_place, source_dated)
        select id, 1, 'others-%(first)s-' || p, 'Others ' || p || ' (synthetic)', convener, '', '', 'UTC', true,
            '', '', '' from p;
    insert into governments_partnershipindex (partnership, convener) select id, convener from p;
    insert into governments_membership (id, partnership_id, government_id)
        select gen_random_uuid(), p.id, g.id from g join p using (p);
    create temporary table u on commit drop as select gen_random_uuid() id, g.id government, g.n from g;
    insert into people_person (id, password, email, name, language, is_active, synthetic)
        select id, '!', 'other-' || n || '@demo.example', 'Other ' || n || ' (synthetic)', 'en', true, true from u;
    insert into people_roleassignment (id, person_id, government_id, role)
        select gen_random_uuid(), id, government, 'city_manager' from u;
    create temporary table s on commit drop as
        select gen_random_uuid() id, p.id partnership, c.id service, c.n
        from p cross join (select id, row_number() over (order by key) n from catalogue_service limit 10) c;
    insert into participation_sharedservice (id, version, partnership_id, catalogue, service_id, called, stage,
            stage_since_stated, stage_reason, level, operator_stated, note,
            source_document, source_place, source_dated)
        select id, 1, partnership, '00000000-0000-0000-0000-000000000000', service, '', 'running',
            '', '', '', '', '', '', '', '' from s;
    insert into participation_participation (id, partnership_id, shared_service_id, government_id, mode, note,
            source_document, source_place, source_dated)
        select gen_random_uuid(), s.partnership, s.id, p.convener, 'full', '', '', '', ''
        from s join p on p.id = s.partnership;
    insert into agreements_agreement (id, version, partnership_id, catalogue, title, instrument, term_stated, renewal,
            notice_stated, amount_stated, cost_rule, contact, note, source_document, source_place, source_dated,
            ends_on)
        select gen_random_uuid(), 1, p.id, '00000000-0000-0000-0000-000000000000', 'Agreement ' || n, '', '', '',
            '', '', '', '', '', '', '', '', date '2027-01-01' + n::int * 20 from p cross join generate_series(1, 20) n;
"""
FILLED = [
    "governments_government",
    "governments_partnership",
    "governments_membership",
    "people_roleassignment",
    "catalogue_service",
    "participation_sharedservice",
    "participation_participation",
    "agreements_agreement",
]


@contextmanager
def copy_of_the_database(name: str) -> Iterator[None]:
    """Copy the database as it is and work on the copy."""
    parameters = settings.DATABASES["default"]
    original = parameters["NAME"]
    connection.close()
    with connected_as("owner", "postgres"), connection.cursor() as cursor:
        cursor.execute(f'create database "{name}" template "{original}"')
    parameters["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        parameters["NAME"] = original


def grow(already: int, governments: int, partnerships: int) -> None:
    """Fill up to `governments` governments, in `partnerships` partnerships more, as owner; then vacuum and analyse."""
    with connected_as("owner"), connection.cursor() as cursor:
        cursor.execute("begin")
        for table in FILLED:
            cursor.execute(f'alter table "{table}" no force row level security')
            cursor.execute(f'alter table "{table}" disable trigger user')
        each = -(-(governments - already) // partnerships)
        values = {"first": already + 1, "last": governments, "each": each}
        cursor.execute(OTHERS % {name: str(value) for name, value in values.items()})
        cursor.execute("set constraints all immediate")
        for table in FILLED:
            cursor.execute(f'alter table "{table}" enable trigger user')
            cursor.execute(f'alter table "{table}" force row level security')
        cursor.execute("commit")
        cursor.execute("vacuum analyze")
