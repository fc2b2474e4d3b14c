"""Stage one: files in, articles out. `read` opens files, `clean` makes their text one that offsets hold in, `front_matter` reads heads."""

from extract.reading.read import Batch, ReadError, read_article, read_articles

__all__ = ["Batch", "ReadError", "read_article", "read_articles"]
