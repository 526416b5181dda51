"""The report as part of a page."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from interlocal.ui.documents.report import Report
from interlocal.ui.navigation import Item
from interlocal.ui.plain_text import plain


def to_html(report: Report, *, href: str = "", contents: Sequence[Item] = ()) -> SafeString:
    """`report` from its subtitle down: the page that shows it has the title as its heading.

    `href` is where the PDF that was issued is handed out; `contents` are chapters that have pages of their own.
    """
    with override(report.language):
        rendered = render_to_string("documents/report.html", {"report": report, "href": href, "contents": contents})
    return mark_safe(plain(rendered))  # noqa: S308 -- the template has escaped it; plain only takes letters away
