"""`bin/bench scan`: what the largest scan costs: every page of it, its findings, a workbook, a report.

Pages are asked for in turn with the trivial view, as `bin/bench web` does it.
"""

import os
import statistics
import time
from importlib import import_module
from pathlib import Path

from bench.serving import Web, installation, machine, percentile, say
from bench.web import count_queries, time_pages

ROUNDS, WARM_UP = int(os.environ.get("BENCH_ROUNDS", "20")), 3
PAGES = {
    "overview": "",
    "forms": "forms/",
    "in common": "in-common/",
    "ratings": "ratings/",
    "rate": "rate/",
    "verdicts": "verdicts/",
    "phases": "phases/",
    "plan": "plan/",
    "report": "report/",
    "report: verdicts": "report/verdicts/",
    "report: today": "report/today/",
    "report: ratings": "report/ratings/",
    "report: sources": "report/sources/",
    "workbook": "workbook/{government}/",
    "form": "forms/{government}/{area}/",
    "area": "areas/{area}/",
    "area's ratings": "ratings/{area}/",
}


def main() -> None:
    with installation() as data:
        _measure(data)


def _measure(data: Path) -> None:
    region, largest, jobs = map(import_module, ("bench.region", "bench.largest", "bench.jobs"))
    at = import_module("interlocal.platform.clock").now()
    director = region.build_measured_region(at)
    say("Making the largest scan ...")
    started = time.perf_counter()
    keys = largest.build_largest_scan(director, at)
    say(f"Made in {time.perf_counter() - started:.0f} s.")
    pages = {"trivial": "/trivial/", "home": "/"}
    pages |= {page: f"/p/largest/assessment/own/{keys['scan']}/{rest.format(**keys)}" for page, rest in PAGES.items()}
    queries = count_queries(director, pages)
    name = import_module("django.conf").settings.DATABASES["default"]["NAME"]
    import_module("django.db").connection.close()
    with Web(data, name) as port:
        say("Measuring pages ...")
        times = time_pages({0: port}, region.sign_in(director), pages, ROUNDS, WARM_UP)
    print(f"{machine()}, {ROUNDS} rounds.\n")
    print("| page | queries | median ms | p95 ms | x trivial |")
    print("|---|---:|---:|---:|---:|")
    trivial = statistics.median(times["trivial", 0])
    for page in pages:
        spent = times[page, 0]
        median = statistics.median(spent)
        print(f"| {page} | {queries[page]} | {median:.1f} | {percentile(spent, 95):.1f} | {median / trivial:.1f} |")
    print()
    for what, seconds in jobs.timed(director, keys):
        print(f"{what}: {seconds:.2f} s.")


if __name__ == "__main__":
    main()
