"""How the time for an article grows with its length: `python -m benchmarks.growth`. A kilobyte must cost about the same in all.

The texts are made up: news of different people, lists of names, lists of dates, lines of meetings, one sentence without an end.
Each is read in three lengths; the command fails where a kilobyte of the longest costs more than twice one of the shortest.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from collections.abc import Callable, Iterator

from extract.knowledge import Knowledge, load_knowledge
from extract.model import Article
from extract.pipeline import read_one

LENGTHS = (50, 100, 200)
"""Kilobytes; 2,000, the most that is read of a file, with `--long`."""
MOST_GROWTH = 2.0
SYLLABLES = tuple(one + other for one in "bdfghklmnprstvwyz" for other in ("a", "e", "in", "or", "u"))
COUNTRIES = ("Vietnam", "Kenya", "Chile", "Norway", "Japan")
CITIES = ("Hanoi", "Nairobi", "Santiago", "Oslo", "Tokyo")
MONTHS = ("January", "April", "June", "September", "November")
ISSUES = ("tariffs", "energy", "fisheries", "climate change", "critical minerals")


def news(draw: random.Random) -> str:
    first, second = name(draw), name(draw)
    one, other = draw.sample(COUNTRIES, 2)
    return (
        f"{one}’s Foreign Minister {first} met {other}’s Trade Minister {second} in {draw.choice(CITIES)} on {day(draw)}. The "
        f"two ministers discussed {draw.choice(ISSUES)}. {first.split()[-1]} said the talks were frank. He is scheduled to visit "
        f"{other} on {day(draw)}. At the meeting, both sides reviewed {draw.choice(ISSUES)}.\n"
    )


def names(draw: random.Random) -> str:
    return ", ".join(name(draw) for _ in range(12)) + f" and Minister {name(draw)} of {draw.choice(COUNTRIES)}\n"


def dates(draw: random.Random) -> str:
    return ", ".join(day(draw) for _ in range(6)) + f" and {draw.choice(MONTHS)} {draw.randint(1, 28)}\n"


def meetings(draw: random.Random) -> str:
    return f"Minister {name(draw)} met Minister {name(draw)}.\n"


def one_pair(draw: random.Random) -> str:
    return f"Kenya’s Minister Ana Alfa met Chile’s Minister Ben Beta in {draw.choice(CITIES)} on {day(draw)}.\n"


def endless(draw: random.Random) -> str:
    return f"Minister {name(draw)} met Minister {name(draw)} in {draw.choice(CITIES)}, and "


def name(draw: random.Random) -> str:
    return f"{''.join(draw.sample(SYLLABLES, 2)).capitalize()} {''.join(draw.sample(SYLLABLES, 3)).capitalize()}"


def day(draw: random.Random) -> str:
    return f"{draw.randint(1, 28)} {draw.choice(MONTHS)} {draw.randint(2021, 2025)}"


TEXTS: tuple[Callable[[random.Random], str], ...] = (news, names, dates, meetings, one_pair, endless)


def article(piece: Callable[[random.Random], str], kilobytes: int) -> Article:
    """An article of so many kilobytes, the same at every run."""
    return Article(id="growth", text="".join(_pieces(piece, kilobytes * 1000)), sha256="", published=dt.date(2025, 6, 1))


def _pieces(piece: Callable[[random.Random], str], length: int) -> Iterator[str]:
    draw, done = random.Random(1), 0
    while done < length:
        text = piece(draw)
        done += len(text)
        yield text


def milliseconds(piece: Callable[[random.Random], str], kilobytes: int, knowledge: Knowledge) -> float:
    """What a kilobyte costs, at best of two."""
    times = []
    for _ in range(2):
        read, began = article(piece, kilobytes), time.process_time()
        read_one(read, knowledge)
        times.append(time.process_time() - began)
    return 1000 * min(times) / kilobytes


def main() -> int:
    """Measure each text in each length and print a line for it; the exit code tells whether one grew too fast."""
    lengths = (*LENGTHS, 2000) if "--long" in sys.argv else LENGTHS
    knowledge = load_knowledge()
    read_one(article(news, 5), knowledge)
    failed = False
    for piece in TEXTS:
        costs = [milliseconds(piece, length, knowledge) for length in lengths]
        failed = failed or costs[-1] > MOST_GROWTH * costs[0]
        figures = "".join(f"{cost:>8.2f} ms/kB at {length} kB" for cost, length in zip(costs, lengths, strict=True))
        print(f"{piece.__name__:<10}{figures}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
