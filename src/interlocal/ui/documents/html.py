"""The report as part of a page."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from interlocal.ui.documents.report import Report


def to_html(report: Report) -> SafeString:
    """`report` from its subtitle down: the page that shows it has the title as its heading."""
    with override(report.language):
        return render_to_string("documents/report.html", {"report": report})
