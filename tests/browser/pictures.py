"""`bin/pictures`: screenshots for README and docs, from the real demo and an installation that is empty at first."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.first_finding import walk
from tests.browser.test_demo import running_demo

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SHOTS = {
    "board": ("director", "/p/imaginary-valley/board/"),
    "scan": ("director", "/p/imaginary-valley/assessment/own/what-the-imaginary-valley-could-share-synthetic/"),
}


def main() -> None:
    chromium = os.environ.get("INTERLOCAL_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with contextlib.contextmanager(running_demo)() as demo:
            for name, (who, path) in SHOTS.items():
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(demo.links[who])
                page.goto(demo.address + path)
                page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
        with empty_installation() as set_up:
            _first_finding(browser, set_up)
        browser.close()


def _first_finding(browser: Browser, set_up: str) -> None:
    def shoot(page: Page, name: str) -> None:
        page.screenshot(path=PICTURES / f"first-finding-{name}.png", full_page=True)

    director = browser.new_page(viewport={"width": 1280, "height": 900})
    member = browser.new_page(viewport={"width": 360, "height": 800})
    for who, work in zip(("director", "member"), walk(director, member, set_up, shoot), strict=True):
        sys.stdout.write(
            f"{who}: {work.pages} pages, {work.clicks} clicks, {work.fields} fields, {work.keys} keys,"
            f" {work.seconds / 60:.1f} minutes\n"
        )


@contextlib.contextmanager
def empty_installation() -> Iterator[str]:
    """The real command in a folder of its own; the address at which it is set up."""
    folder = Path(tempfile.mkdtemp(prefix="interlocal-empty-", dir="/var/tmp" if os.geteuid() == 0 else None))  # noqa: S108
    folder.chmod(0o755)
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("INTERLOCAL_", "DATABASE_"))}
    environ["INTERLOCAL_DATA"] = str(folder / "data")
    command = [sys.executable, "-m", "interlocal.cli", "start", "--port", str(8800 + os.getpid() % 90)]
    with (folder / "out").open("w+") as out:
        process = subprocess.Popen(command, env=environ, stdout=out, stderr=subprocess.STDOUT)
        try:
            while not (told := re.search(r"http\S+/set-up/\S+", (folder / "out").read_text())):
                assert process.poll() is None, (folder / "out").read_text()
                time.sleep(0.1)
            yield told.group()
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
