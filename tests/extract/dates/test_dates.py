"""Dates of articles as a reader would resolve them: rows of text, publication date, and what the expressions come to."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.dates.compiling import load_date_rules
from extract.dates.days import resolve_expressions
from extract.dates.find import find_dates
from extract.dates.jsonl import dates_jsonl
from extract.dates.matches import find_matches, find_windows, settle_overlaps
from extract.dates.mentions import half_known
from extract.dates.parser import parse_candidate
from extract.dates.plain import plain_text
from extract.dates.words import find_expressions
from extract.model import Article, Basis, DateMention, PartialDate, Precision, TimeRelation, When
from factory import article

DATA = Path(__file__).resolve().parents[3] / "data"
RULES = load_date_rules(DATA)
TUESDAY = "2025-11-18"


def dated(text: str, published: str | None) -> Article:
    return article(text, published=dt.date.fromisoformat(published) if published else None)


def short(mention: DateMention) -> str:
    """What a mention comes to: `2025-11-14`, `2025-11-12..2025-11-14`, `..05-16`, `year 2025-01-01..2025-12-31`, `? --05`."""
    when = mention.when
    told = [half_known(day) if day else "" for day in (mention.start, mention.end)]
    ends = [day.isoformat() if day else "" for day in (when.start, when.end)] if when.known else told
    known = "" if when.known else "? "
    size = f"{when.precision} " if when.known and when.precision is not Precision.DAY else ""
    span = ends[0] if ends[0] == ends[1] else "..".join(ends)
    notes = (f" ({mention.excluded})" if mention.excluded else "") + (" doubtful" if mention.doubt else "")
    return " ".join(f"{known}{size}{span}{notes}".split())


def dates_of(text: str, published: str | None) -> list[str]:
    return [short(mention) for mention in find_dates(dated(text, published), RULES)]


FULL = {
    "day-month-year": ("They met on 14 November 2025 in Hanoi.", None, ["2025-11-14"]),
    "month-day-year": ("They met on November 14, 2025, in Hanoi.", None, ["2025-11-14"]),
    "short-month": ("They met on 14 Nov. 2025 and Sept. 3, 2025.", None, ["2025-11-14", "2025-09-03"]),
    "ordinal": ("On the 14th of November, 2025 they met.", None, ["2025-11-14"]),
    "american-ordinal": ("On November 14th, 2025 they met.", None, ["2025-11-14"]),
    "iso": ("Meeting: 2025-11-14, Hanoi", None, ["2025-11-14"]),
    "two-digit-year": ("They met on 14 November '25 and 5 May '87.", None, ["2025-11-14", "1987-05-05"]),
    "no-break-space": ("On 3\u00a0March\u202f2025 they met.", None, ["2025-03-03"]),
    "no-break-hyphens": ("On 3\u2011March\u20112025 they met.", None, ["2025-03-03"]),
    "line-break-within": ("They met on 14\nNovember 2025 and on May\n22, 2025.", None, ["2025-11-14", "2025-05-22"]),
    "capitals": ("HANOI, NOVEMBER 14, 2025", None, ["2025-11-14"]),
    "weekday-beside": ("On Friday, 14 November 2025, they met.", None, ["2025-11-14"]),
    "weekday-in-brackets": ("On 14 November 2025 (Friday) they met.", None, ["2025-11-14"]),
    "script-without-blanks": ("2025年3月3日，外交部长王毅会见", None, ["2025-03-03"]),
    "full-width-digits": ("\uff12\uff10\uff12\uff15年\uff13月\uff13日", None, ["2025-03-03"]),
    "month-name-in-hyphens": ("Minutes of 14-Nov-2025", None, ["2025-11-14"]),
    "slashes-year-first": ("on 2025/11/14", None, ["2025-11-14"]),
    "a-person-in-front": ("Minister Dien 14 November 2025", None, ["2025-11-14"]),
    "year-in-line-above": ("Talks of 2025\nNovember 12 saw them meet.", None, ["year 2025-01-01..2025-12-31", "? --11-12"]),
}

SPANS = {
    "days-month-year": ("from 12-14 November 2025", None, ["2025-11-12..2025-11-14"]),
    "month-days-year": ("November 12\u201314, 2025", None, ["2025-11-12..2025-11-14"]),
    "from-to": ("from 12 to 14 December 2025", None, ["2025-12-12..2025-12-14"]),
    "across-months": ("May 30 to June 1, 2025", None, ["2025-05-30..2025-06-01"]),
    "across-months-year-once": ("from 30 May to 1 June 2025", None, ["2025-05-30..2025-06-01"]),
    "across-years": ("30 December 2024\u20132 January 2025", None, ["2024-12-30..2025-01-02"]),
    "across-years-one-told": ("Dec. 30 - Jan. 2, 2025", None, ["2024-12-30..2025-01-02"]),
    "across-years-none-told": ("visited from December 30 to January 2", "2025-01-05", ["2024-12-30..2025-01-02"]),
    "between": ("between 1 and 3 July 2025", None, ["2025-07-01..2025-07-03"]),
    "between-months": ("between October 28 and November 2", TUESDAY, ["2025-10-28..2025-11-02"]),
    "days-that-touch": ("on 12 and 13 November 2025", None, ["2025-11-12..2025-11-13"]),
    "three-days-that-touch": ("on November 12, 13 and 14, 2025", None, ["2025-11-12..2025-11-14"]),
    "days-that-do-not": ("on 3 and 17 July 2025", None, ["2025-07-03", "2025-07-17"]),
    "with-weekdays": ("from Wednesday, 12 November to Friday, 14 November 2025", None, ["2025-11-12..2025-11-14"]),
    "weekdays-past": ("He visited from Tuesday through Thursday.", "2025-11-14", ["2025-11-11..2025-11-13"]),
    "weekdays-now": ("He is visiting from Tuesday through Thursday.", "2025-11-12", ["2025-11-11..2025-11-13"]),
    "weekdays-planned": ("He will visit from Tuesday through Thursday.", "2025-11-14", ["2025-11-18..2025-11-20"]),
    "months": ("from May to July 2025", None, ["month 2025-05-01..2025-07-31"]),
    "months-across-years": ("between December 2024 and January 2025", None, ["month 2024-12-01..2025-01-31"]),
    "years": ("They met often in 2019-2021.", None, ["year 2019-01-01..2021-12-31"]),
    "backwards": ("from 14-12 November 2025", None, ["? 2025-11-14..2025-11-12 doubtful"]),
}

ENDS = {
    "concluded": ("The round concluded on May 16, 2025.", None, ["..2025-05-16"]),
    "until": ("He stays until Friday.", "2025-11-11", ["..2025-11-14"]),
    "since": ("They have talked since Monday.", TUESDAY, ["2025-11-17.."]),
    "starting": ("He will visit starting June 2, 2025 to continue talks.", None, ["2025-06-02.."]),
    "began": ("The talks began on June 2, 2025.", None, ["2025-06-02.."]),
    "from-day-on": ("from June 2, 2025 onwards", None, ["2025-06-02.."]),
    "by-day": ("They will meet by 3 June 2025.", None, ["approximate ..2025-06-03"]),
    "before": ("They met before 3 June 2025.", None, ["approximate ..2025-06-03"]),
    "after": ("They met after 3 June 2025.", None, ["approximate 2025-06-03.."]),
    "month": ("They have not met since May 2025.", None, ["month 2025-05-01.."]),
    "part-of-month": ("They have not met since mid-May 2025.", None, ["approximate 2025-05-11.."]),
    "year": ("They have not met since 2019.", None, ["year 2019-01-01.."]),
    "event-named-by-day": ("following the May 16 visit of the Prime Minister", "2025-05-20", ["2025-05-16"]),
    "possessive": ("after Monday's talks", TUESDAY, ["2025-11-17"]),
}

PUBLICATION = {
    "today": ("He met her today.", TUESDAY, ["2025-11-18"]),
    "tonight": ("He will meet her tonight.", TUESDAY, ["2025-11-18"]),
    "yesterday": ("He met her yesterday.", TUESDAY, ["2025-11-17"]),
    "last-night": ("They dined last night.", TUESDAY, ["2025-11-17"]),
    "tomorrow": ("He will meet her tomorrow.", TUESDAY, ["2025-11-19"]),
    "day-before-yesterday": ("They met the day before yesterday.", TUESDAY, ["2025-11-16"]),
    "this-morning": ("He arrived this morning.", TUESDAY, ["2025-11-18"]),
    "weekday-itself": ("The two spoke on Tuesday.", TUESDAY, ["2025-11-18"]),
    "weekday-before": ("The two spoke on Monday.", TUESDAY, ["2025-11-17"]),
    "weekday-past": ("He met her on Friday.", TUESDAY, ["2025-11-14"]),
    "weekday-planned": ("He will meet her on Friday.", TUESDAY, ["2025-11-21"]),
    "weekday-planned-verb-behind": ("On Friday, the two ministers are due to meet.", TUESDAY, ["2025-11-21"]),
    "weekday-scheduled": ("Talks scheduled for Friday were announced.", TUESDAY, ["2025-11-21"]),
    "weekday-of-agreeing": ("On Friday, they agreed to meet again.", TUESDAY, ["2025-11-14"]),
    "weekday-agreed-on": ("They agreed to meet on Friday.", TUESDAY, ["2025-11-21"]),
    "weekday-of-saying": (
        "The ministry said on Monday that talks will resume.",
        TUESDAY,
        ["2025-11-17 (date of a statement)"],
    ),
    "two-verbs": ("He met her on Monday and will see him on Thursday.", TUESDAY, ["2025-11-17", "2025-11-20"]),
    "participle-of-plan": ("The meeting to be held on Friday is the third.", TUESDAY, ["2025-11-21"]),
    "last-weekday": ("He was recalled last Wednesday.", TUESDAY, ["2025-11-12"]),
    "last-weekday-same": ("He was recalled last Tuesday.", TUESDAY, ["2025-11-11"]),
    "next-weekday": ("He leaves next Monday.", TUESDAY, ["2025-11-24"]),
    "this-weekday": ("They will meet this Friday.", TUESDAY, ["2025-11-21"]),
    "weekday-last-week": ("They met on Thursday last week.", TUESDAY, ["2025-11-13"]),
    "late-weekday": ("spoke late Monday", TUESDAY, ["2025-11-17"]),
    "earlier-this-week": ("They met earlier this week.", TUESDAY, ["2025-11-17..2025-11-23"]),
    "last-week": ("They met last week.", TUESDAY, ["2025-11-10..2025-11-16"]),
    "next-week": ("They will meet next week.", TUESDAY, ["2025-11-24..2025-11-30"]),
    "weekend": ("They met over the weekend.", TUESDAY, ["2025-11-15..2025-11-16"]),
    "two-days-ago": ("They met two days ago.", TUESDAY, ["2025-11-16"]),
    "a-week-ago": ("They met a week ago.", TUESDAY, ["2025-11-11"]),
    "three-weeks-ago": ("They met three weeks ago.", TUESDAY, ["2025-10-27..2025-11-02"]),
    "two-months-ago": ("They met two months ago.", TUESDAY, ["month 2025-09-01..2025-09-30"]),
    "two-years-ago": ("They met two years ago.", TUESDAY, ["year 2023-01-01..2023-12-31"]),
    "coming-days": ("They will meet in the coming days.", TUESDAY, ["? (no date)"]),
    "later-this-month": ("They will meet later this month.", TUESDAY, ["month 2025-11-01..2025-11-30"]),
    "next-month": ("They will meet next month.", "2025-12-03", ["month 2026-01-01..2026-01-31"]),
    "last-month": ("They met last month.", "2025-01-03", ["month 2024-12-01..2024-12-31"]),
    "end-of-month": ("They will meet at the end of the month.", TUESDAY, ["month 2025-11-21..2025-11-30"]),
    "this-year": ("They met this year.", TUESDAY, ["year 2025-01-01..2025-12-31"]),
    "day-of-this-month": ("held on the 15th of this month", TUESDAY, ["2025-11-15"]),
    "last-named-month": ("They met last July.", "2025-06-03", ["month 2024-07-01..2024-07-31"]),
    "month-last-year": ("They met in May last year.", TUESDAY, ["month 2024-05-01..2024-05-31"]),
    "day-last-year": ("They met on May 14 last year.", TUESDAY, ["2024-05-14"]),
    "last-summer": ("They met last summer.", "2022-04-24", ["month 2021-06-01..2021-08-31"]),
    "last-quarter": ("They met last quarter.", TUESDAY, ["month 2025-07-01..2025-09-30"]),
    "no-publication-date": ("They met on Friday, two days ago, and last week.", None, ["?", "?", "?"]),
    "in-the-past": ("They met in the past.", TUESDAY, []),
    "out-of-the-calendar": ("signed 9999 years ago", TUESDAY, ["?"]),
}

YEARLESS = {
    "past": ("They met on May 22.", "2025-06-03", ["2025-05-22"]),
    "past-over-new-year": ("They met on Dec. 28.", "2026-01-03", ["2025-12-28"]),
    "past-though-later-is-nearer": ("The border reopened on Jan. 4.", TUESDAY, ["2025-01-04"]),
    "planned-over-new-year": ("They will meet on January 9.", "2025-12-20", ["2026-01-09"]),
    "nearest-without-verb": ("Agenda: June 3 hearing", "2025-05-14", ["2025-06-03"]),
    "deadline-ahead": ("They said they want to agree by early June.", "2025-05-14", ["approximate ..2025-06-10 (goal)"]),
    "month-past": ("The envoy resigned in October.", TUESDAY, ["month 2025-10-01..2025-10-31"]),
    "month-planned": ("They will meet in May.", TUESDAY, ["month 2026-05-01..2026-05-31"]),
    "other-date-of-text": (
        "The round will be held from November 12-14, 2025. On the afternoon of November 14 local time he met her.",
        None,
        ["2025-11-12..2025-11-14", "2025-11-14"],
    ),
    "several-years-in-text": (
        "They met on 3 May 2023 and 4 June 2024. On July 5 they met again.",
        None,
        ["2023-05-03", "2024-06-04", "? --07-05"],
    ),
    "year-of-that-month": (
        "They met on 3 May 2023 and 4 June 2024. On June 5 they met again.",
        None,
        ["2023-05-03", "2024-06-04", "2024-06-05"],
    ),
    "weekday-chooses-the-year": (
        "They met on 3 May 2023 and 4 June 2024. On Friday, July 5, they met again.",
        None,
        ["2023-05-03", "2024-06-04", "2024-07-05"],
    ),
    "marked-year": (
        "The year 2025 marks the 30th anniversary of ties. On May 22 they met.",
        None,
        ["year 2025-01-01..2025-12-31 (year of an anniversary)", "2025-05-22"],
    ),
    "goal-gives-no-year": (
        "a high-income country by 2035. On May 22 they met.",
        None,
        ["approximate ..2035-12-31 (goal)", "? --05-22"],
    ),
    "year-opens-the-sentence": (
        "In 2015, the powers met in Vienna and on July 14 they signed.",
        TUESDAY,
        ["year 2015-01-01..2015-12-31", "2015-07-14"],
    ),
    "nothing-known": ("They met on May 22 and on May 21.", None, ["? --05-22", "? --05-21"]),
    "leap-day": ("They met on 29 February.", "2025-03-03", ["2024-02-29"]),
    "the-14th": ("They met on 12 November 2025 and again on the 14th.", None, ["2025-11-12", "2025-11-14"]),
    "the-14th-of-nothing": ("They met again on the 14th.", None, ["? ---14"]),
    "weekday-confirms-older-year": ("They met on Monday, December 12.", "2023-06-05", ["2022-12-12"]),
    "planned-and-gone-by": ("It was planned for Nov. 12 and postponed to Nov. 24.", TUESDAY, ["2025-11-12", "2025-11-24"]),
    "verb-shared-by-two": (
        "They met in April and again in July, and will meet in May.",
        TUESDAY,
        ["month 2025-04-01..2025-04-30", "month 2025-07-01..2025-07-31", "month 2026-05-01..2026-05-31"],
    ),
    "named-event": ("He relayed results of the May 18 call.", "2022-06-06", ["2022-05-18"]),
    "named-event-ahead": ("He previewed the March 18 meeting with Beijing.", "2021-03-16", ["2021-03-18"]),
}

TEXT = {
    "same-day": ("They met on 14 May 2025. On the same day, he left.", None, ["2025-05-14", "2025-05-14"]),
    "next-day": ("They met on 14 May 2025. The next day, he left.", None, ["2025-05-14", "2025-05-15"]),
    "previous-day": ("They met on 14 May 2025. He had come the previous day.", None, ["2025-05-14", "2025-05-13"]),
    "day-earlier": ("They met on 14 May 2025. A day earlier, he came.", None, ["2025-05-14", "2025-05-13"]),
    "that-evening": ("They met on 14 May 2025. That evening he left.", None, ["2025-05-14", "2025-05-14"]),
    "days-later": ("They met on 14 May 2025. Two days later he left.", None, ["2025-05-14", "2025-05-16"]),
    "days-after-the-meeting": (
        "They met on 14 May 2025. He left three days after the meeting.",
        None,
        ["2025-05-14", "2025-05-17"],
    ),
    "following-week": ("They met on 14 May 2025 and in the following week.", None, ["2025-05-14", "2025-05-19..2025-05-25"]),
    "following-weekday": ("They met on 14 May 2025 and the following Monday.", None, ["2025-05-14", "2025-05-19"]),
    "after-a-span": ("They met on 12-14 May 2025. The next day, he left.", None, ["2025-05-12..2025-05-14", "2025-05-15"]),
    "same-day-as-a-span": ("They met on 12-14 May 2025. That day he left.", None, ["2025-05-12..2025-05-14"]),
    "later-that-year": (
        "They met in May 2025 and later that year.",
        None,
        ["month 2025-05-01..2025-05-31", "year 2025-01-01..2025-12-31"],
    ),
    "from-relative": ("They met yesterday. Two days earlier he had come.", TUESDAY, ["2025-11-17", "2025-11-15"]),
    "nothing-before": ("The next day, he left.", TUESDAY, ["?"]),
    "not-from-a-law": (
        "The Act of 3 May 1974 applies. The next day, he left.",
        None,
        ["1974-05-03 (name of something else)", "?"],
    ),
}

PERIODS = {
    "month": ("in November 2025", None, ["month 2025-11-01..2025-11-30"]),
    "year": ("They met in 1979.", None, ["year 1979-01-01..1979-12-31"]),
    "early-month": ("in early May 2025", None, ["month 2025-05-01..2025-05-10"]),
    "mid-month": ("in mid-May 2025", None, ["month 2025-05-11..2025-05-20"]),
    "late-month": ("in late February 2025", None, ["month 2025-02-19..2025-02-28"]),
    "early-year": ("in early 2023", None, ["month 2023-01-01..2023-03-31"]),
    "half-of-year": ("in the first half of 2023", None, ["month 2023-01-01..2023-06-30"]),
    "half-of-month": ("in the second half of May 2025", None, ["month 2025-05-16..2025-05-31"]),
    "quarter": ("in the third quarter of 2025", None, ["month 2025-07-01..2025-09-30"]),
    "quarter-short": ("in Q3 2025", None, ["month 2025-07-01..2025-09-30"]),
    "season": ("in the autumn of 2023", None, ["month 2023-09-01..2023-11-30"]),
    "winter": ("in winter 2023", None, ["month 2023-12-01..2024-02-29"]),
    "week-of-monday": ("the week of March 14, 2022", None, ["2022-03-14..2022-03-20"]),
    "week-of-sunday": ("the week of April 3, 2022", None, ["2022-04-03..2022-04-09"]),
    "week-of-wednesday": ("the week of March 16, 2022", None, ["2022-03-14..2022-03-20"]),
}

NUMBERS = {
    "day-first-alone": ("on 14/11/2025", None, ["2025-11-14"]),
    "month-first-alone": ("on 11/14/2025", None, ["2025-11-14"]),
    "dots": ("am 14.11.2025", None, ["2025-11-14"]),
    "article-is-day-first": ("They met on 13/04/2025 and 03/04/2025.", None, ["2025-04-13", "2025-04-03"]),
    "article-is-month-first": ("They met on 04/13/2025 and 03/04/2025.", None, ["2025-04-13", "2025-03-04"]),
    "article-does-not-tell": ("They met on 03/04/2025.", None, ["?"]),
    "article-contradicts-itself": ("13/04/2025, 04/13/2025, 03/04/2025", None, ["2025-04-13", "2025-04-13", "?"]),
    "weekday-tells": ("They met on Thursday (03/04/2025).", None, ["2025-04-03"]),
    "publication-tells": ("They met on 03/04/2025.", "2025-04-04", ["2025-04-03"]),
    "written-date-tells": ("They met on 3 April 2025 (03/04/2025).", None, ["2025-04-03", "2025-04-03"]),
    "same-number": ("They met on 05/05/2025.", None, ["2025-05-05"]),
    "impossible": ("The note was dated 00/00/0000 and 2025-00-10 and 2025-13-45.", None, []),
    "two-digit-year": ("on 14/11/25", None, ["2025-11-14"]),
}

DOUBTS = {
    "wrong-weekday": ("They met on Monday, 14 November 2025.", None, ["2025-11-14 doubtful"]),
    "wrong-weekday-inferred": ("They met on Monday, November 14.", TUESDAY, ["2025-11-14 doubtful"]),
    "no-such-day": ("The summit was held on 31 April 2025.", None, ["? 2025-04-31 doubtful"]),
    "no-leap-year": ("He met her on 29 February 2024 and 29 February 2023.", None, ["2024-02-29", "? 2023-02-29 doubtful"]),
    "no-such-day-iso": ("Talks resumed on 2025-02-30.", None, ["? 2025-02-30 doubtful"]),
    "year-9999": ("The pact runs until 31 December 9999.", None, ["? ..9999-12-31 doubtful"]),
}

OTHER_DATES = {
    "anniversary": ("30 years since normalisation (1995–2025)", None, ["year 1995-01-01..2025-12-31 (anniversary)"]),
    "anniversary-is-no-meeting": ("On 26 October 2025 he marked the 30th anniversary of ties.", None, ["2025-10-26"]),
    "goal": ("with the 2035 goal in mind", None, ["year 2035-01-01..2035-12-31 (goal)"]),
    "treaty": ("The 2015 nuclear deal was discussed.", None, ["year 2015-01-01..2015-12-31 (name of something else)"]),
    "act": ("under the Trade Act of 1974", None, ["year 1974-01-01..1974-12-31 (name of something else)"]),
    "birth": ("born on 5 May 1960 in Hue", None, ["1960-05-05 (birth, founding or term of office)"]),
    "founding": ("ASEAN was founded in 1967.", None, ["year 1967-01-01..1967-12-31 (birth, founding or term of office)"]),
    "fiscal": ("in fiscal year 2025", None, ["year 2025-01-01..2025-12-31 (fiscal year)"]),
    "statistics": ("Trade reached 150 billion dollars in 2024.", None, ["year 2024-01-01..2024-12-31 (statistics)"]),
    "updated": ("Updated: 14 November 2025", None, ["2025-11-14 (stamp of the page)"]),
    "published": ("Published on May 3, 2024", None, ["2024-05-03 (stamp of the page)"]),
    "dateline": ("HANOI, Nov. 14 (VNA) - The ministers met on Friday.", "2025-11-15", ["2025-11-14 (dateline)", "2025-11-14"]),
    "dateline-for-publication": (
        "HANOI, Nov. 14, 2025 (VNA) - The ministers met on Thursday.",
        None,
        ["2025-11-14 (dateline)", "2025-11-13"],
    ),
    "photo": ("File photo: the two on May 3, 2019", None, ["2019-05-03 (photograph)"]),
    "hour-before-its-date": ("At 3 p.m. on 3 March 2025 they spoke.", None, ["2025-03-03 (hour of the day)", "2025-03-03"]),
    "hour-alone": ("They spoke at 10:00 GMT.", TUESDAY, ["2025-11-18 (hour of the day)"]),
    "hour-of-a-deadline": (
        "Reply by 20 July 2025 at 6:00 p.m. please.",
        None,
        ["approximate ..2025-07-20 (deadline)", "? (hour of the day)"],
    ),
    "hour-of-a-date": ("The call was on 3 March 2025 at 23:30 GMT.", None, ["2025-03-03", "2025-03-03"]),
}

DATELINES = {
    "today-counts-from-it": (
        "COLOMBO, July 29: Mr X today signed it and returns tomorrow.",
        "1987-07-30",
        ["1987-07-29 (dateline)", "1987-07-29", "1987-07-30"],
    ),
    "in-brackets": (
        "BRUSSELS (3rd October, 2019) They met on Wednesday.",
        None,
        ["2019-10-03 (dateline)", "2019-10-02"],
    ),
    "agency-without-dash": (
        "NEW DELHI, Dec 31 (PTI) They met here today.",
        "2025-01-02",
        ["2024-12-31 (dateline)", "2024-12-31"],
    ),
    "full-stop": ("Tokyo, 11 June 2025. They met today.", "2025-06-12", ["2025-06-11 (dateline)", "2025-06-11"]),
    "weekday-alone": ("NEW YORK, Wed. - They met here today.", "1990-10-04", ["1990-10-03 (dateline)", "1990-10-03"]),
    "running-text": ("The accord (3 May 2019) was signed.", None, ["2019-05-03"]),
    "long-ago": ("Rome, 3 May 2019 - They met today.", TUESDAY, ["2019-05-03 (dateline)", "2025-11-18"]),
    "year-open": (
        "DOHA, July 18 (QNA) - They signed here on Saturday. He saw the Amir this morning. Two days later he left.",
        None,
        ["? --07-18 (dateline)", "? --07-18", "? --07-18", "? --07-20"],
    ),
    "year-open-and-planned": ("DOHA, July 18 (QNA) - They will meet on Monday.", None, ["? --07-18 (dateline)", "?"]),
}

DAYS_OF_NEWS = {
    "on-it-and-before": (
        "She was in Oslo on 17 October 2024. On Thursday she met the minister. On Tuesday she was in Bonn.",
        None,
        ["2024-10-17", "2024-10-17", "2024-10-15"],
    ),
    "just-after-it": ("They met on 17 October 2024. They talked again on Friday.", None, ["2024-10-17", "2024-10-18"]),
    "planned": ("They met on 17 October 2024. He will meet her on Wednesday.", None, ["2024-10-17", "2024-10-23"]),
    "yesterday-is-none": ("They met on 17 October 2024. Yesterday he left.", None, ["2024-10-17", "?"]),
    "last-friday-is-none": ("They met on 17 October 2024. They spoke last Friday.", None, ["2024-10-17", "?"]),
    "of-two-times": (
        "They met on 3 May 2019 and on 17 October 2024. They talked on Friday.",
        None,
        ["2019-05-03", "2024-10-17", "?"],
    ),
}

STAMPS = {
    "column": (
        "Minister receives partners\n13.04.2023  |  Views: 214\nThey met today.",
        None,
        ["2023-04-13 (stamp of the page)", "2023-04-13"],
    ),
    "keyed": ("By our staff Published: Apr 06, 2023\nThey met today.", None, ["2023-04-06 (stamp of the page)", "2023-04-06"]),
    "published-comes-before-updated": (
        "Updated: 14 November 2025\nPublished: 13 November 2025\nThey met today.",
        None,
        ["2025-11-14 (stamp of the page)", "2025-11-13 (stamp of the page)", "2025-11-13"],
    ),
    "own-line": ("Minister receives envoy\n14 November 2025 10:32\nThey met today.", None, ["2025-11-14", "2025-11-14"]),
    "place-and-day": ("Nairobi, 12 November 2022\nThey met today.", None, ["2022-11-12", "2022-11-12"]),
    "two-lines-are-an-agenda": ("12 May 2025\nCall\n13 May 2025\nThey met today.", None, ["2025-05-12", "2025-05-13", "?"]),
    "release-before-the-page": ("12 May 2022\nThey met today.", "2022-05-13", ["2022-05-12", "2022-05-12"]),
}

TENSES = {
    "begins": ("He begins a trip to Tokyo on Wednesday.", TUESDAY, ["2025-11-19"]),
    "present-of-several": ("The two ministers sit down on Thursday.", TUESDAY, ["2025-11-20"]),
    "present-in-a-list": (
        "He goes to Oslo on Wednesday and to Bonn on Thursday.",
        TUESDAY,
        ["2025-11-19", "2025-11-20"],
    ),
    "present-of-another-clause": ("The envoy, who flew in on Friday, meets him today.", TUESDAY, ["2025-11-14", "2025-11-18"]),
    "heading": ("Xi and Trump to speak on Friday, according to US president", TUESDAY, ["2025-11-21"]),
    "infinitive-of-aim": ("He flew to Rome to meet him on Friday.", TUESDAY, ["2025-11-14"]),
    "is-there": ("She is in Paris for talks on Wednesday.", TUESDAY, ["2025-11-19"]),
    "possessive-ahead": ("Friday's talks will be the first of their kind.", TUESDAY, ["2025-11-21"]),
    "possessive-over": ("Results of Friday's talks will be published.", TUESDAY, ["2025-11-14"]),
    "agreed-to-a-thing": ("the ceasefire that they agreed to in Rome on Monday", TUESDAY, ["2025-11-17"]),
    "first-since": ("They will hold their first meeting since May.", TUESDAY, ["month 2025-05-01.."]),
    "following": ("He will lead the bloc following his election on Sunday.", TUESDAY, ["2025-11-16"]),
}

SAID = {
    "in-a-statement": ("the ministry said in a statement on Monday", TUESDAY, ["2025-11-17 (date of a statement)"]),
    "told-reporters": ("he told reporters on Monday that they met", TUESDAY, ["2025-11-17 (date of a statement)"]),
    "statement-issued": ("a joint press statement issued early Friday", TUESDAY, ["2025-11-14 (date of a statement)"]),
    "talks-announced": ("he announced talks on Monday", TUESDAY, ["2025-11-17"]),
    "possessive": ("he said Monday's talks went well", TUESDAY, ["2025-11-17"]),
    "in-office": ("Cho was sworn in last week.", TUESDAY, ["2025-11-10..2025-11-16 (birth, founding or term of office)"]),
    "relations": ("They established diplomatic relations on May 5, 2020.", None, ["2020-05-05"]),
}

RELATIVE = {
    "two-days-before": (
        "They agreed on Sept. 25, 2019 after talks there two days before between X and Y.",
        None,
        ["2019-09-25", "2019-09-23"],
    ),
    "hours-before": ("They met on 14 May 2025. Hours before, he had lunch.", None, ["2025-05-14", "2025-05-14"]),
    "day-after-it": ("They met on 14 May 2025, a day after he saw Y.", None, ["2025-05-14", "2025-05-13"]),
    "day-before-it": ("They met on 14 May 2025, two days before he left.", None, ["2025-05-14", "2025-05-16"]),
    "day-hours": ("They met on 14 May 2025. Only 24 hours earlier he had come.", None, ["2025-05-14", "2025-05-13"]),
    "next-morning": ("They met on 14 May 2025. The next morning he left.", None, ["2025-05-14", "2025-05-15"]),
    "second-day": ("Talks were on 3-5 May 2025. On the second day X left.", None, ["2025-05-03..2025-05-05", "2025-05-04"]),
    "second-day-of-nothing": ("On the second day X left.", None, ["? (no day told before it)"]),
    "in-the-morning": ("They met on Monday. She was received in the morning.", TUESDAY, ["2025-11-17", "2025-11-17"]),
    "in-the-morning-of-old": (
        "They met on 14 May 2020. She was received in the morning.",
        TUESDAY,
        ["2020-05-14", "? (no day told before it)"],
    ),
    "earlier-is-not-from-a-plan": (
        "They met on Monday. It starts on December 1. The text was settled nine days earlier.",
        TUESDAY,
        ["2025-11-17", "2025-12-01..", "2025-11-08"],
    ),
    "told-in-both-ways": (
        "Talks are next year, in 2020. On May 3 they met.",
        None,
        ["?", "year 2020-01-01..2020-12-31", "2019-05-03"],
    ),
    "weekday-of-the-next-year": (
        "The first was in June 2018. On Wednesday, February 27, they met.",
        None,
        ["month 2018-06-01..2018-06-30", "2019-02-27"],
    ),
    "week-of-month": ("They met in the first week of May 2025.", None, ["2025-05-01..2025-05-07"]),
    "last-week-of-month": ("They met in the last week of May 2025.", None, ["2025-05-25..2025-05-31"]),
    "two-months": ("at Thimphu in July and August 1985", None, ["month 1985-07-01..1985-08-31"]),
}

TRAPS = {
    "may": "Theresa May met April Glaspie. It may rain. May I ask? Ministers may meet. Mrs May said so.",
    "may-as-name": "Prime Minister May came. Confidence in May was low.",
    "march": "Troops march on. They will march 12 miles to the border. Mr March left.",
    "sun-and-sat": "Foreign Minister Sun sat with the others. The Sun reported it.",
    "august": "an august body; August Wilson and August Hanning came.",
    "resolution": "Resolution 1701 and Resolution 2231 (2015) and Article 2025",
    "formats": "the 2+2 dialogue, the 5+1 group, G20, COP30",
    "money": "$3.5 and $2025 million and $3.5.2024 and 1,900 euros",
    "per-cent": "by 50% in total, 12-14 percent of seats",
    "aircraft": "F-16 jets and A320-200 and Boeing 737",
    "telephone": "+84 24 3799 2000 or 555-2019-1234",
    "version": "version 1.2.2025 of v2.3.2024",
    "ages": "aged 45, a 30-year-old, 52 years old",
    "scores": "won by 52 to 48 and 3-2",
    "quantities": "2,025 tonnes, 2000 people, 1900 troops",
    "decades": "in the 1990s and the late '80s",
    "ordinals": "the 14th round, the 47th ASEAN Summit, the second phase, the 5th and 6th rounds",
    "years-before-christ": "in 44 BC, 221 B.C., 1259 BCE and AD 751",
    "other-calendars": "15 Ramadan 1444; พ.ศ. 2568; 7 Adar 5785; 1446 هـ",
    "holidays": "Black Monday and the Good Friday Agreement",
    "repeated": "every Monday, on Mondays",
    "web-address": "see https://example.org/news/2021/06/24/fact-sheet",
    "letters-for-digits": "On l5 May 2O24 and in 2O25",
    "long-digits": "9" * 500 + " 12025-11-14",
}

ROWS = {
    f"{group}-{name}": row
    for group, rows in {
        "full": FULL,
        "span": SPANS,
        "end": ENDS,
        "publication": PUBLICATION,
        "yearless": YEARLESS,
        "text": TEXT,
        "period": PERIODS,
        "numbers": NUMBERS,
        "doubt": DOUBTS,
        "other": OTHER_DATES,
        "dateline": DATELINES,
        "day-of-news": DAYS_OF_NEWS,
        "stamp": STAMPS,
        "tense": TENSES,
        "said": SAID,
        "relative": RELATIVE,
    }.items()
    for name, row in rows.items()
}


@pytest.mark.parametrize(("text", "published", "expected"), ROWS.values(), ids=ROWS)
def test_date(text: str, published: str | None, expected: list[str]) -> None:
    assert dates_of(text, published) == expected


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_trap(text: str) -> None:
    assert dates_of(text, TUESDAY) == []


# --- what a mention holds ----------------------------------------------------------------------------------------------


def one(text: str, published: str | None = None) -> DateMention:
    (mention,) = find_dates(dated(text, published), RULES)
    return mention


def test_a_half_known_date_keeps_what_is_told() -> None:
    mention = one("They met on May 22.")
    assert (mention.start, mention.end) == (PartialDate(month=5, day=22),) * 2
    assert (mention.precision, mention.when.known) == (Precision.DAY, False)
    assert "year" in mention.when.why


def test_numbers_that_can_be_two_days_name_both() -> None:
    mention = one("They met on 03/04/2025.")
    assert mention.candidates == (dt.date(2025, 3, 4), dt.date(2025, 4, 3))
    assert "day or the month" in mention.when.why


BASES = {
    "stated": ("They met on 14 May 2025.", None, Basis.STATED, None),
    "year-inferred": ("They met on 14 May.", TUESDAY, Basis.YEAR_INFERRED, None),
    "publication": ("They met yesterday.", TUESDAY, Basis.RELATIVE, "publication"),
    "unknown": ("They met on 14 May.", None, Basis.UNKNOWN, None),
}


@pytest.mark.parametrize(("text", "published", "basis", "refers"), BASES.values(), ids=BASES)
def test_basis(text: str, published: str | None, basis: Basis, refers: str | None) -> None:
    mention = one(text, published)
    assert (mention.when.basis, mention.refers) == (basis, refers)


def test_what_counts_from_the_text_says_so() -> None:
    later = find_dates(dated("They met on 14 May 2025. The next day, he left.", None), RULES)[1]
    assert (later.refers, later.when.basis) == ("text", Basis.RELATIVE)
    assert "2025-05-14" in later.when.why


RELATIONS = {
    "on": ("on 14 May 2025", TimeRelation.ON),
    "since": ("since 14 May 2025", TimeRelation.SINCE),
    "until": ("until 14 May 2025", TimeRelation.UNTIL),
    "before": ("before 14 May 2025", TimeRelation.BEFORE),
    "after": ("after 14 May 2025", TimeRelation.AFTER),
}


@pytest.mark.parametrize(("text", "relation"), RELATIONS.values(), ids=RELATIONS)
def test_relation(text: str, relation: TimeRelation) -> None:
    assert one(text).relation is relation


def test_a_doubt_says_why() -> None:
    assert one("They met on Monday, 14 November 2025.").doubt == "14 November 2025 is a Friday, not a Monday"


# --- parts -------------------------------------------------------------------------------------------------------------


def test_of_overlapping_matches_the_longest_stands() -> None:
    text = "on 14 November 2025"
    plain = plain_text(text)
    matches = list(find_matches(text, plain, RULES))
    assert {match.words for match in matches} > {"14 november 2025", "november 2025"}
    assert [match.words for match in settle_overlaps(matches)] == ["14 november 2025"]


def test_finding_says_no_more_than_the_words() -> None:
    (expression,) = find_expressions("They met on Friday.", RULES)
    assert (expression.weekday, expression.start, expression.shift) == (4, None, None)


def test_resolving_uses_the_article_it_is_given() -> None:
    text = "They met on Friday."
    expressions = find_expressions(text, RULES)
    for published, day in (("2025-11-18", 14), ("2025-11-25", 21)):
        (resolved,) = resolve_expressions(dated(text, published), expressions, RULES)
        assert resolved.mention.when.start == dt.date(2025, 11, day)


CANDIDATES = {
    "14-Nov-2025": PartialDate(year=2025, month=11, day=14),
    "Nov-2025": None,
    "14-xyz-2025": None,
    "14 November 2025" + " " * 60: None,
}


@pytest.mark.parametrize(("words", "expected"), CANDIDATES.items())
def test_the_parser_is_asked_for_whole_bounded_dates_only(words: str, expected: PartialDate | None) -> None:
    assert parse_candidate(words, "en") == expected


# --- any text ----------------------------------------------------------------------------------------------------------

VOCABULARY = """
    May March 3 14 31 2025 1999 '25 Nov. Friday Sun last next this week month year the of - – to and from until since days two ago
    later earlier same day , . ( ) 14/11/2025 03/04/2025 2025-11-14 today tomorrow 29 February quarter first end early mid half
    9999 will met by before after HANOI (VNA) : weekend summer Q3 0 99999999999 years
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "the\u00a0next", "\n\n\n", "3 p.m.", "two days later"])
SENTENCES = st.lists(WORDS, max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), SENTENCES)
DAYS = st.dates(dt.date(1, 1, 1), dt.date.max)


