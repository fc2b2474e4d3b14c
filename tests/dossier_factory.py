"""Dossiers for tests of the table, the figures and the pages, made by hand: no extractor takes part.

`sample_dossier()` has the five articles and seven events that the dashboard opens with, told shortly, every span a real one.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass

from extract.model import (
    Article,
    Basis,
    Claim,
    Corpus,
    DateMention,
    Engagement,
    Event,
    Evidence,
    Field,
    Kind,
    Link,
    Participant,
    Precision,
    Reading,
    Refusal,
    Series,
    State,
    Status,
    When,
)
from factory import article, mention, when
from timeline.dossier import Dossier, dossier_of
from timeline.labels import Labels

LABELS = Labels(
    issues={
        "agriculture": "Agriculture",
        "artificial-intelligence": "Artificial intelligence",
        "bilateral-relations": "Bilateral relations",
        "digital-trade": "Digital trade",
        "energy": "Energy",
        "export-controls": "Export controls",
        "fisheries": "Fisheries",
        "investment": "Investment",
        "market-economy-status": "Market economy status",
        "science-technology": "Science and technology",
        "semiconductors": "Semiconductors",
        "standards": "Standards",
        "supply-chains": "Supply chains",
        "tariffs": "Tariffs",
        "trade-agreement": "Trade agreement",
        "trade-fraud": "Trade fraud",
    },
    countries={"VN": "Vietnam", "US": "United States", "MY": "Malaysia", "NA": "Namibia", "EU": "European Union"},
    natives={"Nguyen Hong Dien": "Nguyễn Hồng Diên"},
    sides={"Nguyen Hong Dien": "VN", "Jacob Helberg": "US", "Jamieson Greer": "US", "Howard Lutnick": "US"},
)

_TEXTS = {
    "000_ea82156cd045bccc": (
        "WASHINGTON DC — Minister Nguyễn Hồng Diên has had a working session with Under Secretary Jacob Helberg in "
        "Washington DC. He is in the US for the 5th round of talks on a trade agreement.\n\n"
        "The minister asked the US to take Việt Nam off the D1 and D3 lists and to recognise its market economy. "
        "Helberg recalled their talks held earlier in Malaysia about semiconductors. — VNS"
    ),
    "001_7a46ac6de4b3c9c4": (
        "The two officials discussed bilateral trade and energy.\n"
        "The year 2025 marks 30 years of diplomatic relations. "
        "Dien said that supply chains matter to both. Helberg took note of the request about seafood."
    ),
    "002_d0ef80ac2c80c5ff": (
        "Tổng số bài đăng 416.\n"
        "On October 26, 2025, in Kuala Lumpur, Malaysia, Minister Nguyen Hong Dien met Under Secretary Jacob Helberg. "
        "They discussed supply chains, energy and artificial intelligence. He raised the seafood decision."
    ),
    "003_5d9e745b885f1ef1": (
        "The 5th round of negotiations on the trade agreement is held in Washington, D.C. from November 12-14, 2025. "
        "Agriculture and digital trade moved ahead.\n"
        "Minister Nguyen Hong Dien and Jamieson Greer had a negotiation session right before the official session. "
        "An online negotiation between the Minister and Jami Greesoner is scheduled for November.\n"
        "On the afternoon of November 14, at the Vietnamese Embassy in Washington, D.C., Minister Nguyen Hong Dien "
        "had a working session with Jacob Helberg. They spoke of the D1 and D3 lists. "
        "Helberg recalled what he and the Minister discussed in Malaysia."
    ),
    "004_a15ab9f621ce86a6": (
        "At a meeting in Washington D.C. on May 22, Minister Nguyen Hong Dien and Secretary Howard Lutnick agreed on tariff "
        "talks.\n\n"
        "On May 21, Minister Nguyen Hong Dien met Senator Ted Cruz and Senator Steve Daines about investment and energy."
    ),
}
_MORE: dict[str, dict[str, object]] = {
    "000_ea82156cd045bccc": {"source": "VNS", "language": "en"},
    "002_d0ef80ac2c80c5ff": {"source": "Ministry of Industry and Trade of Viet Nam"},
    "003_5d9e745b885f1ef1": {"title": "Vietnam and the US make great strides in many issues"},
    "004_a15ab9f621ce86a6": {"author": "Tam An"},
}
_DIEN = Participant(
    name="Nguyen Hong Dien",
    official="nguyen-hong-dien",
    native="Nguyễn Hồng Diên",
    office="Minister of Industry and Trade",
    side="VN",
)
_HELBERG = Participant(
    name="Jacob Helberg", official="jacob-helberg", office="Under Secretary of State for Economic Growth", side="US"
)
_GREER = Participant(name="Jamieson Greer", official="jamieson-greer", office="United States Trade Representative", side="US")
_LUTNICK = Participant(name="Howard Lutnick", official="howard-lutnick", office="Secretary of Commerce", side="US")
_SENATORS = (
    Participant(name="Steve Daines", office="Senator", side="US"),
    Participant(name="Ted Cruz", office="Senator", side="US"),
)
_ROUND = Series(name="US-VN reciprocal trade negotiation", ordinal=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Words that gave a value: `Read(field="city", words="Kuala Lumpur", kind="place", value="Kuala Lumpur")`.

    `of` names the other article that the words stand in, where they do.
    """

    field: str
    words: str
    kind: str
    value: str
    state: str = "told"
    why: str = ""
    of: str = ""


