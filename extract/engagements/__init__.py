"""The stage that makes engagements of everything found in one article.

`contacts` finds the words of a contact, `tellings` says what each clause tells, `building` joins, judges and builds.
"""

from extract.engagements.building import engagements_of
from extract.engagements.tellings import Marks

__all__ = ["Marks", "engagements_of"]
