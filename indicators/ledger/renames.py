"""Current codes of indicators in stored rows, for writes that compare keys; reads only the names from the catalogues.
"""

import json
from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection, select

from indicators.ledger import tables
from indicators.stored_json import CATALOGUE

Called = Callable[[str, int], str]
"""Function from a code and the version at which it was stored to its code in the current catalogue."""


class _Names(NamedTuple):
    """The codes of a catalogue adopted at version ``since``, and the new code for each renamed one."""

    since: int
    codes: frozenset[str]
    was: dict[str, str]


def called_now(connection: Connection) -> Called:
    """Return this function for the catalogues of a ledger; codes that were not renamed are unchanged.

    A code that a later catalogue reuses for something else is followed from its own version: see row_meaning.py.
    """
    event, blob = tables.event.c, tables.blob.c
    query = (select(event.version, blob.bytes).join(tables.blob, blob.submission == event.submission)
             .where(event.kind == "adopted", blob.part == "original", blob.bytes.is_not(None)).order_by(event.version))
    adopted = connection.execute(query).all()
    catalogues = [_names(version, content) for version, content in adopted] if len(adopted) > 1 else []

    def called(code: str, came: int) -> str:
        for later in catalogues:
            if later.since > came and code not in later.codes:
                code = later.was.get(code, code)
        return code

    return called


def _names(since: int, content: bytes) -> _Names:
    goals = CATALOGUE.read(json.loads(content)).get("goals", ())
    indicators = [indicator for goal in goals for indicator in goal["indicators"]]
    return _Names(since, frozenset(indicator["id"] for indicator in indicators),
                  {indicator["was"]: indicator["id"] for indicator in indicators if indicator.get("was")})
