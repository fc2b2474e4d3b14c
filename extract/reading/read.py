"""Files in, articles out: `.txt`, `.md` with front matter, `.json` with a `text`.

Each file is an article or a failure with its remedy, and harms no other. Only regular files are opened, never a pipe or a
device, in a folder never a link, and never more of one than the limit. The same folder gives the same articles with the same
ids in the same order, wherever it lies. The date of a file says nothing about its article.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.model import Article, Failure, PublishedBasis
from extract.reading.clean import NotTextError, clean_text, decode, has_words
from extract.reading.front_matter import Details, details_of, read_header, split_front_matter

MAX_BYTES = 2_000_000
"""Bytes read of one file: some 300,000 words. What is longer is a book or a dump, and is to be split into its articles."""
MAX_ID = 150
"""Bytes of an id, which also names files, some of them with more behind it; file systems end at 255."""
SUFFIXES = (".txt", ".md", ".json")
NOT_YET = (".pdf", ".docx", ".html", ".htm", ".eml")
"""What people take for an article and what cannot be read yet; every other file in a folder is none of our business."""

_AS_UTF8 = "Save it as plain text in UTF-8 and read it again."


class ReadError(Exception):
    """A file that could not be read as an article; `failure` says what was wrong and what helps."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What was read from one place: the articles by id, and every file that could not be read."""

    articles: tuple[Article, ...] = ()
    failures: tuple[Failure, ...] = ()


def read_articles(src: Path | str, *, max_bytes: int = MAX_BYTES) -> Batch:
    """Every article in a folder and the folders in it, or the one article of a file; hidden ones are passed over.

    Raises `ReadError` where there is nothing of that name. Two files of one stem get their folder's name in front of their ids.
    """
    root = Path(src)
    if not root.exists():
        raise ReadError(_failure(root, "does not exist.", "Name a folder of articles, or one article."))
    if not root.is_dir():
        return _batch([(root, _safe_id(root.stem))], max_bytes, follow=True)
    files, failures = _candidates(root)
    read = _batch(list(zip(files, _ids(root, files), strict=True)), max_bytes, follow=False)
    return Batch(
        articles=tuple(sorted(read.articles, key=lambda article: article.id)),
        failures=tuple(sorted((*failures, *read.failures), key=str)),
    )


def read_article(path: Path | str, *, max_bytes: int = MAX_BYTES) -> Article:
    """The article in a file, under the file's stem as its id; `ReadError` where it cannot be read.

    >>> read_article("seeds/004_a15ab9f621ce86a6.md").id
    '004_a15ab9f621ce86a6'
    """
    file = Path(path)
    return _read(file, _safe_id(file.stem), max_bytes, follow=True)


def article_of(text: str, *, id: str, origin: str = "", details: Details | None = None) -> Article:  # noqa: A002
    """An article from a text at hand, in the form that files are read into."""
    cleaned = clean_text(text)
    known = details or Details()
    basis = PublishedBasis.FRONT_MATTER if known.published else PublishedBasis.UNKNOWN
    return Article(
        id=id,
        text=cleaned.text,
        sha256=hashlib.sha256(cleaned.text.encode()).hexdigest(),
        origin=origin,
        title=known.title,
        source=known.source,
        author=known.author,
        url=known.url,
        language=known.language,
        published=known.published,
        published_basis=basis,
        warnings=(*known.warnings, *cleaned.warnings),
    )


class _UnfitError(Exception):
    """Inside this module: why a file is no article, until its name is put to it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy


def _batch(files: Sequence[tuple[Path, str]], max_bytes: int, *, follow: bool) -> Batch:
    """Files read one after the other, each given with its id."""
    articles: list[Article] = []
    failures: list[Failure] = []
    for path, name in files:
        try:
            articles.append(_read(path, name, max_bytes, follow=follow))
        except ReadError as error:
            failures.append(error.failure)
    return Batch(articles=tuple(articles), failures=tuple(failures))


def _read(path: Path, name: str, max_bytes: int, *, follow: bool) -> Article:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadError(_unreadable_kind(path))
    try:
        text, details = reader(decode(_bytes_of(path, max_bytes, follow=follow)))
        return _article(text, details, id=name, origin=_shown(path))
    except _UnfitError as unfit:
        raise ReadError(_failure(path, unfit.problem, unfit.remedy)) from None
    except NotTextError as error:
        raise ReadError(_failure(path, str(error), _AS_UTF8)) from None
    except OSError as error:
        remedy = "See that it exists and that you may read it."
        raise ReadError(_failure(path, f"cannot be opened: {_reason(error)}.", remedy)) from None


def _article(text: str, details: Details, *, id: str, origin: str) -> Article:  # noqa: A002
    article = article_of(text, id=id, origin=origin, details=details)
    if not has_words(article.text):
        raise _UnfitError("holds no text.", "Put the article's text into it, or take it out of the folder.")
    return article


def _plain(text: str) -> tuple[str, Details]:
    return text, Details()


def _markdown(text: str) -> tuple[str, Details]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, body = split_front_matter(text)
    details = read_header(header)
    return (text, Details()) if details is None else (body, details)


def _json(text: str) -> tuple[str, Details]:
    """An article as the labelled ones are written; its own `id` and `events` are not looked at."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise _UnfitError(f"is no valid JSON{where}.", "Correct it, or save the article as .txt.") from None
    body = fields.get("text") if isinstance(fields, dict) else None
    if not isinstance(body, str):
        raise _UnfitError('is no article: it has no "text".', 'Give it a "text", or take it out of the folder.')
    return body, details_of({str(key): value for key, value in fields.items()})


