"""Addresses follow from the data folder alone."""

from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from interlocal.platform.embedded import socket_folder, url

LONG = Path("/srv") / ("long" * 30)


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("app", "interlocal_app"),
        ("owner", "interlocal_owner"),
        ("audit", "interlocal_audit"),
        ("superuser", "postgres"),
    ],
)
def test_an_address_names_the_role_and_the_socket_in_the_data_folder(role, name):
    assert conninfo_to_dict(url(Path("/srv/data"), role)) == {
        "user": name,
        "dbname": "interlocal",
        "host": "/srv/data/socket",
        "port": "5432",
    }


def test_another_database_can_be_named():
    assert conninfo_to_dict(url(Path("/srv/data"), "owner", "test_interlocal"))["dbname"] == "test_interlocal"


@pytest.mark.parametrize("data", [LONG, Path("/srv/a,b"), Path("/srv/with space"), Path("/srv/größe")], ids=str)
def test_a_path_that_a_socket_cannot_have_gets_a_short_folder_and_a_check_of_who_serves_there(data):
    folder = socket_folder(data)
    assert len(str(folder)) < 60
    assert folder == socket_folder(data) != socket_folder(data / "other")
    parts = conninfo_to_dict(url(data, "app"))
    assert parts["host"] == str(folder)
    assert parts["requirepeer"]


def test_two_names_of_one_folder_give_one_address(tmp_path):
    (tmp_path / "link").symlink_to(LONG)
    assert url(tmp_path / "link", "app") == url(LONG, "app")
