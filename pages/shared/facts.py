"""The facts on which a country's status is based, one by one, with chance and outlook."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.captions import rule_in_short
from indicators.briefing.figures.series import revised
from indicators.charts.outlook import outlook_sentence
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, records
from indicators.statements import CountryGoal
from indicators.wording import say
from pages.shared import cache, chip, markup, series
from pages.shared.cache import Visit


def facts(visit: Visit, board: Scoreboard, line: CountryGoal, row: Mapping[str, Any], rows: pd.DataFrame) -> Markup:
    """All facts about a row of a judged series, ``rows``, with fields of CERTAINTY; those without content are left out.
    """
    indicator = board.catalogue.indicators[line.indicator]
    year = wording.years(records(rows[rows["year"] == row["year"]])[0])
    was = say("country.revised"), revised(visit.stamp, rows[rows["year"] == row["year"]], indicator, visit.catalogue,
                                          cache.last_published(visit, row["ref_area"]))
    entries = [*_rests_on(row, indicator, board.catalogue, year), was, *_certainty(row, indicator),
               *_chance(board, row), *_outlook(board, line, row, rows)]
    return markup.facts(entries)


def _rests_on(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue,
              year: str) -> list[tuple[str, Markup | str]]:
    """The basis of the status, in words."""
    figure = markup.joined((chip.figure(row, indicator, catalogue), " (", year, ")"))
    moved = wording.moved(row, indicator, catalogue)
    change = moved and say("country.change_since", change=moved, year=int(row["previous_year"]))
    pace = _pace(row, indicator, catalogue)
    reached = "" if row["reached_year"] != row["reached_year"] else say("country.reached_in",
                                                                        year=int(row["reached_year"]))
    streak = series.streak(row)
    asked = rule_in_short(indicator, row["target"])
    title = wording.title(indicator, catalogue.area[row["ref_area"]].name)
    return [(title, figure), (say("country.asked"), asked),
            (say("country.change"), change), (series.pace_head(indicator), pace),
            _needed(row, indicator, catalogue), (say("country.reached"), reached),
            (_gap_head(row, indicator), _gap(row, indicator, catalogue)), (say("country.streak"), streak)]


def _needed(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> tuple[str, str]:
    """Label and text of the change needed next year; at the baseline, of the number that the goal requires."""
    asked = wording.asked_next(row, indicator, catalogue)
    if asked and row["year"] == row["baseline_year"]:
        return say("country.asked_next"), say("country.asked_in", asked=asked, year=row["year"] + 1)
    needed = wording.pace_needed(row, indicator)
    behind = row["gap"] * (-1 if indicator.desired_direction == "down" else 1) < 0
    method = methods.method_of(indicator)
    on_path = row["path_value"] == row["path_value"] and row["year"] != row["baseline_year"]
    way = "on_the_way" if method and method.deadline else "to_goal" if not wording.on_a_path(indicator) else \
        "as_asked" if not on_path else "back_on_path" if behind else "on_path"
    since = int(row["baseline_year"]) if row["baseline_year"] > 0 else ""
    return say("country.pace_needed"), needed and say(f"country.{way}", change=needed, year=since)


def _gap_head(row: Mapping[str, Any], indicator: Indicator) -> str:
    """Label of the gap, by what it is measured from."""
    of = wording.gap_from(row, indicator)
    return say("country.gap" if of == "goal" else f"country.gap_{of}")


def _gap(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The gap to the path, with the path's value, and why the year's own goal differs."""
    gap = "" if indicator.stages else wording.gap_of(row, indicator, catalogue)
    if not gap or wording.gap_from(row, indicator) != "path":
        return gap
    less = indicator.desired_direction == "down"
    path, since = row["path_value"], int(row["baseline_year"])
    gap_text = say("country.gap_of_path_less" if less else "country.gap_of_path", year=row["year"],
                   gap=wording.gap_of(row, indicator, catalogue, plain=True),
                   path=series.in_unit(path, indicator, catalogue))
    goal = series.goal_of_year(row, indicator)
    if goal is None or row["previous_year"] <= since:
        return gap_text
    why = say("country.two_goals" if series.same_every_year(indicator) else "country.two_goals_of_years", since=since,
              year=row["year"], before=int(row["previous_year"]), change=wording.asked_share(row["target"]),
              goal=series.in_unit(goal, indicator, catalogue))
    return f"{gap_text} {why}"


def _pace(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The pace or trend and its first year; for a share, also the yearly growth where it is judged by that."""
    if wording.by_yearly_change(indicator):
        growth = wording.window_growth(row)
        return growth and say("country.growth_since", growth=growth, year=int(row["window_since"]))
    pace = wording.pace(row, indicator, catalogue)
    if not pace or row["pace"] != row["pace"] or row["baseline_year"] != row["baseline_year"]:
        return pace                                                            # the baseline may be hidden
    share = indicator.measure == "share"
    way = "trend" if wording.paced_by_trend(indicator) else \
        "since_share" if share and wording.judged_by_growth(indicator) else \
        "to_zero" if row["pace"] == -1 and not share else "since"
    return say(f"country.pace_{way}", pace=pace, year=int(row["baseline_year"]),
               judged=wording.growth(row, indicator) if way == "since_share" else "")


def _certainty(row: Mapping[str, Any], indicator: Indicator) -> list[tuple[str, Markup | str]]:
    """The name of the status's certainty."""
    if not row["certainty"]:
        return []
    words = wording.certainty(row["certainty"], chance=statements.by_chance(row, indicator))
    return [(say("country.certainty"), words.word)]


def _chance(board: Scoreboard, row: Mapping[str, Any]) -> list[tuple[str, Markup | str]]:
    """Random variation of the figure, and whether its change exceeds it: a second finding, separate from the status.

    Each item starts with its conclusion; the numbers follow without emphasis.
    """
    asked = row["indicator"], row["ref_area"], row["year"]
    answers = {"unusual": statements.unusual(board, *asked), "underlying": statements.underlying(board, *asked),
               "beyond_chance": statements.beyond_chance(board, *asked),
               "modelled": statements.modelled(board, *asked)}
    return [(say(f"country.{name}"), markup.joined(_first_plain(
        [wording.message(message, board.catalogue) for message in messages]), " "))
        for name, messages in answers.items()]


def _first_plain(sentences: list[str]) -> list[Markup | str]:
    return [*sentences[:1], *(markup.span(sentence, "gl-quiet") for sentence in sentences[1:])]


def _outlook(board: Scoreboard, line: CountryGoal, row: Mapping[str, Any],
             rows: pd.DataFrame) -> list[tuple[str, Markup]]:
    """The outlook of the figure as drawn in its chart, with a remark that it is not the pace."""
    ahead = statements.ahead(board, line.indicator, row["ref_area"])
    so_far = [wording.message(message, board.catalogue) for message in statements.outlook_so_far(
        board, line.indicator, row["ref_area"], row["year"])]
    if line.stale or ahead.empty:
        return [(say("country.outlook"), markup.joined(so_far, " "))] if so_far else []
    last, indicator = ahead.iloc[-1], board.catalogue.indicators[line.indicator]
    sentence = outlook_sentence(rows, last, indicator, board.catalogue)
    return [(say("country.outlook"), markup.joined((sentence, *so_far, markup.span(say("country.outlook_differs"),
        "gl-quiet")), " "))]
