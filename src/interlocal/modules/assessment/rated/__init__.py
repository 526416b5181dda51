"""What raters say together, as pages and reports tell it: the answer in sentences, then sections of blocks."""

from .answer import agreement_words, answer_of, raters_words
from .blocks import Shown
from .tables import factors_table

__all__ = ["Shown", "agreement_words", "answer_of", "factors_table", "raters_words"]