def _articles() -> dict[str, Article]:
    return {id: article(text, id=id, **_MORE.get(id, {})) for id, text in _TEXTS.items()}


def _claims(of: Article, reads: Iterable[Read]) -> tuple[Claim, ...]:
    """The claims of an engagement; words of the same article are looked up in the telling order, those of another in that one."""
    articles = _articles()
    return tuple(
        Claim(
            field=Field(read.field),
            value=read.value,
            mention=mention(articles[read.of] if read.of else of, read.words, read.kind, read.value),
            state=State(read.state),
            why=read.why,
        )
        for read in reads
    )


def _told(
    of: Article,
    index: int,
    sentences: tuple[str, ...],
    people: tuple[Participant, ...],
    reads: tuple[Read, ...],
    **fields: object,
) -> Engagement:
    spans = tuple(mention(of, words) for words in sentences)
    parties = tuple(sorted({person.side for person in people if person.side})) or ("US", "VN")
    claims = _claims(of, reads)
    values = {"kind": Kind.MEETING, "officials": people, "parties": parties, "sentences": spans, "claims": claims}
    return Engagement(article=of.id, index=index, told=_date_told(of, claims), **(values | fields))  # type: ignore[arg-type]


def _date_told(of: Article, claims: Iterable[Claim]) -> DateMention | None:
    """The article's own words of the date, where it has some."""
    own = [claim.mention for claim in claims if claim.field is Field.WHEN and claim.mention and claim.mention.article == of.id]
    return DateMention(mention=own[0], precision=Precision.DAY) if own else None


def _dien(words: str = "Nguyen Hong Dien") -> Read:
    return Read(field="officials", words=words, kind="official", value="Nguyen Hong Dien")


def _helberg(words: str = "Jacob Helberg") -> Read:
    return Read(field="officials", words=words, kind="official", value="Jacob Helberg")


def _city(words: str, value: str = "Washington") -> Read:
    return Read(field="city", words=words, kind="place", value=value)


def _date(words: str, value: str, **fields: str) -> Read:
    return Read(field="when", words=words, kind="date", value=value, **fields)


def _issue(words: str, value: str) -> Read:
    return Read(field="issues", words=words, kind="issue", value=value)


def _engagements_000(of: Article) -> tuple[Engagement, ...]:
    last, malaysia, roundwords = (
        "Minister Nguyễn Hồng Diên has had a working session with Under Secretary Jacob Helberg in Washington DC.",
        "Helberg recalled their talks held earlier in Malaysia about semiconductors.",
        "He is in the US for the 5th round of talks on a trade agreement.",
    )
    other = "the other article about this meeting tells it"
    dated = _date("November 14", "2025-11-14", of="003_5d9e745b885f1ef1", state="inferred", why=other)
    lists = (_issue("D1 and D3 lists", "export-controls"), _issue("market economy", "market-economy-status"))
    return (
        _told(
            of,
            0,
            (f"WASHINGTON DC — {last}",),
            (_DIEN, _HELBERG),
            (_dien("Nguyễn Hồng Diên"), _helberg(), _city("Washington DC"), *lists, dated),
            city="Washington",
            country="US",
            issues=("export-controls", "market-economy-status"),
            when=when("2025-11-14", "merged", other),
        ),
        _told(
            of,
            1,
            (roundwords,),
            (),
            (
                _issue("trade agreement", "trade-agreement"),
                Read(field="series", words="5th round", kind="series", value=str(_ROUND)),
            ),
            kind=Kind.NEGOTIATION,
            city="Washington",
            country="US",
            issues=("trade-agreement",),
            series=_ROUND,
            main=False,
            when=when("2025-11-12..2025-11-14", "merged", "the other article about this round tells it"),
        ),
        _told(
            of,
            2,
            (malaysia,),
            (_DIEN, _HELBERG),
            (
                Read(field="officials", words="Helberg recalled", kind="official", value="Jacob Helberg"),
                Read(field="country", words="Malaysia", kind="country", value="MY"),
            ),
            country="MY",
            issues=("semiconductors",),
            main=False,
            when=when("2025-10-26", "merged", "the other article about this meeting tells it"),
        ),
    )


