"""Mounting the wizard for a sheet, or for sheets that are made for one request."""

from django.urls import URLPattern, path

from .sheet import ImportableSheet
from .views import steps, versions
from .views.pages import SheetOf


def wizard_urls(sheet: ImportableSheet | SheetOf, name: str = "") -> list[URLPattern]:
    """Its addresses, to include below /p/<partnership>/...: "register-import" and the pages after it.

    A SheetOf is called with what else stands in the address by name; its `name` is the last part of what its sheets
    have as `address`.
    """
    if isinstance(sheet, ImportableSheet):
        name = f"{sheet.key}-import"
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
    return [path(route, view, {"sheet": sheet}, name=f"{name}{page}") for route, view, page in pages]
