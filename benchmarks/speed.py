"""How fast it is, as a table: `make bench`. Each line names what was measured; a line is left out where its input is not at hand.

Times are the best of a few runs on this machine, so that they compare from change to change and not from machine to machine.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.merging import merge_growth
from benchmarks.table import best, row
from extract import extract_corpus, load_knowledge, read_articles
from extract.dates import find_dates, load_date_rules
from extract.knowledge import data_folder
from extract.model import Article
from extract.pipeline import read_one

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
LABELLED = ROOT.parent / "shared" / "gold" / "more"
SAMPLE = 10
"""How many articles around the median are measured."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Measure one thing after the other and print a line for each."""
    measures = (
        imports,
        seeds_first,
        seeds_again,
        labelled,
        labelled_on_two,
        beside_search_dates,
        dates,
        merge_growth,
        first_chart,
    )
    for measure in measures:
        line = measure()
        if line:
            print(line, flush=True)


def imports() -> str:
    seconds = best(lambda: run_python("import extract"), 3) - best(lambda: run_python("pass"), 3)
    return row("imports of the extractor, fresh process", seconds, "s")


def seeds_first() -> str:
    """The first extraction in a process, knowledge and rules loaded on the way."""
    code = (
        "import time\nfrom pathlib import Path\nimport extract\nbegan = time.perf_counter()\n"
        f"extract.extract_corpus(Path({str(SEEDS)!r}))\nprint(time.perf_counter() - began)"
    )
    return row("seeds extracted, first time after imports", min(float(run_python(code)) for _ in range(3)), "s")


def seeds_again() -> str:
    extract_corpus(SEEDS)
    return row("seeds extracted, knowledge loaded", best(lambda: extract_corpus(SEEDS), 5), "s")


def labelled() -> str:
    return _articles_a_second("articles a second, one process", jobs=1)


def labelled_on_two() -> str:
    return _articles_a_second("articles a second, two processes", jobs=2)


def beside_search_dates() -> str:
    """The article of median length, read whole, beside `search_dates` alone on the same text in the same run."""
    if not LABELLED.exists():
        return ""
    articles = sorted(read_articles(LABELLED).articles, key=lambda article: len(article.text))
    middle = articles[len(articles) // 2 - SAMPLE // 2 : len(articles) // 2 + SAMPLE // 2]
    knowledge = load_knowledge()
    ours = best(lambda: [read_one(article, knowledge) for article in middle], 5) / len(middle)
    theirs = best(lambda: [search_dates(article) for article in middle], 2) / len(middle)
    whole = row("an article of median length, everything extracted", 1 / ours, "articles/s")
    alone = row("the same articles, dateparser.search_dates alone", 1 / theirs, "articles/s", f"(ours {theirs / ours:.1f} times)")
    return f"{whole}\n{alone}"


def search_dates(article: Article) -> object:
    """What a quick script would do for the dates."""
    from dateparser.search import search_dates as search

    return search(article.text, languages=["en"])


def dates() -> str:
    """Date expressions found and resolved, without any other stage."""
    if not LABELLED.exists():
        return ""
    articles = read_articles(LABELLED).articles
    rules = load_date_rules(data_folder())
    size = sum(len(article.text) for article in articles) / 1000
    return row("dates, text a second", size / best(lambda: [find_dates(article, rules) for article in articles], 3), "kB")


def first_chart() -> str:
    """From `make run` on a warm machine to the chart in Chromium."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        return ""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        began = time.perf_counter()
        with served() as address:
            page = chromium.new_page()
            page.goto(address)
            page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=60_000)
            seconds = time.perf_counter() - began
        chromium.close()
    return row("server started and first chart painted", seconds, "s")


@contextmanager
def served() -> Iterator[str]:
    """The dashboard on a free port, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until_healthy(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _until_healthy(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the dashboard did not start; run `make run` to see why")


def _articles_a_second(name: str, *, jobs: int) -> str:
    if not LABELLED.exists():
        return ""
    count = len(extract_corpus(LABELLED, jobs=jobs).readings)
    return row(name, count / best(lambda: extract_corpus(LABELLED, jobs=jobs), 2), "")


def run_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
