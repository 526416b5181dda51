"""Bodies that are too large are refused before they are read, whoever sends them."""

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.test import RequestFactory

from interlocal.platform.request_size import LARGEST, RequestSizeMiddleware


def sent(length: str) -> tuple[HttpResponse, int]:
    """The answer to a body that claims this length, and how many bytes of it were read."""
    body = io.BytesIO(b"x" * 1_000)
    environ = RequestFactory()._base_environ(REQUEST_METHOD="POST", CONTENT_LENGTH=length, **{"wsgi.input": body})
    answer = RequestSizeMiddleware(lambda request: HttpResponse("passed"))(WSGIRequest(environ))
    return answer, body.tell()


@pytest.mark.parametrize("length", [str(LARGEST + 1), "1e9", "-1", "many"])
def test_too_large_or_odd_is_refused_unread(length: str) -> None:
    answer, read = sent(length)
    assert (answer.status_code, read) == (413, 0)
    assert b"too large" in answer.content


@pytest.mark.parametrize("length", ["", "0", "1000", str(LARGEST)])
def test_the_rest_passes(length: str) -> None:
    assert sent(length)[0].content == b"passed"
