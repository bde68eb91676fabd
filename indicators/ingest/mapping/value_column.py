"""Which of several columns of figures holds the values: the one that is headed with the indicator's unit."""

from indicators.ingest.mapping.headers import LEFT_OUT, Roles
from indicators.ingest.mapping.table import holds_figures
from indicators.ingest.mapping.units import PERCENT, says_number, unit_words
from indicators.ingest.reading import Reading
from indicators.model import Catalogue, Indicator, Issue


def values_by_unit(reading: Reading, roles: Roles, known: Indicator | None,
                   catalogue: Catalogue) -> tuple[dict[str, str], list[Issue]]:
    """Roles by header that the units above columns settle; or an error where two columns may hold the values."""
    code, header = unit_words(catalogue), [name.strip() for name in reading.header]
    units = {index: unit for index in roles.left_out if (unit := code(header[index])) in catalogue.units
             and holds_figures(reading.columns[index])}
    if known:
        units = {index: unit for index, unit in units.items() if unit == known.unit}
    if len(units) != 1 or roles.years or roles.indicators or roles.levels.stated:
        return {}, []
    (position, unit), = units.items()
    value = roles.of.get("value")
    if value is None:
        return ({header[position]: "value"}, []) if known else ({}, [])
    if known and unit == PERCENT and says_number(header[value]):
        return {header[position]: "value", header[value]: LEFT_OUT}, []
    if known or says_number(header[value]):
        return {}, [Issue(code="columns.both", row=reading.header_row, column=header[position],
                            found=header[position],
                            values={"first": header[value], "role": "value", "noun": "value"})]
    return {}, []