def _engagements_001(of: Article) -> tuple[Engagement, ...]:
    why = "the other article about this meeting tells it"
    reads = (
        _issue("energy", "energy"),
        _issue("supply chains", "supply-chains"),
        _issue("seafood", "fisheries"),
        Read(field="officials", words="Dien", kind="official", value="Nguyen Hong Dien"),
        Read(field="officials", words="Helberg", kind="official", value="Jacob Helberg"),
        _date("October 26, 2025", "2025-10-26", of="002_d0ef80ac2c80c5ff", state="inferred", why=why),
    )
    return (
        _told(
            of,
            0,
            ("The two officials discussed bilateral trade and energy.",),
            (_DIEN, _HELBERG),
            reads,
            issues=("energy", "fisheries", "supply-chains"),
            when=when("2025-10-26", "merged", why),
        ),
    )


def _engagements_002(of: Article) -> tuple[Engagement, ...]:
    reads = (
        _date("October 26, 2025", "2025-10-26"),
        _city("Kuala Lumpur", "Kuala Lumpur"),
        Read(field="country", words="Malaysia", kind="country", value="MY"),
        _dien(),
        _helberg(),
        _issue("supply chains", "supply-chains"),
        _issue("energy", "energy"),
        _issue("artificial intelligence", "artificial-intelligence"),
        _issue("seafood", "fisheries"),
    )
    told = "On October 26, 2025, in Kuala Lumpur, Malaysia, Minister Nguyen Hong Dien met Under Secretary Jacob Helberg."
    return (
        _told(
            of,
            0,
            (told,),
            (_DIEN, _HELBERG),
            reads,
            city="Kuala Lumpur",
            country="MY",
            issues=("artificial-intelligence", "energy", "fisheries", "supply-chains"),
            when=when("2025-10-26"),
        ),
    )


def _engagements_003(of: Article) -> tuple[Engagement, ...]:
    embassy = of.text[of.text.index("On the afternoon") : of.text.index(" They spoke")]
    before = "right before the round that began on 12 November 2025"
    return (
        _told(
            of,
            0,
            ("The 5th round of negotiations on the trade agreement is held in Washington, D.C. from November 12-14, 2025.",),
            (),
            (
                _date("November 12-14, 2025", "2025-11-12/2025-11-14"),
                _city("Washington, D.C."),
                _issue("trade agreement", "trade-agreement"),
                Read(field="series", words="5th round", kind="series", value=str(_ROUND)),
            ),
            kind=Kind.NEGOTIATION,
            city="Washington",
            country="US",
            issues=("agriculture", "digital-trade", "trade-agreement"),
            series=_ROUND,
            when=when("2025-11-12..2025-11-14"),
        ),
        _told(
            of,
            1,
            ("Minister Nguyen Hong Dien and Jamieson Greer had a negotiation session right before the official session.",),
            (_DIEN, _GREER),
            (
                _date("right before the official session", "2025-11-12", state="inferred", why=before),
                _dien(),
                Read(field="officials", words="Jamieson Greer", kind="official", value="Jamieson Greer"),
            ),
            kind=Kind.NEGOTIATION,
            city="Washington",
            country="US",
            issues=("trade-agreement",),
            when=when("~..2025-11-12", "relative", before),
        ),
        _told(
            of,
            2,
            ("An online negotiation between the Minister and Jami Greesoner is scheduled for November.",),
            (_DIEN, _GREER),
            (
                _date("November.", "2025-11", state="inferred", why="the year of the round told above"),
                Read(
                    field="officials",
                    words="Jami Greesoner",
                    kind="official",
                    value="Jamieson Greer",
                    state="doubtful",
                    why="the name is misspelt",
                ),
            ),
            kind=Kind.NEGOTIATION,
            status=Status.PLANNED,
            issues=("trade-agreement",),
            when=when("2025-11", "year-inferred", "the year of the round told above"),
        ),
        _told(
            of,
            3,
            (embassy,),
            (_DIEN, _HELBERG),
            (
                _date("November 14", "2025-11-14"),
                Read(
                    field="year",
                    words="November 12-14, 2025",
                    kind="date",
                    value="2025",
                    state="inferred",
                    why="the article tells of 2025",
                ),
                _helberg(),
                _issue("D1 and D3 lists", "export-controls"),
            ),
            city="Washington",
            country="US",
            issues=("export-controls",),
            when=when("2025-11-14"),
        ),
        _told(
            of,
            4,
            ("Helberg recalled what he and the Minister discussed in Malaysia.",),
            (_DIEN, _HELBERG),
            (Read(field="country", words="Malaysia", kind="country", value="MY"),),
            country="MY",
            main=False,
            when=when("2025-10-26", "merged", "the other article about this meeting tells it"),
        ),
    )


