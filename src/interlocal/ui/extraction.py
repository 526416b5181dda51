"""Gathers the messages of all code and templates into the catalogues: `bin/messages`.

GNU gettext is not needed: Django turns a template into calls, and Babel reads calls.
"""

from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from interlocal.ui.translations import LOCALE, compile_catalogues

PACKAGE = Path(__file__).parent.parent
KEYWORDS: Mapping[str, Any] = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def extract_template(
    file: BinaryIO, keywords: Mapping[str, Any], comment_tags: Collection[str], options: Any
) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Babel's way to ask for the messages of one file, for Django's templates."""
    calls = templatize(file.read().decode())
    # Python's tokens care for indentation, which a template has and its calls do not need.
    flush = "\n".join(line.lstrip() for line in calls.splitlines())
    yield from extract_python(BytesIO(flush.encode()), keywords, comment_tags, options)


def gather(folder: Path = PACKAGE) -> Catalog:
    """Every message below `folder`, with the files it stands in."""
    methods: list[tuple[str, Any]] = [
        ("**.py", "python"),
        ("**.html", extract_template),
        ("**.txt", extract_template),
    ]
    catalogue = Catalog(project="interlocal", charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(
        folder, methods, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def update(locale: Path = LOCALE) -> dict[str, tuple[int, int]]:
    """Bring every catalogue up to date; return (translated, all) per language.

    Messages that are gone are dropped, new ones are left empty: nothing is guessed. The head of a file is kept
    as it is, for Babel's own carries the time of day.
    """
    template = gather()
    counts = {}
    for path in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        language = path.parent.parent.name
        before = path.read_bytes()
        catalogue = read_po(BytesIO(before), locale=language)
        catalogue.update(template, no_fuzzy_matching=True)
        body = BytesIO()
        write_po(body, catalogue, 110, omit_header=True, ignore_obsolete=True, include_lineno=False, sort_by_file=True)
        path.write_bytes(before.partition(b"\n\n")[0] + b"\n\n" + body.getvalue())
        texts = [message.string for message in catalogue if message.id]
        counts[language] = (sum(1 for text in texts if text and all(text)), len(texts))
    compile_catalogues(locale)
    return counts


if __name__ == "__main__":
    for language, (translated, total) in update().items():
        print(f"{language}: {translated} of {total} messages translated")  # noqa: T201
