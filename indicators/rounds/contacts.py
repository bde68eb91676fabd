"""Contacts of a round from a CSV or a workbook: whom to write to, in which language, and who looks after a country."""

from collections.abc import Iterator
from dataclasses import replace

from indicators.catalogue.area_names import AreaNames
from indicators.errors import InputRefused, Refusal
from indicators.ingest.reading import Reading, read
from indicators.ledger.rounds import LONGEST
from indicators.model import Catalogue, Issue
from indicators.model.rounds import Invited, Round

COLUMNS = ("contact", "language", "officer")
HARMLESS = ("above", "explanation", "property", "page_header")
"""What may surround the table: a title, lines of a sheet that is named itself, and what no cell holds."""


def imported_contacts(content: bytes, round_: Round, catalogue: Catalogue) -> dict[str, Invited]:
    """The countries that the file names in its column "country", with what it has in its columns "contact", "language"
    and "officer"; an empty cell changes nothing.

    Raises Refusal("contacts.columns") and, with all issues, InputRefused("contacts.refused").
    """
    reading = read(content)
    if reading.refused:
        raise InputRefused("contacts.refused", reading.issues)
    heads = [head.strip().casefold() for head in reading.header]
    if "country" not in heads or not set(heads) & set(COLUMNS) or len(set(heads)) < len(heads):
        raise Refusal("contacts.columns")
    contacts, issues = dict[str, Invited](), [*reading.issues, *_apart(reading)]
    names = AreaNames(catalogue)
    for number, cells in zip(reading.cells.index, reading.cells.itertuples(index=False), strict=True):
        row = {head: str(cell).strip() for head, cell in zip(heads, cells, strict=True)}
        values = {name: row[name] for name in COLUMNS if row.get(name)}
        code = names.code(row["country"])
        issues += [Issue(code=f"contacts.{fault}", row=number, column=name, found=values[name])
                   for name in values for fault in _faults(name, values[name])]
        if code in contacts or code not in round_.invited and any(row.values()):
            issues.append(Issue(code="contacts.twice" if code in contacts else "contacts.country", row=number,
                                column="country", found=row["country"]))
        elif code in round_.invited:
            contacts[code] = replace(round_.invited[code], **values)
    if issues:
        raise InputRefused("contacts.refused", issues)
    return contacts


def _apart(reading: Reading) -> Iterator[Issue]:
    """What the file has besides its table in plain sight, which would be lost."""
    for line in reading.surroundings:
        if line.kind not in HARMLESS:
            yield Issue(code="contacts.apart", row=line.row, found=line.text, values={"kind": line.kind})
    for top, bottom, left, _ in reading.merged:
        if bottom > max(top, reading.header_row):
            yield Issue(code="contacts.apart", row=top, column="".join(reading.header[left:left + 1]),
                        values={"kind": "merged"})


def _faults(name: str, text: str) -> Iterator[str]:
    if text.startswith("="):                     # in a workbook, one whose result was never saved
        yield "formula"
    elif len(text) > LONGEST:
        yield "long"
