"""`bin/pictures`: screenshots for the README, from the real demo."""

import contextlib
import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.test_demo import running_demo

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SHOTS = {"board": ("director", "/p/imaginary-valley/board/")}


def main() -> None:
    chromium = os.environ.get("INTERLOCAL_CHROMIUM") or shutil.which("chromium")
    with contextlib.contextmanager(running_demo)() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (who, path) in SHOTS.items():
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(demo.links[who])
            page.goto(demo.address + path)
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
