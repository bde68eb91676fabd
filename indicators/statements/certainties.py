"""Certainty of the statuses that a scoreboard shows, and what they would be with a slightly different figure."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators import wording
from indicators.judging import methods
from indicators.judging.methods.trend_test import SOLID_BELOW
from indicators.judging.scoreboard import Scoreboard
from indicators.model import CERTAINTY, KEY, Certainty, Changed, Indicator, Message, Status, records
from indicators.statements.activities import NOTHING_EARLIER, earlier_by_key
from indicators.wording import CertaintyWords


def certainty_of(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Frame of CERTAINTY for rows of the scoreboard's assessments, with the index of ``rows``."""
    keys = pd.MultiIndex.from_frame(rows[KEY])
    texts = {name: "" for name, kind in CERTAINTY.items() if kind == "str"}
    return scoreboard.certainty.reindex(keys).fillna(texts).astype(CERTAINTY).set_axis(rows.index)


def certainty_by_chance(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Columns ``certainty`` and ``chance`` (``by_chance``) for rows of the scoreboard's assessments, with their index.
    """
    found, known = certainty_of(scoreboard, rows)[["certainty", "claim_p"]], scoreboard.catalogue.indicators
    chance = [by_chance(row, known[code])
              for row, code in zip(records(found), rows["indicator"], strict=True)]
    return pd.DataFrame({"certainty": found["certainty"], "chance": np.array(chance, bool)})


def with_certainty(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row of the scoreboard's assessments with its fields of CERTAINTY and, for an activity, of EARLIER."""
    before = earlier_by_key(scoreboard).get(tuple(row[name] for name in KEY), NOTHING_EARLIER)
    return {**row, **scoreboard.certainty_of(row), **before}


def how_sure(row: Mapping[str, Any], indicator: Indicator) -> tuple[Message, ...]:
    """How sure the change is that a row's status claims, and its status if one figure were slightly different.

    ``row``: with fields of CERTAINTY.
    """
    sure = [Message(code="step.certainty", values={
        "certainty": Certainty(row["certainty"]), "kind": "chance" if by_chance(row, indicator) else "figure"})
    ] if row["certainty"] else []
    return *sure, *otherwise(row)


def by_chance(row: Mapping[Any, Any], indicator: Indicator) -> bool:
    """Whether COULD_BE_CHANCE means chance in a row with fields of CERTAINTY; True for any other certainty.

    If it does not, its p is that of a clear change, and only a slightly different figure would change the status:
    ``otherwise``.
    """
    if row.get("certainty") != Certainty.COULD_BE_CHANCE:
        return True
    method = methods.method_of(indicator)
    trend = method.trend if method else None
    return not row.get("claim_p", 1.0) < float(trend.solid_below if trend else SOLID_BELOW)


def certainty_words(row: Mapping[Any, Any], indicator: Indicator) -> CertaintyWords | None:
    """Name and mark of the certainty of a row with fields of CERTAINTY; None where no change is claimed."""
    return wording.certainty(row["certainty"], chance=by_chance(row, indicator)) if row["certainty"] else None


def otherwise(row: Mapping[str, Any], *, latest_only: bool = False) -> tuple[Message, ...]:
    """The status that a row would have if one figure were slightly different; empty where none gives another.

    With ``latest_only``, only if its own figure were.
    """
    if not row["would_be"] or latest_only and row["changed_year"] != row["year"]:
        return ()
    own = row["changed"] == Changed.PROVISIONAL and row["changed_year"] == row["year"]
    return (Message(code="sensitivity", values={
        "kind": "own" if own else str(Changed(row["changed"])),
        "changed_way": row["changed_way"],
        "status": Status(row["would_be"]), "year": int(row["changed_year"]), "unit_of_one": row["indicator"]}),)
