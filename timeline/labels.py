"""What people read instead of ids and codes: issue labels, country names, the native spelling and the side of officials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Words for the ids and codes of a dossier; what it does not know is shown as it is, never dropped."""

    issues: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    natives: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)

    def issue(self, issue_id: str) -> str:
        """The label of an issue: `trade-agreement` -> `Trade agreement`."""
        return self.issues.get(issue_id) or issue_id.replace("-", " ").capitalize()

    def country(self, code: str) -> str:
        """The English name of a country or organisation: `MY` -> `Malaysia`; an unknown code stays."""
        return self.countries.get(code) or code

    def native(self, name: str) -> str:
        """An official's name in its own spelling: `Nguyễn Hồng Diên`; empty where it is not known or the same."""
        spelling = self.natives.get(name, "")
        return "" if spelling == name else spelling

    def side(self, name: str) -> str:
        """The code of the side that an official stands for: `VN`; empty where it is not known."""
        return self.sides.get(name, "")


def labels_of(knowledge: Knowledge) -> Labels:
    """The labels that the reviewed knowledge holds."""
    return Labels(
        issues={issue.id: issue.label for issue in knowledge.issues},
        countries={country.code: country.name for country in knowledge.countries.records if country.name},
        natives={official.name: official.native for official in knowledge.officials if official.native},
        sides={official.name: official.side for official in knowledge.officials},
    )
