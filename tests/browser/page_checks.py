"""What every page must hold, asked of a page that is open in Chromium (playwright's sync API).

Each function returns what is wrong, empty when all is well, so that a test reads
`assert axe_violations(page) == []` and a failure prints the places.
"""

from collections import Counter
from html.parser import HTMLParser

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# A part of the page that refreshes itself meanwhile leaves elements behind that are no longer on the page.
STILL_EXPECTED = "[...expected].filter(([element]) => element.isConnected).map(([, html]) => html)"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and good practice: rule, what to do, element."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


def dangling_ids(page: Page) -> list[str]:
    """References to ids that no element of the page has."""
    return page.evaluate(
        """() => {
            const names = ["for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns",
                           "aria-errormessage", "aria-details", "aria-activedescendant", "headers", "list", "form"];
            const wrong = [];
            for (const name of names)
                for (const element of document.querySelectorAll(`[${name}]`))
                    for (const id of element.getAttribute(name).split(/\\s+/).filter(Boolean))
                        if (!document.getElementById(id)) wrong.push(`${name}="${id}"`);
            for (const link of document.querySelectorAll('a[href^="#"]')) {
                const id = decodeURIComponent(link.getAttribute("href").slice(1));
                if (id && !document.getElementById(id)) wrong.push(`href="#${id}"`);
            }
            return wrong;
        }"""
    )


def duplicate_ids(page: Page) -> list[str]:
    """Ids that more than one element has."""
    return page.evaluate(
        """() => {
            const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
            return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
        }"""
    )


def overflows(page: Page) -> list[str]:
    """How wide the page would like to be, and the elements that make it wider than its window."""
    return page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth, wanted = document.documentElement.scrollWidth;
            if (wanted <= width) return [];
            const visible = element => getComputedStyle(element).overflowX === "visible";
            const scrolls = element => {
                for (let up = element.parentElement; up; up = up.parentElement) if (!visible(up)) return true;
                return false;
            };
            const reaches = element => {
                const box = element.getBoundingClientRect();
                return visible(element) ? Math.max(box.right, box.left + element.scrollWidth) : box.right;
            };
            return [`the page wants ${wanted} px`, ...[...document.body.querySelectorAll("*")]
                .filter(element => reaches(element) > width + 1 && !scrolls(element))
                .map(element => `${element.tagName.toLowerCase()}.${element.getAttribute("class") || ""}`)];
        }"""
    )


def inline_code(page: Page) -> list[str]:
    """Style, script and event handlers in the markup, which the Content-Security-Policy refuses."""
    return page.evaluate(
        """() => {
            const code = [...document.querySelectorAll("style, script:not([src]), [style]")];
            const wrong = code.map(element => element.outerHTML.slice(0, 120));
            for (const element of document.querySelectorAll("*"))
                for (const attribute of element.attributes)
                    if (attribute.name.startsWith("on")) wrong.push(`${element.tagName} ${attribute.name}`);
            return wrong;
        }"""
    )


def unreachable(page: Page) -> list[str]:
    """Visible links, buttons and fields that Tab does not come to, or that do not show it when it does.

    Walks the page with the Tab key from its top. A group of radio buttons is one stop.
    """
    page.evaluate(
        """() => {
            const names = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
            const once = new Set();
            window.expected = new Map();
            for (const element of document.querySelectorAll(names)) {
                if (element.disabled || !element.checkVisibility({visibilityProperty: true})) continue;
                if (element.type === "radio") {
                    const group = `${element.form?.id} ${element.name}`;
                    if (once.has(group)) continue;
                    once.add(group);
                }
                expected.set(element, element.outerHTML.slice(0, 120));
            }
            document.activeElement?.blur();
        }"""
    )
    wrong: list[str] = []
    for _stop in range(page.evaluate("expected.size") + 20):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const now = document.activeElement;
                if (!now || now === document.body) return null;
                const sameGroup = other => other.name === now.name && other.form === now.form;
                expected.delete(now.type === "radio" ? [...expected.keys()].find(sameGroup) : now);
                const look = getComputedStyle(now), box = now.getBoundingClientRect();
                const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
                const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                return ring && box.width > 0 && inside ? "" : now.outerHTML.slice(0, 120);
            }"""
        )
        if stop is None:
            break
        if stop:
            wrong.append(f"focus not seen: {stop}")
    return wrong + [f"not reached: {html}" for html in page.evaluate(STILL_EXPECTED)]


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.twice: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        counted = Counter(name for name, _value in attrs)
        self.twice += [f"<{tag} {name}>, line {self.getpos()[0]}" for name, times in counted.items() if times > 1]


def duplicate_attributes(html: str) -> list[str]:
    """Tags that name an attribute twice; a browser drops the second silently, so this reads the text as sent."""
    reader = _Attributes()
    reader.feed(html)
    return reader.twice


def all_problems(page: Page) -> list[str]:
    """Every check that holds at any width, at once."""
    return [
        *axe_violations(page),
        *(f"dangling {found}" for found in dangling_ids(page)),
        *(f"id twice: {found}" for found in duplicate_ids(page)),
        *(f"wider than the window: {found}" for found in overflows(page)),
        *(f"inline: {found}" for found in inline_code(page)),
        *(f"attribute twice: {found}" for found in duplicate_attributes(page.request.get(page.url).text())),
    ]