def _engagements_004(of: Article) -> tuple[Engagement, ...]:
    why = "Howard Lutnick has been Secretary of Commerce since 21 Feb 2025"
    year = Read(field="year", words="Secretary Howard Lutnick", kind="office", value="2025", state="inferred", why=why)
    return (
        _told(
            of,
            0,
            (_TEXTS[of.id].split("\n")[0],),
            (_DIEN, _LUTNICK),
            (
                _date("May 22", "2025-05-22"),
                year,
                _city("Washington D.C."),
                _dien(),
                Read(field="officials", words="Howard Lutnick", kind="official", value="Howard Lutnick"),
                _issue("tariff", "tariffs"),
            ),
            city="Washington",
            country="US",
            issues=("tariffs",),
            when=when("2025-05-22", "year-inferred", why),
        ),
        _told(
            of,
            1,
            (_TEXTS[of.id].split("\n")[-1],),
            (_DIEN, *_SENATORS),
            (
                _date("May 21", "2025-05-21"),
                year,
                Read(field="officials", words="Ted Cruz", kind="official", value="Ted Cruz"),
                Read(field="officials", words="Steve Daines", kind="official", value="Steve Daines"),
                _issue("investment", "investment"),
                _issue("energy", "energy"),
            ),
            city="Washington",
            country="US",
            issues=("energy", "investment"),
            when=when("2025-05-21", "year-inferred", why),
        ),
    )


def _reading(of: Article, engagements: tuple[Engagement, ...], refusals: tuple[Refusal, ...] = ()) -> Reading:
    own = {
        claim.mention
        for engagement in engagements
        for claim in engagement.claims
        if claim.mention and claim.mention.article == of.id
    }
    ordered = sorted(own, key=lambda found: (found.begin, found.end, found.value))
    return Reading(article=of, mentions=tuple(ordered), engagements=engagements, refusals=refusals)


def _merged(id: str, title: str, *engagements: Engagement, **fields: object) -> Event:
    first = engagements[0]
    issues = tuple(sorted({issue for engagement in engagements for issue in engagement.issues}))
    shared = ("kind", "status", "when", "city", "country", "officials", "parties", "series")
    shown = {name: getattr(first, name) for name in shared} | {"issues": issues}
    ordered = tuple(sorted(engagements, key=lambda engagement: engagement.key))
    why = (Evidence(rule="same-people", score=2.0, why="the same officials of both sides"),)
    links = tuple(Link(a=first.key, b=other.key, evidence=why) for other in engagements[1:])
    return Event(id=id, title=title, engagements=ordered, links=links, **(shown | fields))  # type: ignore[arg-type]


