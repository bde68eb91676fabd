"""Choices: what the user, or the options of a script, state about a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from indicators.ingest.formats.table import ReadOptions
from indicators.model import Catalogue

INDICATOR, YEAR, COUNTRY = "indicator:", "year:", "country:"
"""Prefixes of the role of a column of figures whose header names an indicator, a year or a country."""

DESCRIBED = "described"
"""Role of a column that its format names, or that says again what another column says."""

IGNORE, STOP = "ignore", "stop"
"""Answers in ``lines`` and ``columns``: it says nothing about the figures; or it limits them, and stops the file."""

LEAVE_OUT, SOURCE = "leave_out", "source"
"""Answers in ``lines``: the rows from this line to the next one are left out, or a hidden row; it is the source."""

SCALES = {"thousands": "1000", "millions": "1000000"}
"""Answers in ``lines``: all figures are in thousands or millions."""

MARKS_OF_LINES = ("provisional", "estimated")
"""Answers in ``lines``: all figures are so."""

OF_PERSONS = ("SEX=F", "SEX=M")
"""Answers in ``lines``: all figures are of one sex."""

FROM_ABOVE = "above"
"""Answer for the name "" in ``areas`` and ``indicators``: rows without one take it from the last row that has one."""

OWN = "own"
"""Answer in ``units``: the text in the unit column means the unit of the row's indicator."""

AS_WRITTEN = "1"
"""Answer for ``scale``: figures are in full."""

BY_NAME = ("columns", "rows", "areas", "indicators", "units", "lines", "signs")
"""Fields of Choices with an answer for each name."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Choices, empty or 0 if not made; ``columns`` maps headers to roles, ``areas`` and others names to codes."""

    indicator: str = ""
    country: str = ""
    year: str = ""
    encoding: str = ""
    separator: str = ""
    header_row: int = 0
    decimal: str = ""
    scale: str = ""                            # "1000", or AS_WRITTEN, if the file says that figures are in thousands
    financial_year_ends: str = ""              # "06-30", if a year is written 2014/15
    sheet: str = ""
    source: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)        # text of a line -> an answer above
    units: Mapping[str, str] = field(default_factory=dict)        # unit as written, "" for none -> OWN
    signs: Mapping[str, str] = field(default_factory=dict)        # "fewer than #" -> one of notation.SIGNS
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # header -> cells whose rows are left out
    ignore_unused: bool = False                # what was not used says nothing about the figures

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Choices":
        """Return the choices among the entries stored in the ledger."""
        rows = {name: tuple(cells) for name, cells in stored.get("rows", {}).items()}
        return cls(**{name: stored[name] for name in cls.__dataclass_fields__ if name in stored} | {"rows": rows})

    def with_earlier(self, earlier: "Choices") -> "Choices":
        """Return these choices, completed by decisions about earlier files; choices made now take precedence."""
        completed: dict[str, Any] = {name: {**getattr(earlier, name), **getattr(self, name)} for name in BY_NAME}
        return replace(self, **completed)

    def answered(self, answers: Mapping[str, Any]) -> "Choices":
        """Return these choices with answers by field, "" to take one back; a role replaces what limited its rows."""
        rows = {name: cells for name, cells in self.rows.items() if name not in answers.get("columns", {})}
        merged = dict(answers)
        for field_name in set(answers) & set(BY_NAME):
            named = {**getattr(self, field_name), **answers[field_name]}
            merged[field_name] = {name: answer for name, answer in named.items() if answer}
        return replace(self, **merged | {"rows": {**rows, **answers.get("rows", {})}})

    def under(self, catalogue: Catalogue) -> "Choices":
        """Return these choices with the codes of a catalogue, without answers whose code no longer exists."""
        return self.recoded(lambda code: catalogue.code_of.get(code.casefold(), ""),
                            lambda code: code if code in catalogue.area else "")

    def recoded(self, indicator: Callable[[str], str], area: Callable[[str], str] = str) -> "Choices":
        """Return these choices with other codes for indicators and areas; answers whose code becomes "" are dropped."""
        columns = {name: f"{INDICATOR}{indicator(role.removeprefix(INDICATOR))}" if role.startswith(INDICATOR) else role
                   for name, role in self.columns.items()}
        return replace(
            self, indicator=indicator(self.indicator) or self.indicator,
            columns={name: role for name, role in columns.items() if role != INDICATOR},
            indicators={name: now for name, code in self.indicators.items()
                        if (now := code if code == FROM_ABOVE else indicator(code))},
            areas={name: now for name, code in self.areas.items()
                   if (now := code if code == FROM_ABOVE else area(code))})

    def read_options(self) -> ReadOptions:
        """Return the options for reading a file."""
        return ReadOptions(encoding=self.encoding, separator=self.separator, header_row=self.header_row,
                           sheet=self.sheet)

    def stated(self) -> dict[str, Any]:
        """Return the choices made, serialisable as JSON."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: dict(choice) if isinstance(choice, Mapping) else choice
                for name, choice in given.items() if choice}
