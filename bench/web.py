"""`bin/bench web`: what pages cost as the installation grows, side by side with a view that does nothing.

One run: every page, the trivial view and all three sizes are asked for in turn, so that whatever else the machine does
falls on all of them alike.
"""

import http.client
import os
import statistics
import time
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from bench.serving import Web, installation, machine, percentile, say

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
    with installation() as data:
        _measure(data)


def _measure(data: Path) -> None:
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
                queries[governments] = count_queries(director, PAGES)
            ports[governments] = servers.enter_context(Web(data, f"bench_{governments}"))
        say("Measuring ...")
        times = time_pages(ports, cookie, PAGES, ROUNDS, WARM_UP)
    _print(
        {
            (page, governments): (queries[governments][page], statistics.median(spent), percentile(spent, 95))
            for (page, governments), spent in times.items()
        }
    )
    hundred = import_module("bench.hundred")
    started = time.perf_counter()
    hundred.report()
    print(f"\nReport on a scan of 100 areas, PDF: {time.perf_counter() - started:.2f} s.")


def count_queries(director: object, pages: dict[str, str]) -> dict[str, int]:
    """Of each page, asked for a second time."""
    client = import_module("django.test").Client()
    client.force_login(director)
    connection = import_module("django.db").connection
    capture = import_module("django.test.utils").CaptureQueriesContext
    counts = {}
    for page, address in pages.items():
        client.get(address)
        with capture(connection) as queries:
            assert client.get(address).status_code == 200, address
        counts[page] = len(queries)
    return counts


def time_pages(
    ports: dict[int, int], cookie: str, pages: dict[str, str], rounds: int, warm_up: int
) -> dict[tuple[str, int], list[float]]:
    """Milliseconds of every page at every size, asked for in turn."""
    lines = {size: http.client.HTTPConnection("127.0.0.1", port, timeout=60) for size, port in ports.items()}
    times: dict[tuple[str, int], list[float]] = {(page, size): [] for page in pages for size in ports}
    for turn in range(rounds + warm_up):
        for page, address in pages.items():
            for size, line in lines.items():
                started = time.perf_counter()
                line.request("GET", address, headers={"Cookie": cookie})
                answer = line.getresponse()
                answer.read()
                if answer.status != 200:
                    raise SystemExit(f"{address} answered {answer.status}")
                if turn >= warm_up:
                    times[page, size].append(1_000 * (time.perf_counter() - started))
    for line in lines.values():
        line.close()
    return times


def _print(results: dict[tuple[str, int], tuple[int, float, float]]) -> None:
    print(f"{machine()}, {ROUNDS} rounds.\n")
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


if __name__ == "__main__":
    main()
