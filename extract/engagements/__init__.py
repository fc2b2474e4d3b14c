"""The stage that makes engagements of everything found in one article.

`tellings` says what each clause tells, with `contacts` (the words of a contact), `clauses`, `nouns`, `attendance` (who took part),
`cues`, `surroundings` (dates and places) and `splitting`. `gathering` joins tellings into `drafts`, `refusals` judges these,
`building` makes an engagement of each, and `frames` works out what one tells of another. `making` runs them in this order.
"""

from extract.engagements.findings import Marks
from extract.engagements.making import engagements_of

__all__ = ["Marks", "engagements_of"]
