"""The first stage: files in, articles out.

`read` opens files, `clean` gives their text the one form in which offsets hold, `front_matter` reads what their heads say.
"""

from extract.reading.read import Batch, ReadError, read_article, read_articles

__all__ = ["Batch", "ReadError", "read_article", "read_articles"]
