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

    Raises InputRefused and Refusal: contacts.unreadable, contacts.columns, contacts.countries.
    """
    reading, names = read(content), AreaNames(catalogue)
    if reading.refused:
        raise InputRefused("contacts.unreadable", reading.issues)
    heads = [head.strip().casefold() for head in reading.header]
    if "country" not in heads or not set(heads) & set(COLUMNS):
        raise Refusal("contacts.columns")
    invited, unknown = dict(round_.invited), list[str]()
    for cells in reading.cells.itertuples(index=False):
        row = {head: str(cell).strip() for head, cell in zip(heads, cells, strict=True)}
        code = names.code(row["country"])
        if code in invited:
            invited[code] = replace(invited[code], **{name: row[name] for name in COLUMNS if row.get(name)})
        elif any(row.values()):
            unknown.append(row["country"])
    if unknown:
        raise Refusal("contacts.countries", names=", ".join(unknown))
    return invited
