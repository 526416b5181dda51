"""What raters say together, as pages and reports tell it: the answer in sentences, then sections of blocks."""

from .answer import agreement_words, answer_of, raters_words
from .blocks import sections_of
from .tables import factors_table

__all__ = ["agreement_words", "answer_of", "factors_table", "raters_words", "sections_of"]
