"""The demo as people use it: the real command, each persona's one-click link, every page that she can reach."""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import APIRequestContext, Browser, Page, expect
from pypdf import PdfReader

from interlocal.demo.personas import PERSONAS
from tests.browser.page_checks import all_problems, duplicate_attributes, overflows

pytestmark = pytest.mark.browser
EVERYBODY = [persona.key for persona in PERSONAS]
#: What leads out, ends the session, changes language, or is the component page, which has tests of its own.
NOT_FOLLOWED = re.compile(r"/accounts/logout/|/design/|/static/|/demo/|/i18n/|[?&]language=")

#: Addresses of one view that are tried: enough for a page in each of its states.
OF_EACH = 6


@dataclass
class Demo:
    """A running demo: its address and each persona's sign-in link."""

    address: str
    links: dict[str, str]


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    yield from running_demo()


def running_demo() -> Iterator[Demo]:
    """Start the real command in a folder of its own, and end it with Ctrl-C."""
    folder = Path(tempfile.mkdtemp(prefix="interlocal-demo-", dir="/var/tmp" if os.geteuid() == 0 else None))  # noqa: S108
    folder.chmod(0o755)
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("INTERLOCAL_", "DATABASE_"))}
    port = 8900 + os.getpid() % 90
    command = [sys.executable, "-m", "interlocal.cli", "demo", "--data", str(folder / "data"), "--port", str(port)]
    with (folder / "out").open("w+") as out:
        process = subprocess.Popen(command, env=environ, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield _ready(folder / "out", process, f"http://127.0.0.1:{port}")
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
            shutil.rmtree(folder)


def _ready(out: Path, process: subprocess.Popen, address: str) -> Demo:
    for _ in range(1200):
        told = out.read_text()
        links = {persona.key: re.search(rf"http\S+/demo/sign-in/{persona.key}/\S+", told) for persona in PERSONAS}
        if all(links.values()):
            return Demo(address, {key: link.group() for key, link in links.items() if link})
        assert process.poll() is None, told
        time.sleep(0.1)
    raise AssertionError(out.read_text())


class _Links(HTMLParser):
    """Addresses that a page leads to, and forms that nobody could send without JavaScript."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.unsendable: list[str] = []
        self._form: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.found.append(str(values["href"]))
        if tag == "form":
            self._form = str(values.get("action") or "this page")
        if self._form and (tag == "button" and values.get("type", "submit") == "submit"):
            self._form = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form:
            self.unsendable.append(self._form)
            self._form = None


def crawl(request: APIRequestContext, demo: Demo) -> dict[str, str]:
    """What can be reached from home by links, with what is wrong with it ("" if nothing).

    Of each view so many addresses as `OF_EACH`: a scan has a form for every member and area, and one page for them all.
    """
    waiting, pages = [demo.address + "/"], {}
    seen: Counter[str] = Counter()
    while waiting:
        url = waiting.pop()
        view = resolve(urlsplit(url).path).view_name
        if url in pages or seen[view] == OF_EACH:
            continue
        seen[view] += 1
        answer = request.get(url, max_redirects=3, max_retries=1)  # a kept connection may just have ended
        pages[url] = "" if answer.status == 200 else f"answers {answer.status}"
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        parser = _Links()
        text = answer.text()
        parser.feed(text)
        if parser.unsendable:
            pages[url] += f" a form without a button: {parser.unsendable}"
        if duplicate_attributes(text):
            pages[url] += " duplicate attributes"
        for href in parser.found:
            target = urldefrag(urljoin(url, href))[0]
            if target.startswith(demo.address) and not NOT_FOLLOWED.search(target):
                waiting.append(target)
    return pages


def one_of_each(pages: dict[str, str]) -> list[str]:
    """One address for each view: a hundred services have one page between them."""
    chosen: dict[str, str] = {}
    for url in sorted(pages, key=len):
        parts = urlsplit(url)
        if not parts.query and not re.search(r"\.\w+$|/draft\.|/template/|/export|^/files/", parts.path):
            chosen.setdefault(resolve(parts.path).view_name, url)
    return list(chosen.values())


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.key)
def test_whatever_is_linked_can_be_opened(persona, browser: Browser, demo: Demo) -> None:  # type: ignore[no-untyped-def]
    with browser.new_context() as context:
        first = context.request.get(demo.links[persona.key])
        assert first.status == 200
        assert urlsplit(first.url).path == persona.start_url
        pages = crawl(context.request, demo)
    assert {url: wrong for url, wrong in pages.items() if wrong} == {}
    assert len(pages) > 15


@pytest.mark.parametrize("who", EVERYBODY if os.environ.get("CI") == "true" else ["director"])
def test_every_page_holds_at_every_width(who: str, browser: Browser, demo: Demo) -> None:
    with browser.new_context() as context:
        page: Page = context.new_page()
        page.goto(demo.links[who])
        wrong = []
        for url in one_of_each(crawl(context.request, demo)):
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(url)
                wrong += [f"{url} at {width} px: {problem}" for problem in all_problems(page)]
            page.set_viewport_size({"width": 320, "height": 900})
            wrong += [f"{url} at 320 px: {what} is wider than the page" for what in overflows(page)]
    assert wrong == []


def test_synthetic_data_says_so_on_every_page(browser: Browser, demo: Demo) -> None:
    with browser.new_context() as context:
        context.request.get(demo.links["director"])
        for url in crawl(context.request, demo):
            if "/p/imaginary-valley/" in url and not re.search(r"\.\w+$|/draft\.|/template/|/export", url):
                assert "Synthetic data" in context.request.get(url).text(), url
        pdf = context.request.get(f"{demo.address}/p/imaginary-valley/assessment/synthetic/draft.json")
        assert "ynthetic" in pdf.text()


def test_a_final_report_is_made_by_the_worker_and_handed_out(browser: Browser, demo: Demo) -> None:
    """From the button to the PDF, with JavaScript off: the page's link shows how far the work is."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(demo.links["crcog-director"])
        page.goto(f"{demo.address}/p/crcog/assessment/crcog/")
        page.get_by_role("link", name="Issue the final report").click()
        expect(page.get_by_text("nobody: this is a demonstration")).to_be_visible()
        page.get_by_role("button", name="Issue report 1.1").click()
        expect(page).to_have_url(re.compile("/work/"))
        watched = page.url
        for _ in range(60):
            page.goto(watched)
            link = page.locator('a[href*="/assessment/crcog/"]')
            if link.count():
                break
            time.sleep(0.5)
        link.first.click()
        expect(page.get_by_role("link", name="PDF of report 1.1")).to_be_visible()
        expect(page.locator('#reports a[href*="/files/"]')).to_have_count(4)
        names = page.locator('#reports a[href*="/files/"]').all_inner_texts()
        assert sorted(name.split(".", 2)[-1] for name in names) == ["csv.zip", "json", "pdf", "xlsx"]
        href = page.get_by_role("link", name="PDF of report 1.1").get_attribute("href")
        answer = context.request.get(f"{demo.address}{href}")
        assert answer.headers["x-content-type-options"] == "nosniff"
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages)
        assert "Report 1.1, issued" in text
        assert re.search(r"\d+:[0-9a-f]{64}", text.replace("\n", "").replace(" ", "")), "the audit head is printed"
