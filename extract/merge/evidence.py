"""For and against: what two engagements have in common and what keeps them apart.

Each rule is a small function `(a, b, known) -> Evidence | None` with one reason in words; `RULES` is the whole algorithm and the
numbers below are its only tuning. A rule says nothing where one of the two tells nothing: silence is no contradiction.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from extract.days import Days, meet, when_words
from extract.fold import fold
from extract.merge.outlines import Background, Outline
from extract.merge.passages import shared_weight
from extract.merge.persons import fits_office, in_words
from extract.merge.years import in_year, is_half_known
from extract.model import Engagement, Evidence, Kind, Participant, Precision, Series, Status, When

# The sum of the evidence from which two engagements are one. Same day (3) and same two people (4) suffice, the same people on a
# day of a month that is told (5) just do; the same parties on the same day (4.5) need a kind or a place with it.
JOIN = 5.0
# The same where one of the two has no date and would take the other's. Same people, kind and city (6) just suffice where no other
# event fits as well; same people and country (5.5) do not: one more meeting of the two ministers may always have been there.
JOIN_UNDATED = 6.0
# From here on an event is at least named as possible for an engagement without a date: the same people suffice.
POSSIBLE = 4.0
# By how much the best event must beat the next for an engagement whose date or people are open: meetings of the same ministers in
# Kuala Lumpur and in Washington fit one without a place equally, unless issues or wording tell them apart by this much.
MARGIN = 1.0
# Below this two engagements contradict each other and never come to one event, not even through a third that fits both.
CLASH = 0.0
# What no other evidence outweighs: 12 May and 14 May, the 4th and the 5th round.
VETO = -30.0

# Issues in common by their share, rare ones weighing more: 1.0 of them gives 2.6, 0.6 gives 1.0, a third nothing, none takes 1.4.
_ISSUES_SLOPE, _ISSUES_EVEN, _FEWEST_ISSUES = 4.0, 0.35, 2
# Runs of words in common: one phrase of eleven words ("lists which limit exports of high-tech products") is 7 and gives 0.2, two
# of them 1.2, and 48 or more give 3 (a paragraph taken over word for word).
_RUNS_EVEN, _RUNS_MOST = 6.0, 3.0

# Words of a series' name that tell it from no other one: parties' codes, "the", and what every series consists of.
_SHORT_WORD = 3
_KIND_WORDS = frozenset(kind.value for kind in Kind)
# Kinds that one and the same contact is given: ministers' "talks" are a meeting to one article, a negotiation to the next.
_NEAR_KINDS = frozenset(
    frozenset(pair)
    for pair in (
        (Kind.MEETING, Kind.NEGOTIATION),
        (Kind.MEETING, Kind.SUMMIT),
        (Kind.MEETING, Kind.CALL),
        (Kind.MEETING, Kind.SIGNING),
        (Kind.NEGOTIATION, Kind.SUMMIT),
        (Kind.NEGOTIATION, Kind.CALL),
    )
)

Verdict = Evidence | None
CompareRule = Callable[[Outline, Outline, Background], Verdict]


def weigh(a: Outline, b: Outline, known: Background) -> tuple[Evidence, ...]:
    """All evidence for and against two engagements being one, in the order of the rules."""
    return tuple(evidence for rule in RULES if (evidence := rule(a, b, known)))


def total(evidence: Sequence[Evidence]) -> float:
    """What the evidence comes to."""
    return round(math.fsum(one.score for one in evidence), 6)


def _agreeing_dates(a: Outline, b: Outline, _known: Background) -> Verdict:
    """The dates agree: the same days, days within days, or days within a month that is told."""
    if not (a.when.known and b.when.known) or not meet(a.days, b.days):
        return None
    if a.moved.known or b.moved.known:
        former = (a if a.moved.known else b).engagement.when
        return Evidence(rule="put-off", score=3.0, why=f"one was put off from {when_words(former)} to {when_words(a.when)}")
    same = (a.when.start, a.when.end) == (b.when.start, b.when.end)
    if same and a.when.precision is b.when.precision:
        score = {Precision.DAY: 3.0, Precision.APPROXIMATE: 2.0, Precision.MONTH: 1.5}.get(a.when.precision, 0.5)
        if not a.when.start or not a.when.end:
            score = min(score, 2.0)
        return Evidence(rule="same-dates", score=score, why=f"both give {when_words(a.when)}")
    if Precision.YEAR in (a.when.precision, b.when.precision):
        return Evidence(rule="dates-agree", score=0.5, why=f"{when_words(a.when)} agrees with {when_words(b.when)}")
    score = 1.5 if a.exact and b.exact else 1.0
    return Evidence(rule="dates-agree", score=score, why=f"{when_words(a.when)} agrees with {when_words(b.when)}")


def _contradicting_dates(a: Outline, b: Outline, _known: Background) -> Verdict:
    """The dates contradict each other, or one is told as held before the other can have been."""
    if meet(a.days, b.days):
        return None
    if not (a.when.known and b.when.known):
        dated = a if a.when.known else b
        why = f"{when_words(dated.when)} is not among the days that the other article leaves open"
        return Evidence(rule="dates-contradict", score=VETO, why=why)
    if meet(_days(a.when), _days(b.when)):
        return Evidence(
            rule="dates-contradict", score=VETO, why="one is still planned in an article written after the other was held"
        )
    return Evidence(rule="dates-contradict", score=VETO, why=f"{when_words(a.when)} contradicts {when_words(b.when)}")


def _days(when: When) -> Days:
    return when.start, when.end


def _day_of_year(a: Outline, b: Outline, _known: Background) -> Verdict:
    """A day without a year against a full date: `May 22` and 22 May 2025; or one of two days that the article leaves open."""
    if is_half_known(a.engagement) == is_half_known(b.engagement):
        return _candidate_day(a, b)
    half, full = (a, b) if is_half_known(a.engagement) else (b, a)
    day = full.when.start or full.when.end
    told = half.engagement.told
    if day is None or told is None:
        return None
    in_that_year = in_year(told, day.year)
    if in_that_year and meet(_days(in_that_year), full.days):
        return Evidence(rule="day-of-year", score=2.0, why=f"“{told.mention.text}” agrees with {when_words(full.when)}")
    return Evidence(rule="day-of-year", score=VETO, why=f"“{told.mention.text}” is not {when_words(full.when)} in any year")


def _candidate_day(a: Outline, b: Outline) -> Verdict:
    for one, other in ((a, b), (b, a)):
        candidates = one.engagement.told.candidates if one.engagement.told and not one.when.known else ()
        if candidates and other.exact:
            fits = any(meet((day, day), other.days) for day in candidates)
            why = f"{when_words(other.when)} is {'one' if fits else 'none'} of the days that the words can mean"
            return Evidence(rule="candidate-day", score=1.5 if fits else VETO, why=why)
    return None


def _people(a: Outline, b: Outline, known: Background) -> Verdict:
    """The people: the same ones speak for, a different counterpart or nobody in common against."""
    if not a.people or not b.people:
        return None
    both = a.people & b.people
    if not both:
        return _nobody_in_common(a, b, known)
    names = in_words(sorted(known.names[key] for key in both))
    if a.people == b.people and not (a.offices or b.offices):
        return Evidence(rule="same-people", score=4.0 if len(both) > 1 else 2.0, why=f"both name {names}")
    if len(both) > 1 and _sides(a, known) != _sides(b, known):
        return Evidence(rule="third-side", score=0.5, why=f"both name {names}, one with another side at the table")
    if len(both) > 1:
        return Evidence(rule="people-in-common", score=3.5 if both in (a.people, b.people) else 2.5, why=f"both name {names}")
    if _other_counterpart(a, b, known):
        return Evidence(rule="other-counterpart", score=-4.0, why=f"both name {names}, with different people")
    return Evidence(rule="person-in-common", score=1.0, why=f"both name {names}")


def _nobody_in_common(a: Outline, b: Outline, known: Background) -> Evidence:
    """Disjoint people; less against where a round or summit has many at the table, or each article names one side only."""
    if _many_at_table(a, b) or not (_sides(a, known) & _sides(b, known)):
        return Evidence(rule="other-people", score=-2.0, why="they name different people")
    return Evidence(rule="other-people", score=-10.0, why="they name different people of one side")


def _many_at_table(a: Outline, b: Outline) -> bool:
    if a.engagement.kind is b.engagement.kind is Kind.SUMMIT:
        return True
    one, other = a.engagement.series, b.engagement.series
    return bool(one and other and one.ordinal is not None and one.ordinal == other.ordinal and _one_series(one, other, a, b))


def _sides(outline: Outline, known: Background) -> set[str]:
    return {side for key in outline.people if (side := known.people[key].side)}


def _other_counterpart(a: Outline, b: Outline, known: Background) -> bool:
    """Whether both name someone whom the other does not, and no unnamed office-holder can be that person."""
    only_a, only_b = a.people - b.people, b.people - a.people
    if only_a and only_b:
        return True
    return _outside(only_a, b.offices, known) or _outside(only_b, a.offices, known)


def _outside(only: frozenset[str], offices: Sequence[Participant], known: Background) -> bool:
    return bool(only and offices) and not any(
        fits_office(office, known.people[key]) is not False for office in offices for key in only
    )


def _office_holder(a: Outline, b: Outline, known: Background) -> Verdict:
    """An unnamed office-holder in one and a named one in the other, or the same office in both."""
    for one, other in ((a, b), (b, a)):
        for office in one.offices:
            held = [key for key in sorted(other.people - one.people) if fits_office(office, known.people[key])]
            if held:
                return Evidence(rule="office-holder", score=1.5, why=f"{known.names[held[0]]} held the office “{office.name}”")
    same = {fold(office.name) for office in a.offices} & {fold(office.name) for office in b.offices}
    return Evidence(rule="same-office", score=2.0, why="both name the same unnamed office-holder") if same else None


def _parties(a: Outline, b: Outline, _known: Background) -> Verdict:
    """The parties, where people do not say it already."""
    ours, theirs = set(a.engagement.parties), set(b.engagement.parties)
    if not ours or not theirs:
        return None
    if not ours & theirs and _many_at_table(a, b):
        return None
    if not ours & theirs:
        return Evidence(rule="other-parties", score=-6.0, why=f"{'-'.join(sorted(ours))} is not {'-'.join(sorted(theirs))}")
    if a.people and b.people:
        return None
    if ours == theirs and len(ours) > 1:
        return Evidence(rule="same-parties", score=1.5, why=f"both are between {in_words(sorted(ours))}")
    if ours <= theirs or theirs <= ours or _many_at_table(a, b):
        return Evidence(rule="parties-in-common", score=0.5, why=f"both have {in_words(sorted(ours & theirs))} at the table")
    return Evidence(rule="other-counterparty", score=-3.0, why=f"{'-'.join(sorted(ours))} is not {'-'.join(sorted(theirs))}")


def _place(a: Outline, b: Outline, _known: Background) -> Verdict:
    """The place: the same city or country speaks for, another country against, most of all where no day holds them together."""
    one, other = a.engagement, b.engagement
    if one.country and other.country and one.country != other.country:
        score = -3.0 if a.exact and b.exact else -6.0
        return Evidence(rule="other-country", score=score, why=f"{_where(one)} is not {_where(other)}")
    if one.city and other.city and one.city != other.city:
        score = -2.0 if a.exact and b.exact else -4.0
        return Evidence(rule="other-city", score=score, why=f"{_where(one)} is not {_where(other)}")
    if one.city and one.city == other.city:
        return Evidence(rule="same-city", score=1.5, why=f"both are in {one.city}")
    if one.country and one.country == other.country:
        return Evidence(rule="same-country", score=1.0, why=f"both are in {one.country}")
    return None


def _where(engagement: Engagement) -> str:
    return engagement.city or engagement.country or ""


def _kind(a: Outline, b: Outline, _known: Background) -> Verdict:
    """The kind: a visit is never the meeting inside it; talks and meetings are one to many writers."""
    one, other = a.engagement.kind, b.engagement.kind
    if Kind.OTHER in (one, other):
        return None
    if one is other:
        return Evidence(rule="same-kind", score=0.5, why=f"both are {one.value}s")
    if frozenset((one, other)) in _NEAR_KINDS:
        return Evidence(rule="near-kind", score=-0.5, why=f"one is a {one.value}, the other a {other.value}")
    return Evidence(rule="other-kind", score=-6.0, why=f"a {one.value} is no {other.value}")


def _status(a: Outline, b: Outline, _known: Background) -> Verdict:
    """What was called off was not held; what was planned may have been either."""
    if {a.engagement.status, b.engagement.status} == {Status.CANCELLED, Status.HELD}:
        return Evidence(rule="called-off", score=-4.0, why="one was called off, the other held")
    return None


def _series(a: Outline, b: Outline, _known: Background) -> Verdict:
    """The place in a series: the 5th round is the 5th round and never the 4th."""
    one, other = a.engagement.series, b.engagement.series
    if one is None or other is None:
        return _round_and_margin(a, b)
    one_series = _one_series(one, other, a, b)
    if None not in (one.ordinal, other.ordinal) and one.ordinal != other.ordinal and (one_series or _alike(one, other)):
        why = f"one is number {one.ordinal} of “{one.name}”, the other number {other.ordinal}"
        return Evidence(rule="other-ordinal", score=VETO, why=why)
    if not one_series:
        return Evidence(rule="other-series", score=-1.5, why=f"“{one.name}” is not “{other.name}”")
    if one.ordinal is None or other.ordinal is None:
        return Evidence(rule="same-series", score=1.0, why=f"both belong to “{one.name}”")
    return Evidence(rule="same-ordinal", score=4.5, why=f"both are number {one.ordinal} of “{one.name}”")


def _alike(one: Series, other: Series) -> bool:
    """Whether two names have a word in common, whoever's series they are: number 4 is never number 5."""
    return bool(_series_words(one) & _series_words(other))


