"""How the time to merge grows with the number of articles: `python -m benchmarks.merging`, and a part of `make bench`.

The engagements are made up: officials of a few countries meet through two years, each meeting told by two or three articles with
and without its date, so that all of the work of merging is there: years, keys, evidence, open engagements.
"""

from __future__ import annotations

import datetime as dt
import random
import time

from benchmarks.table import best, row
from extract.merge.merging import merge
from extract.model import Basis, Engagement, Kind, Participant, Precision, When

COUNTS = (250, 500, 1000, 2000)
SIDES = ("US", "VN", "JP", "KR", "CN", "IN")
PEOPLE = tuple(Participant(name=f"Official {side} {number}", side=side) for side in SIDES for number in range(8))
CITIES = {"Washington": "US", "Hanoi": "VN", "Tokyo": "JP", "Seoul": "KR", "Beijing": "CN", "New Delhi": "IN"}
ISSUES = ("tariffs", "energy", "fisheries", "semiconductors", "supply-chains", "investment")
FIRST_DAY = dt.date(2024, 1, 1)


def engagements(articles: int) -> list[Engagement]:
    """What so many articles tell, two or three of them of each meeting; the same at every run."""
    draw = random.Random(1)
    told: list[Engagement] = []
    while len(told) < articles:
        host, guest = draw.sample(PEOPLE, 2)
        day, city = FIRST_DAY + dt.timedelta(days=draw.randrange(700)), draw.choice(sorted(CITIES))
        issues = tuple(sorted(draw.sample(ISSUES, 3)))
        for _ in range(min(draw.choice((2, 3)), articles - len(told))):
            dated = draw.random() < 0.8
            when = When(start=day, end=day, precision=Precision.DAY, basis=Basis.STATED) if dated else When()
            told.append(
                Engagement(
                    article=f"article-{len(told):05}",
                    index=0,
                    kind=Kind.MEETING,
                    when=when,
                    city=city,
                    country=CITIES[city],
                    officials=(host, guest),
                    parties=tuple(sorted({side for person in (host, guest) if (side := person.side)})),
                    issues=issues,
                )
            )
    return told


def merge_growth() -> str:
    """A line for each number of articles: the seconds, and how many times those of half as many."""
    lines, last = [], 0.0
    for count in COUNTS:
        told = engagements(count)
        seconds = best(lambda told=told: merge(told), 2, time.process_time)  # type: ignore[misc]
        note = f"({seconds / last:.2f} times the half)" if last else ""
        lines.append(row(f"merging what {count} articles tell", seconds, "s", note))
        last = seconds
    return "\n".join(lines)


if __name__ == "__main__":
    print(merge_growth())