def sample_corpus() -> Corpus:
    """The five articles and seven events of `sample_dossier`."""
    articles = _articles()
    makers = (_engagements_000, _engagements_001, _engagements_002, _engagements_003, _engagements_004)
    told = {id: maker(of) for (id, of), maker in zip(articles.items(), makers, strict=True)}
    e000, e001, e002, e003, e004 = told.values()
    anniversary = mention(articles["001_7a46ac6de4b3c9c4"], "The year 2025 marks 30 years of diplomatic relations.")
    refusals = {"001_7a46ac6de4b3c9c4": (Refusal(sentence=anniversary, reason="anniversary"),)}
    events = (
        _merged("ev-senators", "Nguyen Hong Dien meets Ted Cruz and Steve Daines in Washington", e004[1]),
        _merged("ev-lutnick", "Nguyen Hong Dien meets Howard Lutnick in Washington", e004[0]),
        _merged(
            "ev-kl",
            "Nguyen Hong Dien meets Jacob Helberg in Kuala Lumpur",
            e002[0],
            e000[2],
            e001[0],
            e003[4],
        ),
        _merged("ev-greer", "Nguyen Hong Dien negotiates with Jamieson Greer in Washington", e003[1]),
        _merged("ev-round", "Fifth round of the US-VN reciprocal trade negotiation in Washington", e003[0], e000[1]),
        _merged("ev-embassy", "Nguyen Hong Dien meets Jacob Helberg in Washington", e003[3], e000[0]),
        _merged("ev-online", "Nguyen Hong Dien negotiates with Jamieson Greer online", e003[2]),
    )
    readings = tuple(_reading(of, told[id], refusals.get(id, ())) for id, of in articles.items())
    return Corpus(readings=readings, events=events)


def sample_dossier() -> Dossier:
    """Seven events from five articles: days, a span, a month, an approximate date; merged, inferred and doubtful values."""
    return dossier_of(sample_corpus(), LABELS)


def empty_dossier() -> Dossier:
    """Nothing read, nothing found."""
    return dossier_of(Corpus(), LABELS)


def one_event_dossier() -> Dossier:
    """One event, told by one article."""
    corpus = sample_corpus()
    events = tuple(event for event in corpus.events if event.id == "ev-lutnick")
    readings = tuple(reading for reading in corpus.readings if reading.article.id == "004_a15ab9f621ce86a6")
    return dossier_of(Corpus(readings=readings, events=events), LABELS)


def many_dossier(n: int, seed: int = 0) -> Dossier:
    """`n` synthetic events over six years: 60 officials by Zipf, 25 issues, 3 in 10 a span, 3 in 20 without an exact day."""
    chance = random.Random(seed)
    officials = tuple(
        Participant(name=f"Official Number{rank:02d}", side=chance.choice(("US", "VN", "MY", "NA", "EU")))
        for rank in range(1, 60)
    )
    weights = [1 / rank for rank in range(1, 61)]
    people = (_DIEN, *officials)
    made = [_synthetic(number, chance, people, weights) for number in range(n)]
    readings = tuple(Reading(article=of, engagements=event.engagements) for of, event in made)
    return dossier_of(Corpus(readings=readings, events=tuple(event for _, event in made)), LABELS)


def _synthetic(
    number: int, chance: random.Random, people: tuple[Participant, ...], weights: list[float]
) -> tuple[Article, Event]:
    chosen = tuple(dict.fromkeys(chance.choices(people, weights, k=chance.randint(2, 4))))
    issues = tuple(sorted({f"issue-{chance.randint(1, 25):02d}" for _ in range(chance.randint(1, 5))}))
    names = " and ".join(person.name for person in chosen)
    of = article(f"{names} held talks number {number}.", id=f"article-{number:06d}", title=f"Talks {number}")
    engagement = Engagement(
        article=of.id,
        index=0,
        kind=chance.choices(tuple(Kind), (50, 8, 15, 10, 6, 5, 3, 3))[0],
        status=chance.choices(tuple(Status), (85, 12, 3))[0],
        when=_some_day(chance),
        city="Windhoek" if number % 9 == 0 else "Washington",
        country="NA" if number % 9 == 0 else "US",
        officials=chosen,
        parties=tuple(sorted({person.side for person in chosen if person.side})),
        issues=issues,
        title=f"Talks of {names}",
        sentences=(mention(of, of.text),),
    )
    return of, _merged(f"event-{number:06d}", engagement.title, engagement)


def _some_day(chance: random.Random) -> When:
    day = dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(2190))
    shape = chance.random()
    if shape < 0.02:
        return When()
    if shape < 0.08:
        first = day.replace(day=1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return When(start=first, end=last, precision=Precision.MONTH, basis=Basis.STATED)
    if shape < 0.15:
        return When(end=day, precision=Precision.APPROXIMATE, basis=Basis.RELATIVE, why="shortly before a later one")
    length = chance.randint(1, 9) if shape < 0.45 else 0
    return When(start=day, end=day + dt.timedelta(days=length), precision=Precision.DAY, basis=Basis.STATED)
