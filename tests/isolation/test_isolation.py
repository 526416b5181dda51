"""Two gunicorn workers, the real pool, sixty governments and nobody, thousands of requests: no row of another."""

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from interlocal.core.governments.models import Decision
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.platform.acting import acting
from interlocal.platform.database import connected_as
from tests.worlds import AT, found, government, person

#: The least that a run of ours counts for; at every desk a quarter of it.
REQUESTS = int(os.environ.get("INTERLOCAL_ISOLATION_REQUESTS", "10000" if os.environ.get("CI") == "true" else "2500"))
GOVERNMENTS = 60
CLIENTS = 4


@dataclass(frozen=True)
class Visitor:
    """Somebody with a session and the one partnership that she may see; or nobody."""

    cookie: str
    person: str
    partnership: str


NOBODY = Visitor("", "", "")


def sign_in(someone: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(someone.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = someone.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


@pytest.fixture
def visitors(committed_database: str) -> list[Visitor]:
    """Sixty governments, each convening a partnership of its own with one person in it."""
    everybody = []
    for number in range(GOVERNMENTS):
        someone = person(f"director{number}@example.org", f"Director {number}")
        partnership = found(f"Region {number}", convener=government(f"Town {number}"), director=someone)
        everybody.append(Visitor(sign_in(someone), str(someone.id), str(partnership.id)))
    return everybody


@pytest.fixture
def port(committed_database: str, visitors: list[Visitor], tmp_path: Path) -> Iterator[int]:
    """Gunicorn as in production, two workers of four threads, as the app role on this test's database."""
    address = make_conninfo(**conninfo_to_dict(settings.DATABASE_URLS["app"]) | {"dbname": committed_database})
    log = (tmp_path / "web.log").open("w+")
    web = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "django.core.wsgi:get_wsgi_application()", "--bind=127.0.0.1:0"),
            *("--workers=2", "--worker-class=gthread", "--threads=4", "--no-control-socket"),
        ],
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "tests.isolation.settings", "DATABASE_URL": address, "INTERLOCAL_MODE": "command"},
        stderr=log,
    )
    try:
        yield _port_of(log.name, web)
    finally:
        web.terminate()
        web.wait(20)
        log.close()


def _port_of(log: str, web: subprocess.Popen) -> int:
    for _ in range(300):
        time.sleep(0.1)
        for line in Path(log).read_text().splitlines():
            if "Listening at: http://127.0.0.1:" in line:
                return int(line.split("127.0.0.1:")[1].split()[0])
        assert web.poll() is None, Path(log).read_text()
    raise AssertionError(Path(log).read_text())


def test_no_request_sees_or_leaves_anything_of_another(port: int, visitors: list[Visitor]) -> None:
    wrong: list[str] = []
    kept: Counter[str] = Counter()
    lock = threading.Lock()

    def visit(seed: int, how_many: int) -> None:
        chance = random.Random(seed)  # noqa: S311  a repeatable mix
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for _ in range(how_many):
            visitor = NOBODY if chance.random() < 0.1 else chance.choice(visitors)
            path = chance.choices(["/seen/", "/write/", "/answer-500/", "/raise/"], [85, 5, 5, 5])[0]
            if visitor is NOBODY:
                path = "/seen/"
            line.request("GET", path, headers={"Cookie": visitor.cookie} if visitor.cookie else {})
            answer = line.getresponse()
            body = answer.read()
            with lock:
                wrong.extend(faults(path, visitor, answer.status, body))
                kept[visitor.partnership] += path == "/write/" and answer.status == 200
        line.close()

    clients = [threading.Thread(target=visit, args=(seed, REQUESTS // CLIENTS)) for seed in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert wrong == []
    for visitor in visitors:
        with acting(actor_of(Person.objects.get(id=visitor.person).id, AT).acting):
            titles = Counter(Decision.objects.values_list("title", flat=True))
        assert titles == Counter({"kept": kept[visitor.partnership]} if kept[visitor.partnership] else {})
    with connected_as("audit", settings.DATABASES["default"]["NAME"]), connection.cursor() as cursor:
        cursor.execute("select count(*) from governments_decision where title = 'lost'")
        assert cursor.fetchone() == (0,)


def faults(path: str, visitor: Visitor, status: int, body: bytes) -> list[str]:
    """What an answer shows that it should not."""
    if path == "/write/":
        return [] if status == 200 else [f"{path} answered {status}"]
    if path != "/seen/":
        return [] if status == 500 else [f"{path} answered {status}"]
    if status != 200:
        return [f"{path} answered {status}"]
    seen = json.loads(body)
    mine = {visitor.partnership} - {""}
    found = []
    if "interlocal_app" not in seen["role"] or seen["person"] != visitor.person:
        found.append(f"{visitor.person} was {seen['person']} as {seen['role']}")
    if seen["partnerships"].strip("{}") != visitor.partnership:
        found.append(f"{visitor.person} acted for {seen['partnerships']}")
    for kind in ("partnership", "membership", "decision"):
        if set(seen["rows"][kind]) - mine:
            found.append(f"{visitor.person} saw {kind} {set(seen['rows'][kind]) - mine}")
    if set(seen["rows"]["role"]) - ({visitor.person} - {""}):
        found.append(f"{visitor.person} saw roles of {seen['rows']['role']}")
    if mine and not set(seen["rows"]["partnership"]):
        found.append(f"{visitor.person} did not see her own partnership")
    return found
