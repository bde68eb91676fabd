"""assess: the scoreboard of a year, as a readable table or as JSON for scripts."""

import argparse
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from indicators import wording
from indicators.cli.judged_version import JudgedVersion, judged_version
from indicators.cli.judged_version import add_options as add_version_options
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.errors import Refusal
from indicators.model import Catalogue

if TYPE_CHECKING:
    import pandas as pd

    from indicators.judging.scoreboard import Scoreboard

NUMBERS = ["value", "change", "pace", "pace_needed", "gap", "streak"]
OF_YEARS = ["growth", "growth_low", "growth_high", "years_met", "years_assessed"]
HEADS = ["area", "indicator", "value", "status", "met", "growth", "change", "pace", "streak", "certainty"]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for year, country and audience."""
    parser.add_argument("--year", metavar="YEAR", type=int, required=True, help=words("assess_year"))
    parser.add_argument("--country", metavar="CODE", type=str.upper, default=None, help=words("assess_country"))
    add_version_options(parser)


def run(asked: argparse.Namespace) -> Outcome:
    """Judge all figures, so that disclosure control sees the whole, and print the rows asked for."""
    found = judged_version(asked)
    catalogue = found.board.catalogue
    if asked.country is not None and asked.country not in catalogue.area:
        raise Refusal("area.unknown", found=asked.country)
    rows = _chosen(found.board, asked.year, asked.country).to_dict("records")
    # The keys are a contract with scripts, but illustrative figures must be labelled wherever they are used.
    marked = {"illustrative": True} if found.illustrative else {}
    data = {"version": found.version, "released": found.released, "assessments": [_data(row) for row in rows], **marked}
    return Outcome(Status.FINE, list(_lines(rows, found, asked)), data)


def _chosen(board: "Scoreboard", year: int, ref_area: str | None) -> "pd.DataFrame":
    """Judged totals of the year with their certainty, by area and in the order of the goals."""
    judged, catalogue = board.assessments, board.catalogue
    rows = judged["judged"] & (judged["year"] == year) & (judged["breakdown"] == "")
    if ref_area is not None:
        rows &= judged["ref_area"] == ref_area
    from indicators.disclosure import streak_shown  # noqa: PLC0415 - commands load only what they need
    from indicators.statements import certainty_of  # noqa: PLC0415

    order = {code: index for index, code in enumerate(catalogue.indicators)}
    chosen = judged[rows]
    streak = chosen["streak"].where(streak_shown(chosen))
    certain = certainty_of(board, chosen)[["certainty", "doubt"]]
    return chosen.assign(
        streak=streak, **certain, previous_mark=board.previous_mark[rows],
        position=chosen["indicator"].map(order)).sort_values(["ref_area", "position"])


@wording.in_language()
def _data(row: dict[Any, Any]) -> dict[str, Any]:
    """One assessment for scripts: null for missing values; a hidden figure has its year and nothing else."""
    names = [*NUMBERS, *OF_YEARS, "met"]
    numbers = dict.fromkeys(names) if row["hidden"] else {name: _number(row[name]) for name in names}
    return {
        "ref_area": row["ref_area"], "indicator": row["indicator"], "year": row["year"], "value": numbers["value"],
        "status": wording.status(row["status"]).word if row["status"] else None,
        "reason": wording.reason(row["reason"]) if row["reason"] else None,
        **{name: numbers[name] for name in NUMBERS[1:]}, "certainty": row["certainty"] or None,
        "met": None if numbers["met"] is None else bool(numbers["met"]), **{name: numbers[name] for name in OF_YEARS}}


def _number(amount: float) -> float | int | None:
    """The number, as an integer where it is whole; None where there is none."""
    if not math.isfinite(amount):
        return None
    return int(amount) if float(amount).is_integer() else float(amount)


def _lines(rows: list[dict[Any, Any]], found: JudgedVersion, asked: argparse.Namespace) -> Iterator[str]:
    """Remarks on what is shown, then a table."""
    yield from found.remarks()
    kind = "assess.heading" if rows else "assess.nothing"
    yield say(kind, year=asked.year, version=found.version, count=len(rows), audience=asked.audience)
    if rows:
        heads = [wording.say("assess_column", head) for head in HEADS]
        yield from _columns([heads, *(_cells(row, found.board.catalogue) for row in rows)])


def _columns(lines: list[list[str]]) -> Iterator[str]:
    """Lines as aligned columns, two spaces apart."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _cells(row: dict[Any, Any], catalogue: Catalogue) -> list[str]:
    from indicators.statements import certainty_word  # noqa: PLC0415 - commands load only what they need

    indicator, numbers = catalogue.indicators[row["indicator"]], _data(row)
    status = " ".join([wording.status(row["status"]).word, wording.marked_provisional(row["marks"])]).strip()
    value = wording.absence(row["absence"]) if row["absence"] else ""
    met = "" if numbers["met"] is None else wording.say("assess_met" if numbers["met"] else "assess_missed")
    if numbers["value"] is not None:
        value = wording.value(row["value"], indicator, catalogue, row["marks"])
    return [
        catalogue.area[row["ref_area"]].name, wording.text(indicator.title), value,
        f"{status}: {wording.reason(row['reason'])}" if row["reason"] else status, met, wording.window_growth(row),
        wording.moved(row, indicator, catalogue), wording.pace(row, indicator, catalogue),
        str(numbers["streak"] or ""), certainty_word(row)]
