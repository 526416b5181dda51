"""Short forms as members send them in."""

from django.test import Client

from interlocal.modules.assessment.models import OwnScan, ScanArea
from interlocal.platform.acting import acting
from tests.worlds import World

#: What a form is sent with where nothing else is said.
BLANK = {"year": "FY2026", "grade": "guess", "audience": "partnership", "seen": ""}
#: Half of the questions: enough for nobody to ask again.
HALF = {"does": "Much", "system": "Acme Pay", "vendor": "Acme", "staff": "2.5", "stance": "join"}


def signed_in(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def area_called(world: World, name: str) -> ScanArea:
    with acting(world.actor("director").acting):
        return ScanArea.objects.get(name=name)


def address(world: World, page: str = "") -> str:
    """A page of the partnership's only scan."""
    with acting(world.actor("director").acting):
        key = OwnScan.objects.get().key
    return f"/p/{world.partnership.key}/assessment/own/{key}/{page}"


def form_of(world: World, government: str, area: str) -> str:
    """The address of one short form."""
    return address(world, f"forms/{world.governments[government].key}/{area_called(world, area).id}/")


def tell(world: World, who: str, government: str, area: str, **answers: str) -> None:
    """Send a short form that is taken, as who opens its page and sees what stands."""
    client, page = signed_in(world, who), form_of(world, government, area)
    stands = client.get(f"{page}?change=1").context["form"].initial["seen"]
    sent = client.post(page, BLANK | {"seen": stands} | answers)
    assert sent.status_code == 302, sent.content.decode()
