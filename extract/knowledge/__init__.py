"""The reviewed knowledge in `data/`: `files` reads and checks files of records, `loading` makes one value of them all."""

from extract.knowledge.files import KnowledgeError, RecordError, Rule, check_pattern, load_records
from extract.knowledge.loading import (
    ContactRule,
    Countries,
    Country,
    Issue,
    Knowledge,
    Office,
    Official,
    Place,
    TitleHead,
    TitlePhrase,
    WordList,
    data_folder,
    load_knowledge,
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
