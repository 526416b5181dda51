"""`bin/bench web`: what pages cost as the installation grows, side by side with a view that does nothing.

One run: every page, the trivial view and all three sizes are asked for in turn, so that whatever else the machine does
falls on all of them alike.
"""

import http.client
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

import django

from interlocal.platform.embedded import Server, url

ROUNDS, WARM_UP = int(os.environ.get("BENCH_ROUNDS", "200")), 20
#: Governments, and partnerships among those beyond the measured one.
SIZES = ((23, 0), (1_000, 40), (90_000, 499))
PAGES = {
    "trivial": "/trivial/",
    "home": "/",
    "partnership": "/p/measured/",
    "board": "/p/measured/board/",
    "register": "/p/measured/register/",
    "scan": "/p/measured/assessment/synthetic/",
}


def main() -> None:
    base = "/var/tmp" if os.geteuid() == 0 else None  # noqa: S108  the server's account must reach it
    with tempfile.TemporaryDirectory(prefix="interlocal-bench-", dir=base) as folder:
        Path(folder).chmod(0o755)
        data = Path(folder, "data")
        os.environ.update(
            INTERLOCAL_MODE="command",
            INTERLOCAL_DATA=str(data),
            INTERLOCAL_SECRET_KEY="only-for-bench-" * 5,
            DJANGO_SETTINGS_MODULE="bench.settings",
        )
        with Server(data):
            _measure(data)


def _measure(data: Path) -> None:
    django.setup()
    import_module("interlocal.cli.migrate").bring_up_to_date()
    region = import_module("bench.region")
    director = region.build_measured_region(import_module("interlocal.platform.clock").now())
    cookie = region.sign_in(director)
    queries, ports = {}, {}
    with ExitStack() as servers:
        for governments, partnerships in SIZES:
            say(f"Making a database of {governments:,} governments ...")
            with region.copy_of_the_database(f"bench_{governments}"):
                if partnerships:
                    region.grow(23, governments, partnerships)
                queries[governments] = _count_queries(director)
            ports[governments] = servers.enter_context(Web(data, f"bench_{governments}"))
        say("Measuring ...")
        times = _time(ports, cookie)
    _print(
        {
            (page, governments): (queries[governments][page], statistics.median(spent), _percentile(spent, 95))
            for (page, governments), spent in times.items()
        }
    )
    hundred = import_module("bench.hundred")
    started = time.perf_counter()
    hundred.report()
    print(f"\nReport on a scan of 100 areas, PDF: {time.perf_counter() - started:.2f} s.")


class Web:
    """Gunicorn as `interlocal serve` runs it, on a free port."""

    def __init__(self, data: Path, database: str) -> None:
        self.log = data / f"{database}.log"
        self.environ = os.environ | {"DATABASE_URL": url(data, "app", database), "INTERLOCAL_MODE": "command"}

    def __enter__(self) -> int:
        gunicorn = ("-m", "gunicorn", "django.core.wsgi:get_wsgi_application()", "--bind=127.0.0.1:0", "--workers=1")
        self.process = subprocess.Popen(
            [
                sys.executable,
                *gunicorn,
                "--worker-class=gthread",
                "--threads=8",
                "--no-control-socket",
                "--keep-alive=75",
            ],
            env=self.environ,
            stderr=self.log.open("w"),
        )
        for _ in range(300):
            time.sleep(0.1)
            for line in self.log.read_text().splitlines():
                if "Listening at: http://127.0.0.1:" in line:
                    return int(line.split("127.0.0.1:")[1].split()[0])
        raise SystemExit(self.log.read_text())

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(20)


def _count_queries(director: object) -> dict[str, int]:
    client = import_module("django.test").Client()
    client.force_login(director)
    connection = import_module("django.db").connection
    capture = import_module("django.test.utils").CaptureQueriesContext
    counts = {}
    for page, address in PAGES.items():
        client.get(address)
        with capture(connection) as queries:
            assert client.get(address).status_code == 200, address
        counts[page] = len(queries)
    return counts


def _time(ports: dict[int, int], cookie: str) -> dict[tuple[str, int], list[float]]:
    lines = {size: http.client.HTTPConnection("127.0.0.1", port, timeout=60) for size, port in ports.items()}
    times: dict[tuple[str, int], list[float]] = {(page, size): [] for page in PAGES for size in ports}
    for turn in range(ROUNDS + WARM_UP):
        for page, address in PAGES.items():
            for size, line in lines.items():
                started = time.perf_counter()
                line.request("GET", address, headers={"Cookie": cookie})
                answer = line.getresponse()
                answer.read()
                if answer.status != 200:
                    raise SystemExit(f"{address} answered {answer.status}")
                if turn >= WARM_UP:
                    times[page, size].append(1_000 * (time.perf_counter() - started))
    for line in lines.values():
        line.close()
    return times


def _percentile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def _print(results: dict[tuple[str, int], tuple[int, float, float]]) -> None:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    cpu = next((line.split(":")[1].strip() for line in lines if "model name" in line), "")
    machine = f"{os.cpu_count()} cores ({cpu}), Python {platform.python_version()}"
    print(f"{machine}, {ROUNDS} rounds, {time.strftime('%Y-%m-%d')}.\n")
    print("| page | governments | queries | median ms | p95 ms | x trivial | x at 1,000 |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for page in PAGES:
        for governments, _ in SIZES:
            queries, median, p95 = results[page, governments]
            trivial, thousand = results["trivial", governments][1], results[page, 1_000][1]
            print(
                f"| {page} | {governments:,} | {queries} | {median:.1f} | {p95:.1f} | {median / trivial:.1f}"
                f" | {median / thousand:.2f} |"
            )


def say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    main()
