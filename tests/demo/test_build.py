"""What the sample regions look like once the product's own actions have built them."""

import pytest

from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.queries import agreement_of, register_of
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.demo.build import build
from interlocal.demo.personas import PERSONAS
from interlocal.platform.acting import acting
from tests.worlds import AT


@pytest.fixture
def built(db: None) -> None:
    build(AT)


def agreement(region: str, title: str) -> Agreement:
    """An entry of the register, as a persona of that region reads it."""
    email = next(persona.email for persona in PERSONAS if persona.region == region)
    by = actor_of(Person.objects.get(email=email).id, AT)
    place = by.place(region)
    with acting(by.acting):
        return agreement_of(by, place.id, register_of(by, place.id).get(title=title).id)


def leads(entry: Agreement) -> tuple[list[str], list[str]]:
    """Who administers it, and who holds its money."""
    parties = list(entry.parties.all())
    return (
        [str(party.body) for party in parties if party.administers],
        [str(party.body) for party in parties if party.holds_funds],
    )


def test_the_invented_purchasing_agreement_shows_all_that_the_register_can_hold(built: None) -> None:
    entry = agreement("imaginary-valley", "Purchasing agreement (synthetic)")
    assert leads(entry) == (["Fictionville (synthetic)"], ["Placeholder Springs (synthetic)"])
    approvals = [party.approved_on for party in entry.parties.all() if party.approved_on and party.approved_by]
    assert (len(approvals), max(approvals)) == (3, entry.effective_on)
    (document,) = entry.documents.all()
    assert "synthetic" in document.file.name
    assert document.file.size > 0


def test_marc_administers_the_exit_interviews_and_nobody_is_said_to_hold_their_money(built: None) -> None:
    entry = agreement("eastern-jackson-county", "Exit interviews administered by MARC")
    assert leads(entry) == (["MARC"], [])
