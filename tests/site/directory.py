"""A directory on loopback that answers as Microsoft Entra and Google do, with what a test lets it claim.

It checks what the real ones check: client, secret, redirect address, one-time code and PKCE.
"""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from django.test import Client

CLIENT_ID, SECRET = "interlocal-test", "a secret of the test"
SIGNING_KEY = "the directory's own key, which only it and its keys page know"


@dataclass
class Directory:
    """`claims` is what it says of whoever signs in; `asked` are the authorisations it was asked for."""

    url: str
    claims: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)

    def sign_in(self, client: Client, provider: str, page: str = "login") -> Any:
        """Press the button, be recognised by the directory, and come back; the last page."""
        away = client.post(f"/accounts/{provider}/login/?process={page}")
        asked = {name: values[0] for name, values in parse_qs(urlsplit(away["Location"]).query).items()}
        self.asked = asked
        return client.get(
            f"/accounts/{provider}/login/callback/", {"code": "one-time", "state": asked["state"]}, follow=True
        )

    def token(self, sent: dict[str, str]) -> dict[str, Any]:
        """The answer to whoever redeems the code; a KeyError or AssertionError where the real one would refuse."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=")
        assert (sent["client_id"], sent["client_secret"], sent["code"]) == (CLIENT_ID, SECRET, "one-time")
        assert sent["redirect_uri"] == self.asked["redirect_uri"]
        assert challenge.decode() == self.asked["code_challenge"]
        id_token = {"iss": "https://accounts.google.com", "aud": CLIENT_ID, "exp": 4_102_444_800, **self.claims}
        return {"access_token": "access", "token_type": "Bearer", "id_token": jwt.encode(id_token, SIGNING_KEY)}


@contextmanager
def directory() -> Iterator[Directory]:
    """Run one for the length of a test."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._send(served.token({name: values[0] for name, values in sent.items()}))

        def do_GET(self) -> None:
            assert self.headers["Authorization"] == "Bearer access"
            self._send(served.claims)

        def _send(self, answer: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    served = Directory(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
