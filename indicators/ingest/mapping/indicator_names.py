"""Indicator names in a file -> codes: by code, alias, title, or the user's choice."""

import difflib
from collections.abc import Mapping
from functools import cached_property

from indicators import wording
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue

_NEARLY = 0.7            # similarity from which a name may match: "Victims" and ICSE_VICTIMS have 0.74
_RESEMBLES = 0.6         # similarity from which it is suggested


class IndicatorNames:
    """Names of a catalogue's indicators; a title shared by two indicators matches neither."""

    def __init__(self, catalogue: Catalogue, chosen: Mapping[str, str] | None = None) -> None:
        self._chosen = {normalised(name): code for name, code in (chosen or {}).items() if name}
        self._catalogue = catalogue

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {normalised(name): code for name, code in self._catalogue.code_of.items()}

    @cached_property
    def _titles(self) -> dict[str, str]:
        titles: dict[str, set[str]] = {}
        for indicator in self._catalogue.indicators.values():
            stated = indicator.title if isinstance(indicator.title, dict) else {"en": indicator.title}
            for title in stated.values():
                titles.setdefault(normalised(title), set()).add(indicator.id)
        return {title: next(iter(codes)) for title, codes in titles.items() if len(codes) == 1}

    def code(self, name: str) -> str:
        """Return the code of the indicator with this name; "" if there is none."""
        key = normalised(name)
        return self._chosen.get(key) or self._codes.get(key) or self._titles.get(key, "")

    def close(self, name: str) -> set[str]:
        """Return the codes of indicators with this or a similar name."""
        return {self.code(name)} - {""} or set(self._alike(name, _NEARLY))

    def is_chosen(self, name: str) -> bool:
        """Whether the user has chosen which indicator the name means."""
        return normalised(name) in self._chosen

    def suggestions(self, name: str, most: int = 3) -> list[tuple[str, str]]:
        """Return codes and titles of the indicators with the most similar names."""
        return [(code, wording.text(self._catalogue.indicators[code].title))
                for code in dict.fromkeys(self._alike(name, _RESEMBLES))][:most]

    def _alike(self, name: str, cutoff: float) -> list[str]:
        known = self._codes | self._titles
        return [known[match] for match in difflib.get_close_matches(normalised(name), list(known), n=6, cutoff=cutoff)]