def _one_series(one: Series, other: Series, a: Outline, b: Outline) -> bool:
    """Whether two names can be one series: they share half of their words and are no other parties' series.

    A name of nothing but parties and a kind ("US-VN negotiation") is the series of these parties and this kind.
    """
    ours, theirs = set(a.engagement.parties), set(b.engagement.parties)
    summit = a.engagement.kind is b.engagement.kind is Kind.SUMMIT
    if not (summit or a.people & b.people or ours <= theirs or theirs <= ours):
        return False
    words, others = _series_words(one), _series_words(other)
    if not words or not others:
        return ours == theirs and len(ours) > 1 and a.engagement.kind is b.engagement.kind
    return len(words & others) * 2 >= min(len(words), len(others))


def _series_words(series: Series) -> set[str]:
    words = fold(series.name).replace("-", " ").split()
    return {word for word in words if len(word) > _SHORT_WORD and word.removesuffix("s") not in _KIND_WORDS}


def _round_and_margin(a: Outline, b: Outline) -> Verdict:
    """A numbered round without names is not the ministers' meeting at its margin, which never lasts as many days."""
    if _same_days_of_several(a, b):
        return None
    for one, other in ((a, b), (b, a)):
        numbered = one.engagement.series and one.engagement.series.ordinal is not None
        if numbered and not one.people and other.people:
            return Evidence(
                rule="round-and-margin", score=-2.0, why="one is a round of its series, the other a meeting of officials"
            )
    return None


