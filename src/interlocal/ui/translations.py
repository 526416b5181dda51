"""Compiles the message catalogues: `python -m interlocal.ui.translations`, called once by bin/setup.sh."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"


def compile_catalogues(folder: Path = LOCALE) -> int:
    """Write a .mo beside each .po under `folder`; return how many were written."""
    sources = sorted(folder.glob("*/LC_MESSAGES/*.po"))
    for source in sources:
        catalogue = read_po(source.open("rb"))
        with source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
    return len(sources)


if __name__ == "__main__":
    compile_catalogues()
