"""The cells of a table -> one figure a row, with a column for each noun: long and wide layouts, in any words."""

from dataclasses import dataclass, field

from indicators.model import Catalogue, Finding, Message
from indicators.submissions.columns.choices import Choices
from indicators.submissions.columns.headers import Roles, find_roles
from indicators.submissions.columns.indicators import IndicatorNames
from indicators.submissions.columns.layout import lay_out
from indicators.submissions.columns.table import Column, Long
from indicators.submissions.reading import Reading

__all__ = ["Choices", "Column", "Long", "Mapped", "map_columns"]

ASKED = {"country": "--country", "indicator": "--indicator", "year": "--year"}
"""What a file may leave unsaid, and the option that says it."""


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """A table with one figure a row. Where ``table`` is None the file is refused, and ``findings`` say why."""

    table: Long | None
    findings: list[Finding] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def map_columns(reading: Reading, catalogue: Catalogue, choices: Choices) -> Mapped:
    """Find what each column is for, fill in what ``choices`` say, and lay the table out with one figure a row."""
    names = IndicatorNames(catalogue, choices.indicators)
    roles = find_roles(reading.header, reading.header_row, names, choices.columns)
    findings = [*roles.findings, *_missing(reading, roles, choices)]
    if findings:
        return Mapped(table=None, findings=findings, notes=list(roles.notes))
    table, notes = lay_out(reading, roles, choices)
    return Mapped(table=table, notes=[*roles.notes, *notes])


def _missing(reading: Reading, roles: Roles, choices: Choices) -> list[Finding]:
    """A finding for each noun that neither the table nor an option says, and for values in two layouts at once."""
    wide = bool(roles.years or roles.indicators)
    has = {
        "country": bool({"country", "country_code", "country_name"} & set(roles.of)) or bool(choices.country),
        "year": "year" in roles.of or bool(roles.years) or bool(choices.year),
        "indicator": bool({"indicator", "indicator_code", "indicator_name"} & set(roles.of)) or bool(roles.indicators)
        or bool(choices.indicator),
        "value": "value" in roles.of or wide,
        "unit": "unit" in roles.of or ("value" not in roles.of and wide) or bool(choices.indicator),
    }
    row, header = reading.header_row, ", ".join(each.strip() for each in reading.header)
    missing = [Finding(code="columns.missing_asked" if name in ASKED else "columns.missing", row=row, column=name,
                       found=header, values={"option": ASKED.get(name, "")})
               for name, there in has.items() if not there]
    if (roles.years and roles.indicators) or ("value" in roles.of and wide):
        missing.append(Finding(code="columns.two_layouts", row=row, found=header))
    return missing
