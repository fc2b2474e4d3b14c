"""The reviewed knowledge in `data/`, which the stages are given.

`files` reads and checks a file of records, `records` says what each may hold, `countries` adds the usual names of countries, and
`loading` makes one value of everything.
"""

from extract.knowledge.files import KnowledgeError, RecordError, Rule, check_pattern, load_records
from extract.knowledge.loading import Knowledge, data_folder, load_knowledge
from extract.knowledge.records import (
    ContactRule,
    Countries,
    Country,
    Issue,
    Office,
    Official,
    Place,
    TitleHead,
    TitlePhrase,
    WordList,
)

__all__ = [
    "ContactRule",
    "Countries",
    "Country",
    "Issue",
    "Knowledge",
    "KnowledgeError",
    "Office",
    "Official",
    "Place",
    "RecordError",
    "Rule",
    "TitleHead",
    "TitlePhrase",
    "WordList",
    "check_pattern",
    "data_folder",
    "load_knowledge",
    "load_records",
]
