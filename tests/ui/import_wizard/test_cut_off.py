"""An upload that breaks off on the wire: the server gets fewer bytes than were announced."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from pytest_django.live_server_helper import LiveServer

from interlocal.platform.acting import acting
from interlocal.platform.files.models import StoredFile
from tests.worlds import tri_cities


@pytest.mark.parametrize("kept", [0.5, 0.95, 1.0])
def test_a_body_cut_short_is_refused_and_leaves_nothing(committed_database: str, kept: float) -> None:
    world = tri_cities()
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["director"])
    path = f"/p/{world.partnership.key}/register/import/"
    client.get(path)
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    file = SimpleUploadedFile("register.csv", b"Title,Governments\n" + b"Salt,Alder\n" * 20_000)
    body = encode_multipart(BOUNDARY, {"csrfmiddlewaretoken": token, "file": file, "whole": "yes"})
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    server = LiveServer("127.0.0.1")
    try:
        host = urlsplit(server.url)
        with socket.create_connection((str(host.hostname), host.port or 80)) as wire:
            wire.sendall(
                f"POST {path} HTTP/1.1\r\nHost: {host.netloc}\r\nContent-Type: {MULTIPART_CONTENT}\r\n"
                f"Content-Length: {len(body)}\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n".encode()
            )
            wire.sendall(body[: int(len(body) * kept)])
            wire.shutdown(socket.SHUT_WR)
            answer = http.client.HTTPResponse(wire)
            answer.begin()
            page = answer.read().decode()
    finally:
        server.stop()
    with acting(world.actor("director").acting):
        stored = StoredFile.objects.count()
    if kept == 1.0:
        assert (answer.status, stored) == (302, 1)
    else:
        assert answer.status == 200
        assert "The upload was cut off before its end" in page
        assert stored == 0
