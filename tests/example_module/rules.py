"""What a note may say."""

LONGEST = 280


def too_long(text: str) -> bool:
    """Whether a note says more than a note should."""
    return len(text) > LONGEST