def _same_days_of_several(a: Outline, b: Outline) -> bool:
    """Whether both give the same stretch of more than one day."""
    return a.exact and b.exact and _days(a.when) == _days(b.when) and a.when.start != a.when.end


def _issues(a: Outline, b: Outline, known: Background) -> Verdict:
    """The issues, rare ones weighing more than those that every article of the run has.

    What is only recalled is told with few of its issues, so that lacking the others says nothing.
    """
    ours, theirs = set(a.engagement.issues), set(b.engagement.issues)
    if min(len(ours), len(theirs)) < _FEWEST_ISSUES:
        return None
    shared = sorted(ours & theirs, key=lambda issue: (-known.issue_weights[issue], issue))
    share = math.fsum(map(known.issue_weights.__getitem__, shared)) / math.fsum(
        map(known.issue_weights.__getitem__, ours | theirs)
    )
    score = round((share - _ISSUES_EVEN) * _ISSUES_SLOPE, 3)
    if score < 0 and not (a.engagement.main and b.engagement.main):
        return None
    if not shared:
        return Evidence(rule="other-issues", score=score, why="they share no issue")
    return Evidence(rule="issues", score=score, why=f"they share {share:.0%} of the issues, first {in_words(shared[:3])}")


def _texts(a: Outline, b: Outline, _known: Background) -> Verdict:
    """Runs of words that both passages have and few other texts do; or one is the copy of the other."""
    if a.copy and a.copy == b.copy:
        return Evidence(rule="same-text", score=8.0, why="the two articles have the same text")
    weight = shared_weight(a.runs, b.runs)
    if weight <= _RUNS_EVEN:
        return None
    score = min(_RUNS_MOST, math.log2(weight / _RUNS_EVEN))
    return Evidence(rule="same-words", score=round(score, 3), why="their texts share runs of words that few other texts have")