@given(text=TEXTS, published=st.none() | DAYS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_in_order_and_quoted(text: str, published: dt.date | None) -> None:
    source = article(text, published=published)
    mentions = find_dates(source, RULES)
    place = 0
    for found in mentions:
        mention = found.mention
        assert place <= mention.begin < mention.end
        assert text[mention.begin : mention.end] == mention.text
        place = mention.end
    assert find_dates(source, RULES) == mentions


@given(text=TEXTS, published=st.none() | DAYS)
@settings(max_examples=200, deadline=None)
def test_what_is_known_is_in_order_and_what_is_not_says_why(text: str, published: dt.date | None) -> None:
    for found in find_dates(article(text, published=published), RULES):
        when: When = found.when
        if when.start and when.end:
            assert when.start <= when.end
        assert when.known or when.why
        assert when.known is (when.basis is not Basis.UNKNOWN)


@given(weekday=st.integers(0, 6), weeks=st.integers(-500, 500), tense=st.sampled_from(["met", "will meet"]))
def test_a_weekday_moves_with_the_week_of_publication(weekday: int, weeks: int, tense: str) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    text, published = f"They {tense} on {name}.", dt.date(2025, 11, 18)
    (here,) = find_dates(article(text, published=published), RULES)
    (there,) = find_dates(article(text, published=published + dt.timedelta(weeks=weeks)), RULES)
    assert here.when.start is not None
    assert there.when.start == here.when.start + dt.timedelta(weeks=weeks)
    assert there.when.start.weekday() == weekday


@given(published=st.dates(dt.date(1900, 1, 1), dt.date(2190, 1, 1)), back=st.integers(0, 180))
def test_a_past_date_without_its_year_is_found_again(published: dt.date, back: int) -> None:
    day = published - dt.timedelta(days=back)
    (found,) = find_dates(article(f"They met on {day.day} {day:%B}.", published=published), RULES)
    if (day.month, day.day) != (2, 29):
        assert found.when.start == day


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2190, 1, 1)), published=st.none() | DAYS)
def test_a_full_date_is_what_it_is(day: dt.date, published: dt.date | None) -> None:
    for words in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        (found,) = find_dates(article(f"They met on {words}.", published=published), RULES)
        assert (found.when.start, found.when.end) == (day, day)


