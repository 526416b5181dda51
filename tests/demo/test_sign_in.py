"""One click signs in as an invented person: in the demo, with a link of this installation, and nowhere else."""

import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from interlocal.config.env import BadEnvironment, read
from interlocal.demo.personas import PERSONAS, Persona
from interlocal.demo.views import people_address, sign_in_address
from interlocal.demo.welcome import welcome
from tests import worlds

urlpatterns = [path("demo/", include("interlocal.demo.urls")), path("", include("interlocal.config.urls"))]


@pytest.fixture
def persona(db: None, settings: Settings) -> Persona:
    """The first persona, known to the database; the address exists and the demo is on."""
    settings.DEMO = True
    settings.ROOT_URLCONF = __name__
    worlds.person(PERSONAS[0].email, PERSONAS[0].name)
    return PERSONAS[0]


@pytest.fixture
def link(persona: Persona) -> str:
    return sign_in_address(persona)


def test_one_click_signs_in_and_leads_to_what_she_came_for(client: Client, persona: Persona, link: str) -> None:
    assert client.get(link)["Location"] == persona.start_url
    assert client.get("/profile/").context["actor"].name == persona.name


def test_the_page_of_people_has_each_one_s_link(client: Client, persona: Persona) -> None:
    page = client.get(people_address()).content.decode()
    assert all(sign_in_address(each) in page for each in PERSONAS)
    assert "Not hosted, reviewed or endorsed" in page


def test_the_first_address_that_the_terminal_prints_needs_no_password(client: Client, persona: Persona) -> None:
    first, *links = re.findall(r"http\S+", welcome())
    assert first.endswith(people_address())
    assert client.get(urlsplit(first).path).status_code == 200
    assert {urlsplit(link).path for link in links} == {sign_in_address(each) for each in PERSONAS}


@pytest.mark.parametrize("change", ["guess", "a persona's", "demo off"])
def test_it_opens_for_whoever_started_the_demo_alone(
    client: Client, settings: Settings, persona: Persona, change: str
) -> None:
    token = {"guess": "guess", "a persona's": sign_in_address(persona).split("/")[-2]}.get(change)
    settings.DEMO = change != "demo off"
    assert client.get(f"/demo/people/{token}/" if token else people_address()).status_code == 404


def test_the_way_in_says_where_to_look(client: Client, persona: Persona, settings: Settings) -> None:
    assert "This is the demonstration." in client.get("/accounts/login/").content.decode()
    settings.DEMO = False
    assert "This is the demonstration." not in client.get("/accounts/login/").content.decode()


def test_a_link_is_for_one_persona(client: Client, persona: Persona, link: str) -> None:
    assert client.get(link.replace(persona.key, PERSONAS[1].key)).status_code == 404


@pytest.mark.parametrize("change", ["guess", "other installation", "demo off", "real person", "unknown"])
def test_everything_else_is_as_if_there_were_no_such_page(
    client: Client, persona: Persona, link: str, settings: Settings, change: str
) -> None:
    if change == "guess":
        link = f"/demo/sign-in/{persona.key}/guess/"
    elif change == "other installation":
        signed = signing.Signer(key="another key", salt="interlocal.demo.sign-in").sign(persona.key)
        link = f"/demo/sign-in/{persona.key}/{signed.split(':')[1]}/"
    elif change == "demo off":
        settings.DEMO = False
    elif change == "real person":
        worlds.Person.objects.filter(email=persona.email).update(synthetic=False)
    else:
        link = link.replace(persona.key, "nobody")
    assert client.get(link).status_code == 404
    assert client.get("/profile/").status_code == 302


def test_there_is_no_such_address_outside_the_demo(client: Client, db: None) -> None:
    assert client.get(f"/demo/sign-in/{PERSONAS[0].key}/x/").status_code == 404


def test_it_can_not_be_switched_on_with_a_database_of_one_s_own() -> None:
    environment = {"INTERLOCAL_MODE": "demo", "DATABASE_URL": "postgresql://app@db.example/interlocal"}
    with pytest.raises(BadEnvironment, match="one-click sign-in"):
        read(environment)
    # Nor do the settings load, whoever starts the server.
    start = [sys.executable, "-c", "from interlocal.config import settings; print(settings.DEMO)"]
    ended = subprocess.run(start, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert "DATABASE_URL is set" in ended.stderr
