"""A file read, mapped, checked and compared with what stands; nothing is written."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from indicators.changes.current import compared, standing_beside
from indicators.changes.locked_years import without_locked
from indicators.changes.plausibility import doubts
from indicators.changes.withheld import with_current
from indicators.ingest.distinguishing_columns import name_distinguishing_columns
from indicators.ingest.mapping import Choices, Mapped, map_columns
from indicators.ingest.mapping.headers import LEFT_OUT
from indicators.ingest.mapping.sheets import sheet_meant, sheets_of
from indicators.ingest.mapping.unnamed_columns import with_names
from indicators.ingest.reading import Reading, read
from indicators.ingest.validation import Checked, check
from indicators.ingest.vocabulary.headers import normalised
from indicators.ledger import Ledger
from indicators.model import Catalogue, Finding
from indicators.submissions import notes
from indicators.submissions.prepared import Prepared
from indicators.submissions.remembered import recall, recall_sheet, remembered
from indicators.submissions.sent_before import left_out_before, replaced_since, sent_before
from indicators.warehouse.snapshot import Snapshot

Stage = Literal["reading", "checking", "comparing"]
"""What is being done with a file, in this order."""


def prepare(content: bytes, filename: str, choices: Choices, ledger: Ledger, snapshot: Snapshot,
            tell: Callable[[Stage], None] = lambda _: None) -> Prepared:
    """Read, map, check and compare a file with the newest version; nothing is written.

    ``tell`` is told what is being done, while a file is read again and again; what it raises ends the work.
    """
    version = snapshot.catch_up()
    catalogue = snapshot.catalogue(version)
    reading = read(content, choices.wishes(filename), going_on=lambda: tell("reading"))
    kept = _kept_sheet(reading, choices, catalogue, ledger)
    choices = replace(choices, sheet=kept) if kept else choices
    sheet, sheets = (kept, []) if kept else sheet_meant(reading, _known(reading, choices, ledger), catalogue)
    if sheet:
        reading = read(content, replace(choices, sheet=sheet).wishes(filename), going_on=lambda: tell("reading"))
        sheets = sheet_meant(reading, _known(reading, choices, ledger), catalogue)[1] if kept else []
    reading, nowhere = (reading, []) if reading.refused else with_names(reading, choices.columns, catalogue)
    prepared = Prepared(filename=filename, content=content, choices=choices, reading=reading,
                        findings=tuple(reading.findings), notes=(*reading.notes, *notes.sheet_kept(kept)),
                        version=version)
    if reading.refused:
        return prepared
    tell("checking")
    choices = choices.like(reading.before)
    known = _still_meant(recall(ledger, reading.header), reading, choices, catalogue)
    choices = remembered(choices, known)
    mapped = map_columns(reading, catalogue, choices)
    prepared = replace(prepared, choices=choices, roles=mapped.roles, notes=(
        *prepared.notes, *notes.coloured(reading.before, catalogue), *notes.remembered(known, choices, catalogue),
        *mapped.notes))
    if mapped.table is None or nowhere or sheets:
        whole = (*sheets, *nowhere, *mapped.findings)
        return replace(prepared, of_file=whole, findings=(
            *reading.findings, *whole, *(() if sheets else _of_rows(mapped, catalogue, reading, filename))))
    checked = check(mapped.table, catalogue, mapped.choices, reading.written_with, filename)
    checked = replace(checked, refused=checked.refused + len(reading.findings),
                      rows=checked.rows + len(reading.findings))
    checked = replace(checked, findings=name_distinguishing_columns(checked.findings, reading, mapped.roles))
    tell("comparing")
    return _compared(prepared, checked, ledger, snapshot)


def _kept_sheet(reading: Reading, choices: Choices, catalogue: Catalogue, ledger: Ledger) -> str:
    """The sheet that was decided on before of a workbook with these sheets, where it is asked which is meant."""
    _, asked = sheet_meant(reading, choices, catalogue)
    which = any(finding.code != "sheets.part" for finding in asked)
    return recall_sheet(ledger, reading.header, sheets_of(reading)) if which else ""


def _still_meant(known: Choices, reading: Reading, choices: Choices, catalogue: Catalogue) -> Choices:
    """What was decided before, without columns left out whose cells in this file change what its figures are of."""
    left_out = {name for name, role in known.columns.items() if role == LEFT_OUT and name not in choices.columns}
    if not left_out:
        return known
    others = {name: role for name, role in known.columns.items() if name not in left_out}
    found = map_columns(reading, catalogue, remembered(choices, replace(known, columns=others))).findings
    asked = {normalised(finding.column) for finding in found if finding.code == "columns.changes_meaning"}
    return replace(known, columns={name: role for name, role in known.columns.items()
                                   if name not in left_out or normalised(name) not in asked})


def _known(reading: Reading, choices: Choices, ledger: Ledger) -> Choices:
    """The choices with what was decided before about files with this header."""
    return choices if reading.refused else remembered(choices, recall(ledger, reading.header))


def _of_rows(mapped: Mapped, catalogue: Catalogue, reading: Reading, filename: str) -> list[Finding]:
    """What is wrong with the rows of a file that is refused, as far as it can be judged, but for its headings."""
    table = mapped.partial or mapped.table
    if table is None:
        return []
    headings = {finding.row for finding in mapped.findings}
    checked = check(table, catalogue, mapped.choices, reading.written_with, filename)
    return sorted((finding for finding in checked.findings if finding.row not in headings),
                  key=lambda finding: finding.row)


def _compared(prepared: Prepared, checked: Checked, ledger: Ledger, snapshot: Snapshot) -> Prepared:
    """The file beside what stands: rows of locked years refused, what is doubtful warned of."""
    standing = standing_beside(checked, snapshot, prepared.version)
    checked = with_current(checked, standing)
    comparison = compared(checked, standing)
    locked = ledger.locked()
    unlocked = without_locked(checked, comparison, locked)
    if unlocked is not checked:
        checked, comparison = unlocked, compared(unlocked, standing)
    before = sent_before(prepared, snapshot)
    left_out = left_out_before(before, checked, comparison, snapshot, prepared.version)
    doubt = doubts(checked, comparison, snapshot.catalogue(prepared.version), of=left_out if before else None)
    findings = sorted((*prepared.findings, *checked.findings, *doubt.findings), key=lambda finding: finding.row)
    told = notes.of_rows(checked.unlisted + doubt.unlisted, comparison, before, int(left_out.sum()))
    if before:
        told += notes.replaced(*replaced_since(before, comparison, left_out, snapshot, prepared.version))
    return replace(prepared, checked=checked, comparison=comparison, doubted=doubt.rows, findings=tuple(findings),
                   notes=(*prepared.notes, *checked.notes, *told), sent_before=before, left_out=left_out,
                   locked=frozenset(locked))


def checked_again(prepared: Prepared, ledger: Ledger, snapshot: Snapshot) -> Prepared:
    """The same file with what now stands and is locked; it is published only where what was previewed still holds."""
    again = prepare(prepared.content, prepared.filename, prepared.choices, ledger, snapshot)
    return replace(again, version=prepared.version)
