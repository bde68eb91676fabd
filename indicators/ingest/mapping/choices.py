"""What a person, or a script's options, say about a file that it does not say itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from indicators.ingest.read_options import ReadOptions
from indicators.kept import CHOICES
from indicators.model import Catalogue

INDICATOR, YEAR = "indicator:", "year:"
"""Before a code or a year: what a column of values is for, where a wide table has several."""

LEFT_OUT = "left_out"
"""Role of a column that a person leaves out."""

FROM_ABOVE = "above"
"""Answer of ``blanks``: rows that name no country or indicator have that of the named line above."""

NO_HEADING, OF_ALL = "no_heading", "of_all"
"""Answers of ``lines``: it says nothing of the lines below it; or all figures are of the persons whom it names."""

OWN = "own"
"""Answer of ``units``: the unit in words is that of the row's indicator."""

AS_WRITTEN = "1"
"""Answer of ``scale``: figures are in full."""

_ONE = ("indicator", "country", "year", "decimal", "scale", "financial_year_ends")
_MANY = ("columns", "areas", "indicators", "blanks", "lines", "units")


@dataclass(frozen=True, kw_only=True)
class Choices:
    """"" and 0: nothing was said. ``columns`` maps headers to roles, ``areas`` and ``indicators`` names to codes."""

    indicator: str = ""
    country: str = ""
    year: str = ""
    encoding: str = ""
    separator: str = ""
    header_row: int = 0
    decimal: str = ""
    scale: str = ""                            # "1000", or AS_WRITTEN, where a file says that figures are thousands
    financial_year_ends: str = ""              # "06-30", where a year is written 2014/15
    sheet: str = ""
    source: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, str] = field(default_factory=dict)       # noun -> FROM_ABOVE, where rows name none
    lines: Mapping[str, str] = field(default_factory=dict)        # what a lone line says -> NO_HEADING or OF_ALL
    units: Mapping[str, str] = field(default_factory=dict)        # word, "" of none -> OWN

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Choices":
        """Choices as the ledger keeps them, whatever program wrote them; what is no choice any more is left out."""
        known = CHOICES.read(kept)
        return cls(**{name: known[name] for name in cls.__dataclass_fields__ if name in known})

    def write(self) -> dict[str, Any]:
        """What was said, as the ledger keeps it."""
        return CHOICES.write(self.stated())

    def like(self, before: Mapping[str, Any]) -> "Choices":
        """These, and where they say nothing what was said before; a name that is said now counts more."""
        one = {name: getattr(self, name) or before.get(name, "") for name in _ONE}
        return replace(self, **one, **self._over(before))

    def with_earlier(self, earlier: "Choices") -> "Choices":
        """These with what was decided about earlier files; what was chosen now counts more."""
        return replace(self, financial_year_ends=self.financial_year_ends or earlier.financial_year_ends,
                       **self._over(earlier.stated()))

    def _over(self, before: Mapping[str, Any]) -> dict[str, Any]:
        return {name: {**before.get(name, {}), **getattr(self, name)} for name in _MANY}

    def under(self, catalogue: Catalogue) -> "Choices":
        """These with the codes of a catalogue; an answer whose code it has no more is left out, and asked again."""
        return self.recoded(lambda code: catalogue.code_of.get(code.casefold(), ""),
                            lambda code: code if code in catalogue.area else "")

    def recoded(self, indicator: Callable[[str], str], area: Callable[[str], str] = str) -> "Choices":
        """These with other codes for indicators and areas; an answer whose code becomes "" is left out."""
        columns = {name: f"{INDICATOR}{indicator(role.removeprefix(INDICATOR))}" if role.startswith(INDICATOR) else role
                   for name, role in self.columns.items()}
        return replace(
            self, indicator=indicator(self.indicator) or self.indicator,
            columns={name: role for name, role in columns.items() if role != INDICATOR},
            indicators={name: now for name, code in self.indicators.items() if (now := indicator(code))},
            areas={name: now for name, code in self.areas.items() if (now := area(code))})

    def read_options(self, filename: str = "") -> ReadOptions:
        """How a file of this name is to be read."""
        return ReadOptions(encoding=self.encoding, separator=self.separator, header_row=self.header_row,
                           sheet=self.sheet, filename=filename)

    def stated(self) -> dict[str, Any]:
        """What was said, as JSON has it."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: dict(choice) if isinstance(choice, Mapping) else choice
                for name, choice in given.items() if choice}
