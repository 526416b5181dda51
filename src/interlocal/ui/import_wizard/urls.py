"""Mounting the wizard for a sheet."""

from django.urls import URLPattern, path

from .sheet import ImportableSheet
from .views import steps, versions


def wizard_urls(sheet: ImportableSheet) -> list[URLPattern]:
    """Its addresses, to include below /p/<partnership>/...: "register-import" and the pages after it."""
    pages = [
        ("", steps.begin, ""),
        ("template/", steps.template, "-template"),
        ("<uuid:key>/columns/", steps.columns, "-columns"),
        ("<uuid:key>/rows/", steps.rows, "-rows"),
        ("<uuid:key>/mend/", steps.mend, "-mend"),
        ("<uuid:key>/problems/", steps.problems, "-problems"),
        ("<uuid:key>/discard/", steps.discard, "-discard"),
        ("<uuid:key>/", versions.version, "-version"),
        ("<uuid:key>/since/<uuid:other>/", versions.difference, "-difference"),
    ]
    return [path(route, view, {"sheet": sheet}, name=f"{sheet.key}-import{name}") for route, view, name in pages]
