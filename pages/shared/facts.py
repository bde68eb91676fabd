"""How sure a status is, as pairs of words and facts: chance, unusual years, revisions, the outlook."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.series import revised
from indicators.charts.outlook import outlook_sentence
from indicators.judging.scoreboard import Scoreboard
from indicators.statements import CountryGoal
from indicators.wording import say
from pages.shared import cache, markup
from pages.shared.cache import Visit


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


def _outlook(board: Scoreboard, line: CountryGoal, row: Mapping[str, Any], rows: pd.DataFrame) -> Markup:
    """The outlook as drawn in the chart, and last year's beside what the year came to."""
    so_far = [wording.message(message, board.catalogue) for message in statements.outlook_so_far(
        board, line.indicator, row["ref_area"], row["year"])]
    ahead = statements.ahead(board, line.indicator, row["ref_area"])
    if line.stale or ahead.empty:
        return markup.joined(so_far, " ")
    sentence = outlook_sentence(rows, ahead.iloc[-1], board.catalogue.indicators[line.indicator], board.catalogue)
    return markup.joined((sentence, *so_far, markup.span(say("country.outlook_differs"), "gl-quiet")), " ")
