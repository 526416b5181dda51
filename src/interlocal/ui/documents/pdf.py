"""The report on paper: PDF/UA by typst, set from data, so that no text can act as markup."""

import json
import string
from functools import cache
from pathlib import Path

import font_source_sans_pro
import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from interlocal.ui.documents.content import content
from interlocal.ui.documents.report import Report

TEMPLATE = Path(__file__).with_name("report.typ").read_bytes()
PROBE = b'#set document(title: "probe")\n#set text(font: "Source Sans Pro", lang: "en")\n#sys.inputs.text'
COMMON = frozenset(string.printable + "áéíóúüñÁÉÍÓÚÜÑ¿¡–—‘’“”…·•↑→°½×")  # noqa: RUF001
GENERATIONS = 11
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def to_pdf(report: Report) -> bytes:
    """`report` as a tagged PDF/UA-1 file. The same report gives the same bytes.

    Letters that no font at hand can draw (emoji, Chinese) become U+FFFD: PDF/UA forbids to leave them
    out, and HTML, XLSX, CSV and JSON still have them.
    """
    with override(report.language):
        text = json.dumps(_data(report), ensure_ascii=False)
    strange = "".join(sorted(set(text) - COMMON))
    drawable = text.translate({ord(letter): UNKNOWN for letter in undrawable(strange)})
    try:
        return _compile(TEMPLATE, report=drawable)
    except typst.TypstError:
        # A letter may be drawable alone and yet not as part of its neighbours (marks on an emoji).
        return _compile(TEMPLATE, report=text.translate({ord(letter): UNKNOWN for letter in strange}))
    finally:
        # typst remembers what its last ten compilations worked out: 650 MB after some long reports, and 200 MB if
        # they are followed by ten of nothing.
        for _time in range(GENERATIONS):
            _draws("")


def undrawable(letters: str) -> str:
    """Those of `letters` that typst cannot draw with its fonts: asked by halves, so few bad ones are cheap."""
    if not letters or _draws(letters):
        return ""
    if len(letters) == 1:
        return letters
    half = len(letters) // 2
    return undrawable(letters[:half]) + undrawable(letters[half:])


def _draws(letters: str) -> bool:
    try:
        _compile(PROBE, text=" ".join(letters))
    except typst.TypstError:
        return False
    return True


def _compile(source: bytes, **inputs: str) -> bytes:
    compiler = typst.Compiler(source, font_paths=_fonts(), sys_inputs=inputs)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(pdf, bytes)  # one file, since no output path was given
    return pdf


@cache
def _fonts() -> typst.Fonts:
    """Source Sans from its package, static cuts: in charts typst draws variable fonts at their thinnest."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


def _data(report: Report) -> dict[str, object]:
    return content(report, pictures=True) | {
        "standing": report.standing,
        "words": {
            "page": _("Page {page} of {pages}"),
            "inside": _("In this report"),
            "behind": _("The figures behind the charts"),
            "sources": _("Sources"),
            "marks": _("To check this report"),
            "source": _("Source:"),
            "places": _("Places used:"),
            "part": _("Part {part} of {parts}"),
        },
    }