# --- growth ------------------------------------------------------------------------------------------------------------

HOSTILE = {
    "months": "March ",
    "may": "May ",
    "years": "1999 2000 ",
    "slashes": "1/",
    "hyphens": "2-3-",
    "dots": "1.2.",
    "ago": "1 year 1 month 1 week 1 day ",
    "colons": "12:",
    "zones": "+00:00",
    "and-list": "and 2 , ",
    "dashes": "1 - ",
    "digits": "9",
    "blanks": " ",
    "breaks": "\n",
    "weekdays": "Friday, ",
    "dates": "14 May 2025, ",
    "capitals": "Aa ",
    "hyphenated": "Nguyen-",
    "slash-words": "a/2025/",
    "hours": "at 3 p.m. ",
    "commas": "3, 4, ",
}


def work(text: str) -> int:
    """The characters that the rules are shown, all rules together; each rule is linear in what it is shown."""
    windows = find_windows(plain_text(text), RULES.near)
    return sum(end - begin for rule in RULES.dates for begin, end in windows[rule.near])


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_text(unit: str) -> None:
    small, large = work(f"On 3 {unit * 500} March 2025"), work(f"On 3 {unit * 2000} March 2025")
    assert large <= 4.2 * small


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = f"{unit * 400} They met on 3 June 2025."
    assert "2025-06-03" in [short(mention) for mention in find_dates(dated(text, None), RULES)]


