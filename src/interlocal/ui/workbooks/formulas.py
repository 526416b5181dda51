"""Text that a spreadsheet would compute, if it were not told that it is text."""

#: Excel in East Asian locales takes the full-width signs for the plain ones.
SIGNS = "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}\t\r"


def computed(text: str) -> bool:
    """Whether a spreadsheet would take `text` for a formula."""
    return text.startswith(tuple(SIGNS))
