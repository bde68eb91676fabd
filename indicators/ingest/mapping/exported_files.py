"""Files exported by Goalline for the public, which are not read again: recognised by their last two columns."""

from collections.abc import Callable, Iterator

from indicators import wording
from indicators.ingest.mapping.column_cells import texts
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_exported
from indicators.model import Issue

_HIDDEN = "Q"
"""SDMX code of OBS_STATUS for a suppressed figure."""


def made_for_public(reading: Reading, roles: Roles) -> Iterator[Issue]:
    """Yield an issue for an exported file with hidden figures or notes: it does not say what was hidden."""
    tests: dict[str, Callable[[str], bool]] = {
        "obs_status": lambda word: word == _HIDDEN or wording.says_hidden(word), "absence": wording.says_hidden,
        "note": lambda word: word == wording.note_withheld()}
    if is_exported(reading.header) and any(
            test(word) for role, test in tests.items() if role in roles.of
            for word in texts(reading.cells[roles.of[role]])):
        yield Issue(code="columns.made_for_public", sheet=reading.sheet)
