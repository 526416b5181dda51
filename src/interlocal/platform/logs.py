"""What the logs say, without what would let their readers in."""

import logging
import re

#: The addresses whose last part is a key: whoever reads it can accept the invitation, answer the form, or choose the
#: password.
_KEYED = re.compile(r"(/invitation/|/links/[^/\s]+/|/accounts/password/reset/key/)[^/\s?'\"]+")


class MaskingFormatter(logging.Formatter):
    """Writes *** in place of keys. A formatter, not a filter: it sees tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, or the lines with a traceback."""
        return _KEYED.sub(r"\1***", super().format(record))
