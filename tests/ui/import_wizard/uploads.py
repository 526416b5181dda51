"""Files to send: workbooks and CSV, whole and broken."""

import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def workbook(*rows: Sequence[Any], title: str = "Sheet", more: dict[str, Rows] | None = None) -> bytes:
    """An .xlsx file with `rows` in its first sheet, and sheets of the names in `more`."""
    book = Workbook()
    book.active.title = title
    for name, lines in {title: rows, **(more or {})}.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def upload(client: Client, address: str, content: bytes, name: str = "agreements.xlsx") -> Any:
    """Send a file to the wizard's first page, as a browser does."""
    return client.post(address, {"file": SimpleUploadedFile(name, content), "whole": "yes"})


def uploaded(client: Client, address: str, content: bytes, name: str = "agreements.xlsx") -> str:
    """Send a file; where its columns are matched, also where that was done by itself."""
    return str(upload(client, address, content, name)["Location"]).replace("/rows/", "/columns/")


def matched(client: Client, address: str, content: bytes, name: str = "agreements.xlsx", **columns: str) -> str:
    """Send a file and take the guess for its columns, but for those named (B="title"); where its rows are checked."""
    page = client.get(uploaded(client, address, content, name))
    form = page.context["form"]
    sent = {field.html_name: field.value() or "" for field in form}
    sent |= {field.html_name: columns[column.letter] for column, field in form.rows if column.letter in columns}
    answer = client.post(page.request["PATH_INFO"], sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def committed(client: Client, address: str, content: bytes, name: str = "agreements.xlsx") -> Any:
    """Send a file and import what the preview shows; the page of the import."""
    rows = matched(client, address, content, name)
    seen = client.get(rows).context["checked"].seen
    return client.post(rows, {"seen": seen}, follow=True)