# --- the command -------------------------------------------------------------------------------------------------------


def timexes(text: str, dct: str | None = TUESDAY) -> list[tuple[str, str, str]]:
    out = io.StringIO()
    dates_jsonl([json.dumps({"doc": "d", "dct": dct, "text": text}), "\n"], out, RULES)
    (line,) = out.getvalue().splitlines()
    found = json.loads(line)["timexes"]
    assert all(text[timex["begin"] : timex["end"]] == timex["text"] for timex in found)
    return [(timex["text"], timex["value"], timex.get("end_value", "")) for timex in found]


VALUES = {
    "day": ("on 14 May 2025", ("14 May 2025", "2025-05-14", "")),
    "span": ("on May 12-14, 2025", ("May 12-14, 2025", "2025-05-12", "2025-05-14")),
    "month": ("in May 2025", ("May 2025", "2025-05", "")),
    "part-of-month": ("in early May 2025", ("early May 2025", "2025-05", "")),
    "year": ("in 2023", ("2023", "2023", "")),
    "part-of-year": ("in mid-2023", ("mid-2023", "2023", "")),
    "week": ("met last week", ("last week", "2025-W46", "")),
    "weekend": ("met over the weekend", ("over the weekend", "2025-W46-WE", "")),
    "quarter": ("in Q3 2025", ("Q3 2025", "2025-Q3", "")),
    "season": ("in autumn 2023", ("autumn 2023", "2023-FA", "")),
    "since": ("since 14 May 2025", ("14 May 2025", "2025-05-14", "")),
    "until": ("until May 2025", ("May 2025", "2025-05", "")),
    "weekday-of-week": ("met on Friday last week", ("Friday last week", "2025-11-14", "")),
    "month-of-year": ("met in May last year", ("May last year", "2024-05", "")),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES)
def test_timex_value(text: str, expected: tuple[str, str, str]) -> None:
    assert timexes(text) == [expected]


def test_timex_without_a_year_has_an_open_one() -> None:
    assert timexes("on 14 May", None) == [("14 May", "XXXX-05-14", "")]


def test_words_without_a_date_give_no_timex() -> None:
    assert timexes("in the coming days") == []
