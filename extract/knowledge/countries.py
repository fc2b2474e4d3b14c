"""Countries and organisations: those of the file, and the usual names of the `babel` package for what the file does not tell."""

from __future__ import annotations

from dataclasses import replace

from extract.fold import fold
from extract.knowledge.records import Countries, Country

# What the package lists beside countries: the euro zone, two pseudo-locales, outlying Oceania, the unknown.
_NO_COUNTRIES = ("EZ", "QO", "XA", "XB", "ZZ")


def with_common_names(own: tuple[Country, ...]) -> Countries:
    """The file's countries and those of the `babel` package, whose names fill what the file does not tell."""
    from babel import Locale  # it reads its data when first imported

    records = {record.code: record for record in own}
    usual = {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    for code, name in usual.items():
        if code in records or code not in _NO_COUNTRIES:
            records[code] = _completed(records.get(code, Country(code=code)), _written_out(name))
    return Countries(records=tuple(records[code] for code in sorted(records)))


def _written_out(name: str) -> tuple[str, ...]:
    """A usual name as articles write it: `St. Kitts & Nevis` is `Saint Kitts and Nevis` too."""
    plain = name.replace("’", "'")
    return tuple(dict.fromkeys((plain.replace("&", "and").replace("St. ", "Saint "), plain)))


def _completed(record: Country, usual: tuple[str, ...]) -> Country:
    """A country with the usual names that its record neither drops nor has already."""
    known = {fold(name) for name in (*record.names, *record.weak, *record.drop, *record.unless)}
    more = dict.fromkeys(name for name in usual if fold(name) not in known)
    return replace(record, name=record.name or usual[0], names=tuple(dict.fromkeys((*more, *record.names))))
