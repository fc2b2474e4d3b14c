"""The stage that finds the officials of an article.

`tokens` makes words of the text, `names` and `titles` find names and titles by `title_words`, `known` identifies known officials,
`people` runs through the text and keeps a `register` of whom it met, `later` and `offices` lead later mentions back to them, and
`persons` makes the result.
"""

from extract.officials.people import find_people

__all__ = ["find_people"]
