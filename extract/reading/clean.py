"""From the bytes of a file to text that every later part can hold: strict UTF-8, one kind of line end, bounded NFC.

Nothing is guessed and nothing is lost silently: what cannot be decoded is refused, what is replaced is counted in a warning.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

MAX_MARKS = 30
"""Combining marks kept on one base. Normalising is quadratic in them (100,000 accents: 17 s); no script puts ten on a letter."""
MAX_LINE = 500
"""Characters kept of a title, a publisher or a name in the head of a file; what is longer is cut with an ellipsis."""

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_WRAPPED = (40, 100)
"""Between how many characters the lines of a hard-wrapped text are: mails break at 72, typewritten pages at 60."""
_SHORTEST_RAGGED = 25
"""The least that the longest line of a ragged block has; what is shorter is a list of words."""
_BLOCK = re.compile(r"(?m)^[^\n]+(?:\n[^\n]+)+")
_GOES_ON = re.compile(r"(?:(?<![.!?:;”\"])|(?<=\b[A-Z]\.)|(?<=\b[A-Z][a-z]\.)|(?<=\bMrs\.))\n(?=[^\W_])")
_GOES_ON_SMALL = re.compile(r"[\w,]\n(?=[a-z])")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f]")
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
# UTF-32's mark of the byte order begins like UTF-16's, so it is looked for first.
_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class NotTextError(ValueError):
    """Bytes that are no UTF-8 text: what they seem to be instead, as a sentence part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A text in the one form that offsets count in, and what was replaced to get there."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> str:
    """Text from UTF-8 bytes, without marks of the byte order in front: `b"\\xef\\xbb\\xbfDien"` is `Dien`."""
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            raise NotTextError(f"is {name}, not UTF-8.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotTextError(f"is not UTF-8 text: byte 0x{data[error.start]:02X} at position {error.start}.") from None
    if "\0" in text:
        raise NotTextError("holds NUL bytes, so it is no plain UTF-8 text.")
    return text.lstrip("\ufeff")


def clean_text(text: str) -> Cleaned:
    """The text with `\\n` line ends, in NFC, without control characters, with a warning for every loss.

    >>> clean_text("Die\\u0302n met\\r\\nHelberg").text
    'Diên met\\nHelberg'
    """
    text, lost = _NO_CHARACTER.subn(_REPLACEMENT, text)
    text = _CONTROL.sub(" ", _LINE_END.sub("\n", text))
    text, capped = _cap_marks(text)
    warnings = []
    if lost:
        warnings.append(f"The text held {lost} code points that are no characters; each is shown as {_REPLACEMENT}.")
    if capped:
        warnings.append(f"At {capped} places the text piled up combining marks; {MAX_MARKS} were kept at each.")
    return Cleaned(text=unwrapped(unicodedata.normalize("NFC", text)), warnings=tuple(warnings))


def unwrapped(text: str) -> str:
    """The text with line breaks that only wrap a paragraph as blanks, so that sentences are whole; every place stays.

    A wrapped block has lines that are all about as long, or a third of them go on in small letters ("discussed\\nthe energy");
    headings, captions and lists keep their lines.
    """
    return _BLOCK.sub(_joined, text)


def _joined(block: re.Match[str]) -> str:
    lines = block.group().split("\n")
    shortest, longest = _WRAPPED
    lengths = [len(line.rstrip()) for line in lines[:-1]]
    even = all(shortest <= length <= longest for length in lengths) and max(lengths) - min(lengths) <= max(lengths) // 3
    ragged = max(lengths) >= _SHORTEST_RAGGED and 3 * len(_GOES_ON_SMALL.findall(block.group())) >= len(lengths)
    wrapped = (even and len(lines[-1]) <= longest) or ragged
    return _GOES_ON.sub(" ", block.group()) if wrapped else block.group()


def clean_line(text: str) -> str:
    """A title or a name on one line: cleaned, blanks collapsed, cut at `MAX_LINE`."""
    line = " ".join(clean_text(text[: 10 * MAX_LINE]).text.split())
    return line if len(line) <= MAX_LINE else line[: MAX_LINE - 1] + "…"


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in it: blanks, zero-width characters and dashes are no text."""
    return any(character.isalnum() for character in text)


def _cap_marks(text: str) -> tuple[str, int]:
    """At most `MAX_MARKS` combining marks in a row, and at how many places there were more."""
    marks = "" if text.isascii() else "".join(sorted(character for character in set(text) if _is_mark(character)))
    if not marks:
        return text, 0
    some = f"[{re.escape(marks)}]"
    return re.subn(f"({some}{{{MAX_MARKS}}}){some}+", r"\1", text)


def _is_mark(character: str) -> bool:
    """Whether normalising sorts it behind a base; some that decompose into marks do not say so themselves (U+0F73)."""
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) != 0
