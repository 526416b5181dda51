"""The report as part of a page."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from interlocal.ui.documents.report import Report
from interlocal.ui.plain_text import plain


def to_html(report: Report, *, href: str = "") -> SafeString:
    """`report` from its subtitle down: the page that shows it has the title as its heading.

    `href` is where the PDF that was issued is handed out.
    """
    with override(report.language):
        rendered = render_to_string("documents/report.html", {"report": report, "href": href})
    return mark_safe(plain(rendered))  # noqa: S308 -- the template has escaped it; plain only takes letters away
