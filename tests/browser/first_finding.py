"""From an empty installation to a first finding, as a programme director and one of her members walk it.

Counted, not timed: `Work` adds up what a person does with the keystroke-level model (Card, Moran and Newell, "The
keystroke-level model for user performance time with interactive systems", Communications of the ACM 23(7), 1980) and
reading time for every page.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

PASSWORD = "a long enough pass phrase"
#: Seconds: a key of an average typist who doesn't touch-type, pointing, a click, a hand to the mouse or back, thinking.
KEY, POINT, CLICK, HAND, THINK = 0.28, 1.1, 0.1, 0.4, 1.35
#: Seconds to look at a page that is new to her: ours, no part of the model.
READ = 20
#: What is done with a finished screen: keep a picture of it, or nothing.
Shoot = Callable[[Page, str], None]


@dataclass
class Work:
    """What a person does on a page, counted."""

    page: Page
    pages: int = 0
    clicks: int = 0
    fields: int = 0
    keys: int = 0
    path: str = field(default="", repr=False)

    @property
    def seconds(self) -> float:
        """By the model, with reading."""
        typing = self.fields * (THINK + POINT + CLICK + 2 * HAND) + self.keys * KEY
        return self.pages * READ + self.clicks * (THINK + POINT + CLICK) + typing

    def open(self, address: str) -> None:
        """Follow an address from a mail or a terminal."""
        self.page.goto(address)
        self._look()

    def fill(self, **texts: str) -> None:
        """Type into fields by their names."""
        for name, text in texts.items():
            self.page.locator(f"[name={name}]").fill(text)
            self.fields, self.keys = self.fields + 1, self.keys + len(text)

    def choose(self, **keys: str) -> None:
        """Choose from lists."""
        for name, key in keys.items():
            self.page.locator(f"[name={name}]").select_option(key)
            self.clicks += 2

    def tick(self, *labels: str) -> None:
        """Tick boxes by their labels, unfolding what hides them."""
        for label in labels:
            box = self.page.get_by_label(label, exact=True)
            if not box.count():  # a hint stands in the label
                box = self.page.get_by_label(label).first
            if not box.is_visible():
                self.page.locator("details", has=box).locator("summary").click()
                self.clicks += 1
            box.check()
            self.clicks += 1

    def press(self, button: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=button).click()
        self._clicked()

    def follow(self, link: str, nth: int = 0) -> None:
        """Follow a link by its words."""
        self.page.locator("main").get_by_role("link", name=link, exact=True).nth(nth).click()
        self._clicked()

    def open_form(self, area: str, member: str) -> None:
        """Choose a form from the table of areas and members."""
        table = self.page.locator("table").first
        column = table.locator("thead th").all_inner_texts().index(member)
        table.locator("tbody tr", has_text=area).locator("th, td").nth(column).get_by_role("link").click()
        self._clicked()

    def go(self, link: str) -> None:
        """Follow a link of the navigation."""
        self.page.get_by_role("navigation").get_by_role("link", name=link, exact=True).first.click()
        self._clicked()

    def _clicked(self) -> None:
        self.clicks += 1
        self.page.wait_for_load_state()
        self._look()

    def _look(self) -> None:
        here = self.page.url.partition("?")[0]
        self.pages, self.path = self.pages + (here != self.path), here


def walk(director: Page, member: Page, set_up: str, shoot: Shoot) -> tuple[Work, Work]:
    """All of it: what the director does, and what Alder's finance director does, in the order of their day."""
    hers, his = Work(director), Work(member)  # the director's work and the member's
    hers.open(set_up)
    hers.fill(
        convener_name="Maple Council (synthetic)",
        convener_state="MN",
        person_name="Dana Director",
        email="dana@maple.example",
        password=PASSWORD,
        partnership_name="Three Cities (synthetic)",
        members_typed="Alder, city, MN\nBirch, city, MN\nCedar, city, MN",
    )
    shoot(director, "1-set-up")
    hers.press("Set up")
    shoot(director, "2-home")
    hers.follow("Invite colleagues")
    invitations = []
    for city, name in (("Alder", "Ana Finance"), ("Birch", "Ben Finance"), ("Cedar", "Cleo Finance")):
        if invitations:
            hers.follow("Back to people")
            hers.follow("Invite somebody")
        hers.choose(government=city)
        hers.tick("Finance director")
        hers.fill(name=name, email=f"{name.partition(' ')[0].lower()}@{city.lower()}.example")
        hers.press("Invite")
        invitations.append(director.locator("main").inner_text().partition("/invitation/")[2].partition("/")[0])
    shoot(director, "3-invited")
    _start(hers, shoot)
    _answer_for_birch(hers, shoot)
    _answer_for_alder(his, set_up.partition("/set-up/")[0] + f"/invitation/{invitations[0]}/", shoot)
    hers.go("Three Cities (synthetic)")
    hers.follow("Scan: What could we share?")
    hers.follow("2. What you have in common")
    shoot(director, "7-first-finding")
    return hers, his


def _start(work: Work, shoot: Shoot) -> None:
    """A scan of five areas."""
    work.go("Scans")
    work.follow("Start a scan")
    work.fill(title="What could we share?")
    work.tick("Payroll", "Procurement", "Benefits administration", "Fleet maintenance", "Supervisory training")
    shoot(work.page, "4-five-areas")
    work.press("Start the scan")
    shoot(work.page, "5-scan")


def _answer_for_birch(work: Work, shoot: Shoot) -> None:
    """What Birch's manager told on the telephone."""
    work.open_form("Benefits administration", "Birch")
    work.fill(does="Insures 210 people and their families", system="Acme benefits 4.2", vendor="Acme Systems Inc.")
    work.fill(contract_ends="2028-06-30", staff="2", cost="140000", told_by="B. Manager, by telephone")
    work.choose(stance="join")
    shoot(work.page, "6-on-behalf")
    work.press("Save the answers")


def _answer_for_alder(work: Work, invitation: str, shoot: Shoot) -> None:
    """Alder's own finance director takes up her invitation and answers."""
    work.open(invitation)
    work.fill(password=PASSWORD)
    work.press("Accept")
    shoot(work.page, "member-home")
    work.follow("Fill in 5 short forms: What could we share?")
    work.fill(does="Insures 180 people", system="Acme Benefits", vendor="Acme", contract_ends="2027-12-31", staff="1")
    work.choose(stance="join")
    shoot(work.page, "member-form")
    work.press("Save the answers")
