"""The bytes: content-addressed files under the data folder, complete and on disk before a row speaks of them."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """Where the bytes lie."""
    return Path(settings.DATA) / "files"


def path_of(sha256: str) -> Path:
    """The place of a content; two characters a folder, so that none grows too long."""
    return folder() / sha256[:2] / sha256


def put(chunks: Iterable[bytes], *, limit: int) -> tuple[str, int]:
    """Write a content and return its SHA-256 and size; ValueError past `limit` bytes, with nothing left behind.

    Written under a temporary name, flushed to disk, then renamed: a file under its own name is whole.
    """
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    descriptor, temporary = tempfile.mkstemp(dir=folder(), prefix=".incoming-")
    try:
        with os.fdopen(descriptor, "wb") as target:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise ValueError(f"The file is larger than {limit // 1_000_000} MB.")
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        place = path_of(digest.hexdigest())
        place.parent.mkdir(exist_ok=True, mode=0o700)
        Path(temporary).replace(place)
        _flush(place.parent)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size


def contents() -> Iterator[Path]:
    """Every stored content."""
    return (place for place in folder().glob("??/*") if place.is_file())


def unfinished() -> Iterator[Path]:
    """What uploads under way have written so far, and those that were killed."""
    return folder().glob(".incoming-*")


def _flush(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
