"""The context indicators of a goal: one table with small charts, and the publishers' notes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd
from markupsafe import Markup

from indicators import wording
from indicators.briefing.figures.captions import when
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, records
from indicators.wording import say
from pages.shared import chip, markup, menu, series
from pages.shared.table import Cell, Column, table


def context_table(board: Scoreboard, indicators: Iterable[Indicator]) -> Markup:
    """Series, newest figure, year and publisher of indicators with figures; how to read them; and notes."""
    figures = board.figures
    known = [(indicator, rows) for indicator in indicators
             if len(rows := figures[figures["indicator"] == indicator.id])]
    if not known:
        return Markup("")
    columns = [Column(say(f"goal.context_{name}")) for name in ("indicator", "series", "figure", "year", "publisher")]
    readings = [_named(indicator, wording.text(indicator.reading)) for indicator, _ in known]
    return markup.joined((
        markup.heading(2, say("goal.context")), markup.paragraph(say("goal.context_words"), "gl-text"),
        table(say("goal.context_caption"), columns, [_row(board, *one) for one in known]),
        _notes([indicator for indicator, _ in known]), markup.fold(say("country.readings"), markup.bullets(readings))))


def _named(indicator: Indicator, words: str) -> Markup:
    return markup.joined((markup.strong(wording.text(indicator.title)), ": ", words))


def _row(board: Scoreboard, indicator: Indicator, rows: pd.DataFrame) -> list[Cell]:
    """One indicator; for several areas only their number, since no figure represents all of them."""
    name = markup.link(menu.address("data", indicator=indicator.id), wording.text(indicator.title))
    publisher = Cell(indicator.publisher or say("goal.context_own"))
    areas, last = rows["ref_area"].nunique(), records(rows.sort_values("year")[-1:])[0]
    if areas > 1:
        return [Cell(name), Cell("", nothing=True), Cell(say("goal.context_areas", areas=areas)),
                Cell(str(last["year"])), publisher]
    drawn = series.sparkline(board.series(indicator.id, last["ref_area"]), indicator, board.catalogue)
    figure = markup.joined((chip.figure(last, indicator, board.catalogue), " ", chip.flags(last["marks"]),
                            series.finding(board, indicator.id, last["ref_area"], markup.small)))
    return [Cell(name), Cell(drawn, nothing=not drawn), Cell(figure), Cell(when(last)), publisher]


def _notes(indicators: Sequence[Indicator]) -> Markup:
    """Cautions on publishers' figures: those on several indicators once, those on one with its name.
    """
    of: dict[tuple[str, str], list[Indicator]] = defaultdict(list)
    for indicator in indicators:
        for words in _parts(indicator, indicators):
            of[indicator.publisher or say("goal.context_own"), words].append(indicator)
    lines = [_named_note(publisher, words, about) for (publisher, words), about in of.items()]
    return markup.bullets(lines, "gl-text gl-small gl-notes") if lines else Markup("")


def _parts(indicator: Indicator, others: Sequence[Indicator]) -> list[str]:
    """The caution of an indicator, split if it begins with the caution of another indicator of the same publisher."""
    whole = wording.text(indicator.caution)
    begins = [begin for other in others if other.publisher == indicator.publisher
              if (begin := wording.text(other.caution)) and begin != whole and whole.startswith(begin)]
    parts = [max(begins, key=len), whole.removeprefix(max(begins, key=len)).strip()] if begins else [whole]
    return [part for part in parts if part]


def _named_note(publisher: str, words: str, about: Sequence[Indicator]) -> Markup:
    alone = wording.text(about[0].title) if len(about) == 1 else ""
    who = say("goal.context_of", publisher=publisher, indicator=alone) if alone else publisher
    return markup.joined((markup.strong(who), ": ", words))