_READERS = {".txt": _plain, ".md": _markdown, ".json": _json}


def _bytes_of(path: Path, max_bytes: int, *, follow: bool) -> bytes:
    """The bytes of a regular file; opened without waiting, so that a pipe cannot block, and through a link only if told to."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    flags |= 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise _UnfitError("is no regular file.", "Put a copy of the article itself into the folder.")
        data = b"" if found.st_size > max_bytes else file.read(max_bytes + 1)
    if found.st_size > max_bytes or len(data) > max_bytes:
        raise _UnfitError(f"is larger than {max_bytes:,} bytes.", "Split it into its articles.")
    if not data:
        raise _UnfitError("is empty.", "Put the article's text into it, or take it out of the folder.")
    return data


def _candidates(root: Path) -> tuple[list[Path], list[Failure]]:
    """The regular files that may be articles, by path, and what only looks like one."""
    files: list[Path] = []
    failures: list[Failure] = []
    for path in _walk(root, failures):
        failure = _unfit(path)
        if failure:
            failures.append(failure)
        else:
            files.append(path)
    return files, failures


def _unfit(path: Path) -> Failure | None:
    """Why a file is not even opened, if so."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return _failure(path, f"cannot be looked at: {_reason(error)}.", "See that you may read the folder.")
    if stat.S_ISLNK(mode):
        return _failure(path, "is a link and was not followed.", "Put a copy of what it points to into the folder.")
    if not stat.S_ISREG(mode):
        return _failure(path, "is no regular file.", "Put a copy of the article itself into the folder.")
    return _unreadable_kind(path) if path.suffix.lower() in NOT_YET else None


def _walk(root: Path, failures: list[Failure]) -> Iterator[Path]:
    """Files whose names end like an article's, and links to folders, each folder in the order of names."""

    def refuse(error: OSError) -> None:
        problem = f"cannot be listed: {_reason(error)}."
        failures.append(_failure(Path(error.filename), problem, "See that you may read the folder."))

    for folder, folders, names in os.walk(root, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in folders if Path(folder, name).is_symlink())
        wanted = (name for name in sorted(names) if not name.startswith("."))
        yield from (path for path in map(Path(folder).joinpath, wanted) if path.suffix.lower() in (*SUFFIXES, *NOT_YET))


def _ids(root: Path, files: Sequence[Path]) -> list[str]:
    """An id for each file: its stem; where two share one, with as much in front as tells them apart.

    Compared without regard to case, since ids name files and some file systems have none. `a/x.txt` and `b/x.txt` are `a-x`
    and `b-x`; `a/x.txt` and `a/x.md` are `a-x.txt` and `a-x.md`.
    """
    levels = [0] * len(files)
    while True:
        ids = [_id_at(root, path, level) for path, level in zip(files, levels, strict=True)]
        shared = Counter(name.casefold() for name in ids)
        clashing = [index for index, name in enumerate(ids) if shared[name.casefold()] > 1 and levels[index] < _LAST_LEVEL]
        if not clashing:
            return ids
        for index in clashing:
            levels[index] += 1


_LAST_LEVEL = 4


def _id_at(root: Path, path: Path, level: int) -> str:
    """The stem; with the folder's name; with the file's ending; with the whole way from the top; with a number for that way."""
    way = path.relative_to(root)
    folder = path.parent.name or root.resolve().name
    whole = "-".join(way.parts)
    number = hashlib.sha256(os.fsencode(way)).hexdigest()[:8]
    return _safe_id((path.stem, f"{folder}-{path.stem}", f"{folder}-{path.name}", whole, f"{whole}-{number}")[level])


def _safe_id(name: str) -> str:
    """A name that can stand in a table, an address and a file's name: printable, without a slash, not too long.

    >>> _safe_id("new\\nline")
    'new_line'
    """
    plain = clean_text(_printable(name)).text
    safe = "".join("_" if character in '/\\:*?"<>|' or not character.isprintable() else character for character in plain)
    data = safe.encode()
    if len(data) <= MAX_ID:
        return safe
    return data[: MAX_ID - 9].decode(errors="ignore") + "-" + hashlib.sha256(data).hexdigest()[:8]


def _printable(name: str) -> str:
    """A file's name with the bytes that are no UTF-8 written out: `bad\\xff`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _shown(path: Path) -> str:
    """A path as it is shown to people: on one line, without anything that a terminal would obey."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in _printable(str(path)))


def _failure(path: Path, problem: str, remedy: str) -> Failure:
    return Failure(path=_shown(path), problem=problem, remedy=remedy)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _unreadable_kind(path: Path) -> Failure:
    kind = path.suffix or "a file without an ending"
    return _failure(path, f"cannot be read: {kind} is none of {', '.join(SUFFIXES)}.", "Save the article's text as .txt.")