def _recalled(a: Outline, b: Outline, _known: Background) -> Verdict:
    """What an article only recalls, without a date, is the dated meeting of the same people that lies before."""
    for one, other in ((a, b), (b, a)):
        recall = not one.engagement.main and not one.when.known and one.engagement.status is Status.HELD
        if recall and other.exact and len(one.people & other.people) > 1:
            place = one.engagement.country and one.engagement.country == other.engagement.country
            why = "one article recalls a meeting of the same people" + (" in that country" if place else "")
            return Evidence(rule="recalled", score=1.5 if place else 0.5, why=why)
    return None


def _near_news(a: Outline, b: Outline, _known: Background) -> Verdict:
    """News without a date is of the days before the article was published."""
    for one, other in ((a, b), (b, a)):
        day = other.when.end or other.when.start
        if (
            one.engagement.main
            and one.engagement.status is Status.HELD
            and not one.when.known
            and one.news
            and other.exact
            and day
        ):
            age = (one.news - day).days
            score = 1.0 if age <= 7 else 0.5 if age <= 31 else -1.0 if age > 92 else 0.0
            return (
                Evidence(rule="near-news", score=score, why=f"the news came {max(age, 0)} days after {when_words(other.when)}")
                if score
                else None
            )
    return None


def _one_article(a: Outline, b: Outline, _known: Background) -> Verdict:
    """Two engagements that one article tells are two, unless everything that tells them apart is the same."""
    one, other = a.engagement, b.engagement
    if one.article != other.article:
        return None
    repeated = (
        a.firm
        and b.firm
        and a.people == b.people
        and one.when == other.when
        and (one.kind, one.status) == (other.kind, other.status)
    )
    if repeated and (one.series == other.series) and (one.city == other.city or None in (one.city, other.city)):
        return None
    return Evidence(rule="one-article", score=VETO, why="one article tells them as two")


RULES: tuple[CompareRule, ...] = (
    _agreeing_dates,
    _contradicting_dates,
    _day_of_year,
    _people,
    _office_holder,
    _parties,
    _place,
    _kind,
    _status,
    _series,
    _issues,
    _texts,
    _recalled,
    _near_news,
    _one_article,
)
