"""Dates: how fast and how right, beside `dateparser.search_dates` in one run: `python -m benchmarks.dates`.

Speed is measured on the corpora of time expressions where they are at hand, else on the seeds. Scores are those of the corpora's
own scorer, value F1 of days, months and years. Figures of one run compare; figures of two machines do not.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.table import best, row
from extract.dates import DateRules, find_dates, load_date_rules
from extract.dates.jsonl import dates_jsonl
from extract.knowledge import data_folder
from extract.model import Article
from extract.reading.read import read_articles

ROOT = Path(__file__).parents[1]
CORPORA = ROOT.parent / "shared" / "bench" / "dates"
SLOW_SAMPLE = 30
"""Texts that `search_dates` is given: it needs minutes for all."""
DENSE = {"months": "March ", "years": "1999 2000 ", "weekdays": "Friday, ", "dates": "5 March 1950, ", "slashes": "1/"}


def main() -> None:
    """Print speed, growth and scores, one line each."""
    rules = load_date_rules(data_folder())
    articles = texts()
    print(row("grammar loaded and compiled", loading(), "s"))
    print(row("ours", speed(articles, lambda article: find_dates(article, rules)), "MB/s"))
    print(row("dateparser.search_dates", speed(articles[:SLOW_SAMPLE], search_dates), "MB/s"))
    for name, unit in DENSE.items():
        print(row(f"twice as many {name}", growth(unit, rules), "times the time"))
    for corpus in ("meantime", "probe"):
        print(score(corpus, rules), end="")


def texts() -> list[Article]:
    """The texts to measure on: those of the corpora, or the seeds."""
    found = [line for path in sorted(CORPORA.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    records = [json.loads(line) for line in found]
    given = [_article(record["doc"], record["text"], record["dct"]) for record in records]
    return given or list(read_articles(ROOT / "seeds").articles)


def _article(doc: str, text: str, day: str) -> Article:
    return Article(id=doc, text=text, sha256="", published=dt.date.fromisoformat(day))


def search_dates(article: Article) -> object:
    """What a quick script would do."""
    from dateparser.search import search_dates as search

    return search(article.text, languages=["en"])


def speed(articles: Sequence[Article], work: Callable[[Article], object]) -> float:
    """Megabytes of text a second on one core."""
    work(articles[0])
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    return size / best(lambda: [work(article) for article in articles], 2, time.process_time)


def growth(unit: str, rules: DateRules) -> float:
    """How many times as long twice the text takes: 2 is linear."""
    small, large = (_article("x", unit * (size // len(unit)), "2025-11-18") for size in (50_000, 100_000))
    large_time = best(lambda: find_dates(large, rules), 2, time.process_time)
    return large_time / best(lambda: find_dates(small, rules), 2, time.process_time)


def score(corpus: str, rules: DateRules) -> str:
    """The line of the corpus's own scorer for days, months and years."""
    gold = CORPORA / f"{corpus}.jsonl"
    if not gold.exists():
        return ""
    out = io.StringIO()
    dates_jsonl(gold.read_text("utf-8").splitlines(), out, rules)
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        found.write_text(out.getvalue(), encoding="utf-8")
        command = [sys.executable, str(CORPORA / "score.py"), str(gold), str(found), "--json"]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return row(f"{corpus}: value F1 of days, months, years", told["DMY"]["value"][2], f"({told['trap_hits']} in traps)") + "\n"


def loading() -> float:
    """Seconds until the grammar is there, in a fresh process after its imports."""
    code = (
        "import time\nfrom extract.dates import load_date_rules\nfrom extract.knowledge import data_folder\n"
        "began = time.process_time()\nload_date_rules(data_folder())\nprint(time.process_time() - began)"
    )
    return float(subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
