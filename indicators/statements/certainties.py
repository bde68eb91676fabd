"""Certainty of the statuses that a scoreboard shows, and what they would be with a slightly different figure."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators import wording
from indicators.judging import methods
from indicators.judging.certainty import certainty
from indicators.judging.methods.trend_test import SOLID_BELOW
from indicators.judging.scoreboard import Scoreboard
from indicators.model import CERTAINTY, KEY, Certainty, Changed, Indicator, Message, Status, keys_of, records
from indicators.wording import CertaintyWords

NOTHING = ("", float("nan"), "", "", float("nan"))  # of a row that is not the scoreboard's

Key = tuple[Any, ...]                               # values of KEY
Answers = dict[Key, tuple[Any, ...]]                # values of CERTAINTY


def certainty_of(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Frame of CERTAINTY for rows of the scoreboard's assessments, with the index of ``rows``.

    Each row is examined once and, where all are of one area, that area's totals with them: a page shows many of them,
    and together they take as long as a few one by one. The figures are those that the audience sees, so that no hidden
    one is bounded.
    """
    answers = _answers(scoreboard, list(keys_of(rows)))
    columns = zip(*answers, strict=True) if answers else [()] * len(CERTAINTY)
    return pd.DataFrame({name: pd.array(column, dtype="str") if kind == "str" else np.array(column, kind)
                         for (name, kind), column in zip(CERTAINTY.items(), columns, strict=True)}, index=rows.index)


def certainty_by_chance(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Columns ``certainty`` and ``chance`` (``by_chance``) for rows of the scoreboard's assessments, with their index.
    """
    found, known = certainty_of(scoreboard, rows)[["certainty", "claim_p"]], scoreboard.catalogue.indicators
    chance = [by_chance(row, known[code])
              for row, code in zip(records(found), rows["indicator"], strict=True)]
    return pd.DataFrame({"certainty": found["certainty"], "chance": np.array(chance, bool)})


def with_certainty(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row of the scoreboard's assessments with its fields of CERTAINTY, as ``certainty_of`` finds them."""
    (answer,) = _answers(scoreboard, [tuple(row[name] for name in KEY)])
    return {**row, **dict(zip(CERTAINTY, answer, strict=True))}


def how_sure(row: Mapping[str, Any], indicator: Indicator) -> tuple[Message, ...]:
    """How sure the change is that a row's status claims, and its status if one figure were slightly different.

    ``row``: with fields of CERTAINTY.
    """
    code = "step.certainty" if by_chance(row, indicator) else "step.certainty_beyond_chance"
    sure = [Message(code=code, values={"certainty": Certainty(row["certainty"])})] if row["certainty"] else []
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


def otherwise(row: Mapping[str, Any]) -> tuple[Message, ...]:
    """The status that a row would have if one figure were slightly different; empty where none gives another."""
    if not row["would_be"]:
        return ()
    own = row["changed"] == Changed.PROVISIONAL and row["changed_year"] == row["year"]
    return (Message(code=f"sensitivity.{Changed(row['changed'])}{'_own' if own else ''}", values={
        "status": Status(row["would_be"]), "year": int(row["changed_year"])}),)


def _answers(scoreboard: Scoreboard, asked: list[Key]) -> list[tuple[Any, ...]]:
    known: Answers = scoreboard.answers.setdefault("certainties", {})     # which grow with the questions
    if new := {key for key in asked if key not in known}:
        areas = {ref_area for _, ref_area, *_ in new}
        if len(areas) == 1:
            new |= {key for key in _totals(scoreboard, *areas) if key not in known}
        known |= dict.fromkeys(new, NOTHING) | _examined(scoreboard, new)
    return [known[key] for key in asked]


def _totals(scoreboard: Scoreboard, ref_area: str) -> Iterable[Key]:
    """Keys of an area's totals, with and without a value."""
    own = scoreboard.rows_of("ref_area", [ref_area]) & scoreboard.rows_of("breakdown", [""])
    return keys_of(scoreboard.assessments[own])


def _examined(scoreboard: Scoreboard, new: set[Key]) -> Answers:
    """The answers for some rows, from their whole series."""
    rows = _whole(scoreboard, new)
    keys = list(keys_of(rows))
    asked = np.fromiter((key in new for key in keys), bool, len(keys))
    found = certainty(rows, scoreboard.catalogue, asked)[asked]
    return dict(zip((key for key in keys if key in new), keys_of(found, list(CERTAINTY)), strict=True))


def _whole(scoreboard: Scoreboard, wanted: set[Key]) -> pd.DataFrame:
    """Assessments of the rows' series and of those of their denominators, in the scoreboard's order."""
    indicators = scoreboard.catalogue.indicators
    series = {(code, ref_area, breakdown) for code, ref_area, _, breakdown in wanted}
    wholes = {(indicators[code].denominator, *rest) for code, *rest in series if code in indicators}
    return scoreboard.assessments[scoreboard.rows_among(series | wholes)]
