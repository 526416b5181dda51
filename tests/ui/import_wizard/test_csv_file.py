"""CSV as spreadsheets write it; and what only calls itself so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.platform.problems import BadFile
from interlocal.ui.import_wizard.csv_file import read_csv, write_csv

from .uploads import workbook


def values(content: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in read_csv(content, "a.csv").sheets[0].rows]


@pytest.mark.parametrize(
    "content",
    [
        "Name,Where\nÁlamo,“east”".encode(),
        "Name,Where\r\nÁlamo,“east”".encode("utf-8-sig"),
        "Name\tWhere\nÁlamo\t“east”".encode("utf-16"),
        "Name;Where\nÁlamo;“east”".encode("cp1252"),
    ],
)
def test_alphabets_and_separators(content: bytes) -> None:
    assert values(content) == [["Name", "Where"], ["Álamo", "“east”"]]


def test_rows_count_as_a_spreadsheet_counts_them() -> None:
    sheet = read_csv(b'Name,Note\n\nAlder,"one\ntwo"\nBirch,x', "a.csv").sheets[0]
    assert [(row[0].address, row[-1].value) for row in sheet.rows] == [("A1", "Note"), ("A3", "one\ntwo"), ("A4", "x")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b",,\n,,", "no rows"),
        (b"a,b\0c", "no table of text"),
        (b"%PDF-1.7\n\x80\x81\x01\x02", "no table of text"),
        (b"a" * 10_000_001, "11 MB; at most 10 MB"),
        (b"x," * 201, "at most 100000 rows and 200 columns"),
        (b'a,"' + b"x" * 200_000 + b'"', "can't be read as rows"),
    ],
)
def test_what_is_no_csv(content: bytes, said: str) -> None:
    with pytest.raises(BadFile) as bad:
        read_csv(content, "a.csv")
    assert said in str(bad.value)
    assert str(bad.value).startswith("a.csv: ")


def test_what_a_spreadsheet_would_compute_is_text_outside_and_unchanged_here() -> None:
    content = write_csv(["Note"], [["=1+1"], ["-5"], ["'=x"], ["plain"], ["@me"]])
    assert content.decode("utf-8-sig").splitlines() == ["Note", "'=1+1", "'-5", "''=x", "plain", "'@me"]
    assert values(content) == [["Note"], ["=1+1"], ["-5"], ["'=x"], ["plain"], ["@me"]]


@pytest.mark.parametrize("text", [f"{sign}1" for sign in "\uff1d\uff0b\uff0d\uff20"])
def test_full_width_signs_are_guarded_as_the_plain_ones_are(text: str) -> None:
    content = write_csv(["Note"], [[text]])
    assert content.decode("utf-8-sig").splitlines() == ["Note", f"'{text}"]
    assert values(content) == [["Note"], [text]]


cells = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t'=+-@"), min_size=1)


@given(st.lists(st.lists(cells.filter(lambda text: bool(text.strip())), min_size=2, max_size=4), min_size=1))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert values(write_csv(["First", "Second"], rows))[1:] == rows


def test_a_workbook_is_told_by_its_content() -> None:
    with pytest.raises(BadFile, match="no table of text"):
        read_csv(workbook(["a", "b"]), "a.csv")
