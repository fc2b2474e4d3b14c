"""Stage three: the officials of an article. `titles` finds titles and the names beside them, `people` says who is who."""

from extract.officials.people import find_people

__all__ = ["find_people"]
