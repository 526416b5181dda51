"""`bin/bench web`: what pages cost as the installation grows, side by side with a view that does nothing.

One server, one run: each page is asked for in turn with the trivial view, so that whatever else the machine does
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
from importlib import import_module
from pathlib import Path

import django

from interlocal.platform.embedded import Server, url

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "200"))
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
            INTERLOCAL_MODE="start",
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
    results: dict[tuple[str, int], tuple[int, float, float]] = {}
    already = 23
    with Web(data) as port:
        for governments, partnerships in SIZES:
            if governments > already:
                say(f"Growing to {governments:,} governments ...")
                region.grow(already, governments, partnerships)
                already = governments
            queries = _count_queries(director)
            times = _time(port, cookie)
            for page, spent in times.items():
                results[page, governments] = (queries[page], statistics.median(spent), _percentile(spent, 95))
    _print(results)
    hundred = import_module("bench.hundred")
    started = time.perf_counter()
    hundred.report()
    print(f"\nReport on a scan of 100 areas, PDF: {time.perf_counter() - started:.2f} s.")


class Web:
    """Gunicorn as `interlocal serve` runs it, on a free port."""

    def __init__(self, data: Path) -> None:
        self.log = data / "web.log"
        self.environ = os.environ | {"DATABASE_URL": url(data, "app")}

    def __enter__(self) -> int:
        gunicorn = ("-m", "gunicorn", "django.core.wsgi:get_wsgi_application()", "--bind=127.0.0.1:0", "--workers=2")
        self.process = subprocess.Popen(
            [sys.executable, *gunicorn, "--worker-class=gthread", "--threads=8", "--no-control-socket"],
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


def _time(port: int, cookie: str) -> dict[str, list[float]]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times: dict[str, list[float]] = {page: [] for page in PAGES}
    for turn in range(ROUNDS + 20):
        for page, address in PAGES.items():
            started = time.perf_counter()
            line.request("GET", address, headers={"Cookie": cookie})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{address} answered {answer.status}")
            if turn >= 20:  # the first ones warm up
                times[page].append(1_000 * (time.perf_counter() - started))
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
