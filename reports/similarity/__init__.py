"""Similar submissions: evidence for a person to look at, never a verdict, and in no student's report.

How two submissions of a topic are compared (S. Schleimer, D. Wilkerson and A. Aiken, "Winnowing: local
algorithms for document fingerprinting", SIGMOD 2003; the method of MOSS):

1. `tokens`: Python's own tokenizer; comments, docstrings and layout go, names that students choose are all
   alike. Logical lines that stand in the stub or the samples are taken away: what is left is a student's own.
2. `winnow`: every `GRAM` tokens in a row have a hash; of every `WINDOW` hashes in a row the least is kept.
   So whatever two have in common that is `GRAM + WINDOW - 1` tokens long is found.
3. `index`: what many have in common is the obvious way to write it, and says nothing; pairs that share much
   of the rest are kept. Less than `ENOUGH` own tokens are too few to say anything.
4. `matches`, `page`: the kept pairs are read again and set side by side, with what matches marked.
"""

from reports.similarity.index import ENOUGH, Index, Pair, Read, Similar
from reports.similarity.page import page_names, similar_page

__all__ = ["ENOUGH", "Index", "Pair", "Read", "Similar", "page_names", "similar_page"]
