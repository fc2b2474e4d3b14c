"""From what was gathered of a person to the person: the plain name, the office, the side, and the mentions."""

from __future__ import annotations

from itertools import takewhile

from extract.fold import fold
from extract.model import Article, Mention, MentionKind, Participant, Person, mention_of
from extract.officials.register import PersonDraft
from extract.officials.tokens import words_of

_LETTERS_ONLY = frozenset("abcdefghijklmnopqrstuvwxyz-' ")


def person_of(article: Article, draft: PersonDraft, deputies: frozenset[str]) -> Person:
    """The person of a draft; the known official's name, side and spelling where it is one.

    `deputies` are the words that make a title another one: "Vice" President.
    """
    official = draft.known.official if draft.known else None
    native = official.native if official else (draft.spelt if draft.named and not draft.spelt.isascii() else None)
    participant = Participant(
        name=official.name if official else plain_name(draft.spelt),
        official=official.id if official else None,
        native=native,
        office=_office_held(draft, deputies) or draft.office,
        side=(official.side if official else None) or draft.side,
    )
    mentions = _mentions(article, draft, participant)
    return Person(participant=participant, titles=tuple(draft.titles.values()), mentions=mentions, named=draft.named)


def _mentions(article: Article, draft: PersonDraft, participant: Participant) -> tuple[Mention, ...]:
    """The mentions in text order, of two in one place the one found last."""
    rules = {(begin, end): rule for begin, end, rule in draft.spans}
    return tuple(
        mention_of(article, *span, MentionKind.OFFICIAL, participant.name, rules[span], participant.official)
        for span in sorted(rules)
    )


def _office_held(draft: PersonDraft, deputies: frozenset[str]) -> str | None:
    """The known office that the titles of the article mean, where they mean one.

    "Trade Minister" is the Minister of Industry and Trade, "State President" the President.
    """
    offices = draft.known.official.offices if draft.known else ()
    content = {word for word in draft.title_words if len(word) > 3} - draft.heads
    words = [(office.title, set(words_of(office.title))) for office in offices]
    meant = {title for title, held in words if draft.heads & held and content & held}
    told = draft.title_words | draft.heads
    whole = {title for title, held in words if held <= told and not (told & deputies) - held}
    found = meant if len(meant) == 1 else whole
    return found.pop() if len(found) == 1 else None


def plain_name(spelt: str) -> str:
    """A name in plain ASCII, its capitals kept: `Nguyễn Hồng Diên` is `Nguyen Hong Dien`; initials are dropped between names.

    Those that a name begins with stay as written: `J. R. Jayewardene`.
    """
    pieces = ["".join(map(_plain_letter, word)).strip(",") for word in spelt.replace("\xa0", " ").split()]
    initials = len(list(takewhile(_is_initial, pieces[:-1])))
    ends = (0, len(pieces) - 1)
    kept = [piece for place, piece in enumerate(pieces) if not _is_initial(piece) or place < initials or place in ends]
    return " ".join(piece if place < initials else piece.strip(".") for place, piece in enumerate(kept))


def _is_initial(piece: str) -> bool:
    return len(piece.strip(".")) < 2


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    folded = fold(letter)
    plain = folded if set(folded) <= _LETTERS_ONLY else ""
    return plain.capitalize() if letter.isupper() else plain
