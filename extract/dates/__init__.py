"""Stage two: the dates that an article tells. First what the words say (`words`), then the days they come to (`days`).

`rules` reads the grammar, which is data/dates.LANGUAGE.yml; `relative` and `calendar` count, `tense` tells past from planned,
`parser` asks the dateparser package, `jsonl` is the command `extract dates`.
"""

from extract.dates.find import find_dates
from extract.dates.rules import DateRules, load_date_rules

__all__ = ["DateRules", "find_dates", "load_date_rules"]
