"""From articles to dated engagements: `read_article`, `find_engagements`, `merge`, or all at once with `extract_corpus`."""

from __future__ import annotations

from extract.knowledge import Knowledge, KnowledgeError, load_knowledge
from extract.merge import merge
from extract.model import *  # noqa: F403
from extract.pipeline import extract_corpus, find_engagements
from extract.read import Batch, ReadError, read_article, read_articles

__all__ = [name for name in dir() if not name.startswith("_")]
