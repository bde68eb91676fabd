"""Present codes of renamed indicators: figures and remarks keep the code under which they were stored.

A former code is never given to another indicator, so that a code has one present code, whenever it was stored.
"""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from indicators.ledger import tables

Codes = Mapping[str, str]
"""Present code of each former code; other codes are missing."""


def present_codes(renames: Iterable[Codes]) -> dict[str, str]:
    """Return the present code of each former code, from the renames (new by old code) of each catalogue in order."""
    codes: dict[str, str] = {}
    for renamed in renames:
        codes = {former: renamed.get(code, code) for former, code in codes.items()} | dict(renamed)
    return {former: code for former, code in codes.items() if former != code}


def codes_in_force(connection: Connection) -> dict[str, str]:
    """Return the present codes under the catalogues that a ledger has adopted."""
    event = tables.event.c
    query = (select(tables.submission.c.original).join_from(tables.event, tables.submission)
             .where(event.kind == "adopted").order_by(event.version))
    return present_codes(map(_renames, connection.scalars(query)))


def _renames(content: bytes) -> dict[str, str]:
    goals = json.loads(content).get("goals", ())
    return {indicator["was"]: indicator["id"] for goal in goals for indicator in goal["indicators"]
            if indicator.get("was")}
