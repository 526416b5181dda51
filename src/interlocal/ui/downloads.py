"""Handing out a stored file."""

from django.http import FileResponse

from interlocal.platform.files.store import path_of


def download(name: str, content_type: str, sha256: str) -> FileResponse:
    """A stored content as a download, once its reader's rights are checked.

    The bytes come from the store and not from the database: they are sent after the transaction has ended.
    """
    response = FileResponse(path_of(sha256).open("rb"), as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response
