"""Revisions of figures: their size, by indicator, and the revised figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue
from indicators.statements import Revised
from indicators.wording import day, say
from pages.shared import cache, markup
from pages.shared.cache import Visit
from pages.shared.table import Cell, Column, table


def measured(visit: Visit, board: Scoreboard) -> Markup:
    """How far figures were revised, by indicator, and the revised figures."""
    found = cache.revisions(visit)
    every = statements.measured(found, board.catalogue)
    shown = [one for one in every if one.to_date.revised or one.in_a_year.revised]
    others = [one for one in every if one not in shown]
    words = [markup.heading(2, say("how.revisions")),
             *(markup.paragraph(say(f"how.revisions_{name}"), "gl-text") for name in ("staff", "words"))]
    if shown:
        columns = [Column(say(f"how.revisions_{name}"), number=bool(at)) for at, name in enumerate(
            ("indicator", "to_date", "mean", "absolute", "in_a_year", "mean_in_a_year", "absolute_in_a_year"))]
        words.append(table(say("how.revisions_caption"), columns, [_revised(one, board.catalogue) for one in shown]))
        words.append(_figures(statements.revised_figures(found, board.catalogue), board.catalogue))
    if others or not every:
        count = sum(one.to_date.figures for one in others)
        code = "others" if shown else "unrevised" if count else "none"
        words.append(markup.paragraph(say(f"how.revisions_{code}", figures=wording.Count(count)), "gl-text"))
    return markup.joined(words)


def _revised(one: Revised, catalogue: Catalogue) -> list[Cell]:
    cells = [Cell(wording.text(catalogue.indicators[one.indicator].title))]
    for part in (one.to_date, one.in_a_year):
        of = say("how.revisions_of", figures=wording.Count(part.figures), revised=wording.Count(part.revised))
        known = part.mean == part.mean
        cells += [Cell(of), Cell(_mean(part.mean, points=one.points) if known else "", nothing=not known),
                  Cell(_size(part.mean_absolute, points=one.points) if known else "", nothing=not known)]
    return cells


def _mean(by: float, *, points: bool) -> str:
    """A mean revision with its sign."""
    return wording.points(by, 1) if points else wording.change(by)


def _size(by: float, *, points: bool) -> str:
    """A mean absolute revision."""
    return say("phrase.points", size=wording.numeral(by, 1)) if points else say(
        "phrase.per_cent", size=wording.percent(by))


def _figures(rows: pd.DataFrame, catalogue: Catalogue) -> Markup:
    """First value, that of a year later, and the current one of revised figures, in an expander."""
    columns = [Column(say(f"how.revisions_{name}"), number=at > 2) for at, name in enumerate(
        ("indicator", "area", "year", "first", "later", "now"))]
    return markup.fold(say("how.revisions_figures", figures=wording.Count(len(rows))), table(
        say("how.revisions_figures_caption"), columns, [_figure(row, catalogue) for row in rows.to_dict("records")]))


def _figure(row: Mapping[Any, Any], catalogue: Catalogue) -> list[Cell]:
    indicator, later = catalogue.indicators[row["indicator"]], row["later"] == row["later"]
    first, now = (wording.value(row[name], indicator, catalogue) for name in ("first", "current"))
    on = markup.small(day(row["first_at"].date().isoformat()))
    return [Cell(wording.text(indicator.title)), Cell(wording.area(row["ref_area"], catalogue)), Cell(str(row["year"])),
            Cell(markup.joined((first, on))),
            Cell(wording.value(row["later"], indicator, catalogue) if later else "", nothing=not later), Cell(now)]
