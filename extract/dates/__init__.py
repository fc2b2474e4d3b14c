"""The stage that finds the dates of an article. First what the words say (`words`), then the days they come to (`days`).

`rules` and `compiling` hold the grammar, data/dates.LANGUAGE.yml. To say what words say, `matches` finds where a rule fires,
`reading` reads it into one of the `expressions`, with the package behind `parser` where need be, `context` looks around it. To
say which days these are, `survey` looks at the article as a whole and `tense` at the verb; `years`, `numbers`, `counting` and
`relative` work out the `answers` on the `calendar`, and `mentions` makes the result. `jsonl` is the command `extract dates`.
"""

from extract.dates.compiling import load_date_rules
from extract.dates.find import find_dates
from extract.dates.rules import DateRules

__all__ = ["DateRules", "find_dates", "load_date_rules"]
