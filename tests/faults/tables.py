"""Small tables of figures, as text."""

HEADER = "country,year,indicator,value,unit,source"


def row(country: object = "KHM", year: object = 2014, value: object = 12, indicator: object = "ICSE_VICTIMS",
        unit: object = "victims", source: object = "Police", separator: str = ",") -> str:
    """A line of the plain layout."""
    return separator.join(map(str, (country, year, indicator, value, unit, source)))


def plain(*rows: str, header: str = HEADER, end: str = "\n") -> str:
    """A table of the plain layout, with these lines."""
    return end.join([header, *rows, ""])


def hours(value: object, country: object = "KHM", year: object = 2014, unit: object = "hours",
          separator: str = ",") -> str:
    """A line with a figure that may have decimals."""
    return row(country, year, value, "TAKEDOWN_HOURS", unit, separator=separator)


def semicolons(*rows: str) -> str:
    """A table with semicolons between its cells."""
    return plain(*rows, header=HEADER.replace(",", ";"))
