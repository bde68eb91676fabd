"""What a status rests on, as pairs of words and facts: what the goal asks for, and how sure the status is."""

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
from indicators.model import Catalogue, Indicator
from indicators.statements import CountryGoal
from indicators.wording import say
from pages.shared import cache, markup, series
from pages.shared.cache import Visit


def asked(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> Markup:
    """What the goal asks for, and how far the figure is from it; what says nothing is left out."""
    moved = wording.moved(row, indicator, catalogue)
    reached = "" if row["reached_year"] != row["reached_year"] else say("country.reached_in",
                                                                        year=int(row["reached_year"]))
    return markup.facts([
        (say("country.asked"), rule_in_short(indicator, row["target"])),
        (say("country.change"), moved and say("country.change_since", change=moved, year=int(row["previous_year"]))),
        (series.pace_head(indicator), _pace(row, indicator, catalogue)),
        (say("country.pace_needed"), _needed(row, indicator, catalogue)), (say("country.reached"), reached),
        (_gap_head(row, indicator), _gap(row, indicator, catalogue)), (say("country.streak"), series.streak(row))])


def certainty(visit: Visit, board: Scoreboard, line: CountryGoal, row: Mapping[str, Any], rows: pd.DataFrame
              ) -> Markup:
    """What chance may explain, what was revised, and the outlook: each begins with its conclusion."""
    key = row["indicator"], row["ref_area"], row["year"]
    indicator = board.catalogue.indicators[line.indicator]
    answers = {"beyond_chance": statements.beyond_chance(board, *key), "underlying": statements.underlying(board, *key),
               "unusual": statements.unusual(board, *key), "modelled": statements.modelled(board, *key)}
    was = revised(visit.stamp, rows[rows["year"] == row["year"]], indicator, board.catalogue,
                  cache.last_published(visit, row["ref_area"]))
    sure = row["certainty"] and wording.certainty(row["certainty"], chance=statements.by_chance(row, indicator)).word
    return markup.facts([
        (say("country.certainty"), sure),
        *((say(f"country.{name}"), _first_plain([wording.message(message, board.catalogue) for message in messages]))
          for name, messages in answers.items()),
        (say("country.revised"), was), (say("country.outlook"), _outlook(board, line, row, rows))])


def _first_plain(sentences: list[str]) -> Markup:
    return markup.joined([*sentences[:1], *(markup.span(sentence, "gl-quiet") for sentence in sentences[1:])], " ")


def _needed(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The change needed next year, unless there is a choice of years; at the baseline, the number required."""
    if statements.is_off_path(row, indicator):
        return ""
    number = wording.asked_next(row, indicator, catalogue)
    if number and row["year"] == row["baseline_year"]:
        return say("country.asked_in", asked=number, year=row["year"] + 1)
    method, needed = methods.method_of(indicator), wording.pace_needed(row, indicator)
    way = "on_the_way" if method and method.deadline else "to_goal"
    return needed and say(f"country.{way}", change=needed)


def _gap_head(row: Mapping[str, Any], indicator: Indicator) -> str:
    """Label of the gap, by what it is measured from."""
    of = wording.gap_from(row, indicator)
    return say("country.gap" if of == "goal" else f"country.gap_{of}")


def _gap(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The gap, with the value of the goal path where it is measured from one."""
    gap = "" if indicator.stages else wording.gap_of(row, indicator, catalogue)
    if not gap or wording.gap_from(row, indicator) != "path":
        return gap
    less = "_less" if indicator.desired_direction == "down" else ""
    path = wording.value(indicator.in_whole(row["path_value"]), indicator, catalogue)
    return say(f"country.gap_of_path{less}", year=row["year"], path=path, since=int(row["baseline_year"]),
               gap=wording.gap_of(row, indicator, catalogue, plain=True))


def _pace(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The growth of the window, the trend, or the pace, with its first year."""
    if wording.by_yearly_change(indicator):
        growth = wording.window_growth(row)
        return growth and say("country.growth_since", growth=growth, year=int(row["window_since"]))
    pace = wording.pace(row, indicator, catalogue)
    if not pace or row["pace"] != row["pace"] or row["baseline_year"] != row["baseline_year"]:
        return pace                                                            # the baseline may be hidden
    way = "trend" if wording.paced_by_trend(indicator) else "since"
    return say(f"country.pace_{way}", pace=pace, year=int(row["baseline_year"]))


def _outlook(board: Scoreboard, line: CountryGoal, row: Mapping[str, Any], rows: pd.DataFrame) -> Markup:
    """The outlook as drawn in the chart, and last year's beside what the year came to."""
    so_far = [wording.message(message, board.catalogue) for message in statements.outlook_so_far(
        board, line.indicator, row["ref_area"], row["year"])]
    ahead = statements.ahead(board, line.indicator, row["ref_area"])
    if line.stale or ahead.empty:
        return markup.joined(so_far, " ")
    sentence = outlook_sentence(rows, ahead.iloc[-1], board.catalogue.indicators[line.indicator], board.catalogue)
    return markup.joined((sentence, *so_far, markup.span(say("country.outlook_differs"), "gl-quiet")), " ")
