"""Certainty of the statuses that a scoreboard shows, and what they would be with a slightly different figure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators import wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import CERTAINTY, KEY, Changed, Message, Status
from indicators.statements.activities import NOTHING_EARLIER, earlier_by_key


def certainty_of(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Frame of CERTAINTY for rows of the scoreboard's assessments, with the index of ``rows``."""
    keys = pd.MultiIndex.from_frame(rows[KEY])
    texts = {name: "" for name, kind in CERTAINTY.items() if kind == "str"}
    return scoreboard.certainty.reindex(keys).fillna(texts).astype(CERTAINTY).set_axis(rows.index)


def with_certainty(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row of the scoreboard's assessments with its fields of CERTAINTY and, for an activity, of EARLIER."""
    before = earlier_by_key(scoreboard).get(tuple(row[name] for name in KEY), NOTHING_EARLIER)
    return {**row, **scoreboard.certainty_of(row), **before}


def by_chance(row: Mapping[Any, Any]) -> bool:
    """Whether the certainty of a row is about chance; False where only one slightly different figure is the doubt."""
    return bool(row.get("doubt", "") != "figure")


def certainty_word(row: Mapping[Any, Any]) -> str:
    """Name of the certainty of a row with fields of CERTAINTY; "" where no change is claimed."""
    return wording.certainty(row["certainty"], chance=by_chance(row))


def otherwise(row: Mapping[str, Any]) -> tuple[Message, ...]:
    """The status that a row would have if its own figure were slightly different; empty where none gives another."""
    if not row["would_be"] or row["changed_year"] != row["year"]:
        return ()
    kind = "own" if row["changed"] == Changed.PROVISIONAL else str(Changed(row["changed"]))
    return (Message(code="sensitivity", values={
        "kind": kind, "changed_way": row["changed_way"], "status": Status(row["would_be"]),
        "year": int(row["year"]), "unit_of_one": row["indicator"]}),)
