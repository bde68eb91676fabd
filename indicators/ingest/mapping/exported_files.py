"""Files exported by Goalline and submitted again: recognised by their last two columns."""

from collections.abc import Callable, Iterator, Mapping

from indicators import wording
from indicators.ingest.formula_escape import as_meant
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.table import Column
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_exported
from indicators.model import Issue

_TEXTS = ("source_title", "source_url", "note")
_HIDDEN = "Q"
"""SDMX code of OBS_STATUS for a suppressed figure."""


def made_for_public(reading: Reading, roles: Roles) -> Iterator[Issue]:
    """Yield an issue for an exported file with hidden figures or notes: it does not say what was hidden."""
    tests: dict[str, Callable[[str], bool]] = {
        "obs_status": lambda word: word == _HIDDEN or wording.says_hidden(word), "absence": wording.says_hidden,
        "note": lambda word: word == wording.note_withheld()}
    if is_exported(reading.header) and any(
            test(word) for role, test in tests.items() if role in roles.of
            for word in reading.columns[roles.of[role]].dictionary.to_pylist()):
        yield Issue(code="columns.made_for_public", sheet=reading.sheet)


def without_escapes(columns: Mapping[str, Column], reading: Reading) -> dict[str, Column]:
    """Return the columns; of an exported text file without the apostrophes before what a spreadsheet would execute."""
    escaped = _TEXTS if reading.separator and is_exported(reading.header) else ()
    return {role: column.map(as_meant) if role in escaped else column for role, column in columns.items()}
