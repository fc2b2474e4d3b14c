"""The stage that makes engagements of everything found in one article.

`making` runs the steps. `tellings` says what each clause tells, with `contacts` (the words of a contact), `clauses`, `nouns`,
`attendance` (who took part), `cues`, `surroundings` (dates and places) and `splitting` (several contacts in one).
`gathering` joins tellings into `drafts` by their `likeness`, `journeys` sets some right, `refusals` judges them, `subjects`
shares the sentences out, `building` makes an engagement of each with `parties`, `dating` and `anchors`, and `frames` works
out what one tells of another. All of them ask `findings`, and look for words with `patterns`.
"""

from extract.engagements.findings import Marks
from extract.engagements.making import engagements_of

__all__ = ["Marks", "engagements_of"]
