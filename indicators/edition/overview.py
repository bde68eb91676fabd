"""The first page, and that of a group: how many move away, the goals as bars, and the grid of countries and goals."""

from collections.abc import Mapping, Sequence
from typing import Any

from indicators import statements, wording
from indicators.edition.figures import Figures
from indicators.edition.goal import card_of
from indicators.edition.release import Edition
from indicators.edition.series import series_figure, status_of
from indicators.model import Status, records
from indicators.reports.sections import in_words
from indicators.wording import say

MOST_SERIES = 6          # published series shown before that


def overview_values(edition: Edition, figures: Figures) -> dict[str, Any]:
    """What the template of the first page shows: the first group, and until enough countries report, what is known."""
    values = group_values(edition, edition.catalogue.groups[0].id)
    keys = statements.published_series(edition.board, MOST_SERIES, None) if values["is_early"] else ()
    drawn = [series_figure(edition, figures, code, area) for code, area in keys]
    published = [{"figure": figure._replace(name=f"{code}-{area}"), "code": code,
                  "goal": edition.catalogue.goal_of[code], "area": area, "name": wording.area(area, edition.catalogue),
                  "publisher": edition.catalogue.indicators[code].publisher,
                  "is_country": edition.catalogue.area[area].kind == "country"}
                 for figure, (code, area) in zip(drawn, keys, strict=True) if figure]
    return values | {"published": published, "figures": []}


def group_values(edition: Edition, group: str) -> dict[str, Any]:
    """What the template of a group's page shows."""
    board, catalogue, read = edition.board, edition.catalogue, edition.read
    areas = edition.members(group)
    cells = {(cell["ref_area"], cell["goal"]): cell
             for cell in records(statements.cells(board, areas, None, read.today_year))}
    reported, is_early, reporting = statements.reporters(board, areas, None, frozenset(
        answer.ref_area for answer in read.answers))
    away = {area for (area, _), cell in cells.items() if cell["part"] == Status.MOVING_AWAY}
    cards = [card_of(edition, goal.id, group) for goal in catalogue.goals]
    return {
        "is_early": is_early, "areas": areas, "first_counted": statements.first_counted(read.today_year),
        "headline": say("overview.too_few", reported=reported, of=len(areas)) if is_early
        else say("overview.headline", away=len(away), of=len(areas)),
        "away": sorted(away, key=lambda area: catalogue.area[area].name),
        "reporting": [wording.message(message, catalogue) for message in reporting],
        "goals": [{"code": card.goal, "title": wording.goal_titles(catalogue)[card.goal], "bar": bar,
                   "sentence": wording.message(card.message, catalogue)} for card, bar in cards],
        "parts": [part for part in statements.PARTS if any(part in card.parts for card, _ in cards)],
        **_grid(edition, areas, cells)}


def _grid(edition: Edition, areas: Sequence[str], cells: Mapping[tuple[str, str], Mapping[Any, Any]]) -> dict[str, Any]:
    """A row for each country with any information, by name; and the names of the others."""
    board, catalogue = edition.board, edition.catalogue
    absences = statements.absences(board, areas, None)
    rows, others = list[dict[str, Any]](), list[dict[str, Any]]()
    for area in sorted(areas, key=lambda code: catalogue.area[code].name):
        answered, name = in_words(edition.read.answers, None, ref_area=area), catalogue.area[area].name
        row = [_cell(edition, cells.get((area, goal.id)), absences.get((area, goal.id)), goal.id in answered)
               for goal in catalogue.goals]
        (rows if any(row) else others).append({"area": area, "name": name, "cells": row})
    codes = {cell["status"]["code"] for row in rows for cell in row["cells"] if cell and cell.get("status")}
    return {"rows": rows, "others": others, "codes": [part for part in statements.PARTS if part in codes]}


def _cell(edition: Edition, cell: Mapping[Any, Any] | None, absent: Any, answered: bool  # noqa: FBT001 - one of three
          ) -> dict[str, Any] | None:
    """A status with its year, or the number of an activity; why there is no figure; None where nothing is known."""
    if cell is None:
        words = wording.absence(absent[0]) if absent else say("overview.in_words_short") if answered else ""
        return {"absence": words, "year": absent[1] if absent else ""} if words else None
    indicator = edition.catalogue.indicators[cell["indicator"]]
    away, short = (say(f"overview.{code}", away=cell["away"], of=cell["others"] + 1, year=cell["away_year"])
                   if cell["away"] else "" for code in ("away", "away_short"))
    return {"key": f"{cell['indicator']} {cell['ref_area']} {cell['year']}", "year": wording.years(cell),
            "away": away, "away_short": short,
            "status": status_of(cell, indicator, stale=cell["stale"], short=True),
            "figure": (figure := wording.figure_in_words(cell, indicator, edition.catalogue)),
            "bare": bare if not cell["hidden"] and figure.startswith(
                bare := wording.bare_value(cell["value"], indicator, cell["marks"])) else figure,
            "value": None if cell["hidden"] else cell["value"], "indicator": wording.text(indicator.title)}
