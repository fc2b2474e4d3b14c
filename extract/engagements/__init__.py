"""The stage that makes engagements of everything found in one article.

`making` runs the steps. `tellings` says what each clause tells, a `telling` each, with `contacts` (the words of a contact),
`clauses`, `nouns`, `attendance`, `objects`, `pronouns`, `visitors` and `addressing` (who took part), `cues`, `surroundings`
(dates and places), `putting_off` and `splitting` (several contacts in one).
`gathering` joins tellings into `drafts` by their `likeness`, with `at_hand` and `series` for what refers to others; `journeys`
and `stays` set visits right, `refusals` judges, `subjects` shares the sentences out, `building` makes an engagement of each with
`parties`, `dating` and `anchors`. Then engagements learn from each other: `frames` and `day_at_hand` when they were, `scenes`
where, and `echoes` takes out what is told twice. All of them ask `findings`, and look for words with `patterns`.

The words, by way of "Dien met Greer on 3 June. The meeting was in Hanoi.":

- trigger: where a contact rule fires ("met", "meeting");
- telling: what one clause says of a contact, whom it has, when and where; the second one here *refers* to the first;
- draft: the tellings of one contact, joined; both sentences make one;
- anchor: another draft that a date hangs on ("the day before the talks");
- refusal: why a telling or a draft is no engagement;
- built: a draft with the engagement made of it, while engagements still learn from each other;
- engagement: what leaves the stage, each value with the words it was read from; merging makes events of them.
"""

from extract.engagements.findings import Marks
from extract.engagements.making import engagements_of

__all__ = ["Marks", "engagements_of"]
