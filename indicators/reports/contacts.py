"""Contacts of a round from a CSV or a workbook: whom to write to, in which language, and who looks after a country."""

from dataclasses import replace

from indicators.catalogue.area_names import AreaNames
from indicators.errors import InputRefused, Refusal
from indicators.ingest.reading import read
from indicators.model import Catalogue
from indicators.model.rounds import Invited, Round

COLUMNS = ("contact", "language", "officer")


def imported_contacts(content: bytes, round_: Round, catalogue: Catalogue) -> dict[str, Invited]:
    """The countries of a round with what the file has in its columns "country", "contact", "language" and "officer"; an
    empty cell changes nothing.

    Raises InputRefused and Refusal: contacts.unreadable, contacts.columns, contacts.countries,
    contacts.twice.
    """
    reading, names = read(content), AreaNames(catalogue)
    if reading.refused or reading.issues:            # a row that could not be read would be lost
        raise InputRefused("contacts.unreadable", reading.issues)
    heads = [head.strip().casefold() for head in reading.header]
    if "country" not in heads or not set(heads) & set(COLUMNS) or len(set(heads)) < len(heads):
        raise Refusal("contacts.columns")
    invited, unknown, seen, repeated = dict(round_.invited), list[str](), set[str](), list[str]()
    for cells in reading.cells.itertuples(index=False):
        row = {head: str(cell).strip() for head, cell in zip(heads, cells, strict=True)}
        code = names.code(row["country"])
        if code in seen:
            repeated.append(row["country"])
        elif code in invited:
            seen.add(code)
            invited[code] = replace(invited[code], **{name: row[name] for name in COLUMNS if row.get(name)})
        elif any(row.values()):
            unknown.append(row["country"])
    if unknown:
        raise Refusal("contacts.countries", names=", ".join(unknown))
    if repeated:
        raise Refusal("contacts.twice", names=", ".join(repeated))
    return invited
