"""Inline elements: a status with icon, word and colour, hatched where it could be chance; bars and marks."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.charts.theme import THEMES, UNCOLOURED, hatching, outline, status_colour, text_on
from indicators.model import Catalogue, Indicator, Mark, Status
from indicators.statements import GoalCard
from indicators.wording import say
from pages.shared import markup

STATUSES = frozenset(Status)
BESIDE = "gl-beside"     # in HTML: the sign of another indicator
MET, UNTOLD = {1.0: "✓", 0.0: "·"}, "–"     # marks of years


def kind(code: str) -> str:
    """The HTML class of a status ("" is that of an activity), or of another part of a goal's bar."""
    return f"gl-{(code or 'activity').replace('_', '-')}"


@cache
def colours() -> str:
    """Style rules that give each status its colours in both themes: fill, outline, words on it, and stripes."""
    rules = []
    for code in set(Status) - set(UNCOLOURED):
        fills = [(status_colour(code, theme), theme) for theme in THEMES]
        pairs = {"status": [fill for fill, _ in fills], "status-line": [outline(*fill) for fill in fills],
                 "on-status": [text_on(fill) for fill, _ in fills],
                 "status-stripe": [hatching(fill) for fill, _ in fills]}
        values = " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in pairs.items())
        rules.append(f".{kind(code)} {{ {values} }}\n")
    return "".join(rules)


def bar(card: GoalCard, title: str, cells: Iterable[Mapping[Any, Any]], address: Callable[[str], str],
        chosen: str) -> Markup:
    """All countries of a card by part; a part links to the ``address`` narrowed to it, the ``chosen`` one to all.

    ``cells``: rows of CELL, which say how sure the statuses of a part are.
    """
    doubts = statements.doubts(cell for cell in cells if cell["goal"] == card.goal)
    return markup.bar(card, title, doubts, address, chosen)


def status(code: str, *, words: str = "", colour: bool = True, certainty: str = "", chance: bool = True,
           provisional: str = "") -> Markup:
    """Icon, word and colour of a status, and its certainty; without colour where the figure is too old."""
    return markup.badge(wording.status(code).icon, words or wording.status(code).word, kind(code), colour,
                        certainty, chance, provisional)


def shown(row: Mapping[Any, Any], indicator: Indicator | None, *, colour: bool = True, short: bool = False,
          words: str = "") -> Markup:
    """Icon, word (or short word) and colour of a row's status, (p) for a provisional figure, and its certainty.

    A stage below the goal is shown by its own name. Rows without fields of CERTAINTY say nothing of it.
    """
    return status(row["status"], words=words or wording.status_of(row, indicator, short=short), colour=colour,
                  certainty=row.get("certainty", ""), provisional=wording.marked_provisional(row.get("marks", "")),
                  chance=row.get("doubt") != "figure")


def status_of(row: Mapping[Any, Any], *, colour: bool = True, indicator: Indicator | None = None,
              catalogue: Catalogue | None = None, rows: pd.DataFrame | None = None, why: bool = True) -> Markup:
    """The status of a row, and ``why`` it is not assessed; the number of an activity; "" for context.

    Given a ``catalogue``, adds the status that a slightly different figure of the year would give; given the ``rows``
    of its series, which years met the goal.
    """
    if not row["status"] and not (indicator and indicator.goal):
        return Markup("")
    words = ""
    if row["status"] == Status.STAGE_BELOW:
        since, dated = (0, "no") if rows is None else statements.stage_since(rows, row)
        words = say("status_note.stage", year=since or row["year"], dated=dated,
                    stage=wording.status_of(row, indicator))
    near = statements.otherwise(row) if catalogue and "would_be" in row else ()
    notes = [wording.why_unassessed(row), *(wording.message(message, catalogue) for message in near)] if why else []
    return shown(row, indicator, colour=colour, words=words) + ("" if rows is None else ticks(rows, row)) + (
        markup.joined(" " + markup.small(note) for note in notes if note))


def sign_of(row: Mapping[Any, Any], indicator: Indicator) -> Markup:
    """Only the icon of a row's status, hatched where it could be chance; its word and certainty are read out."""
    if not row["status"]:
        return Markup("")
    words = ", ".join(filter(None, (wording.status_of(row, indicator), statements.certainty_word(row))))
    classes = [kind(row["status"]), *(["gl-chance"] if row["certainty"] in wording.HATCHED else []),
               *(["gl-colourless"] if row["stale"] else [])]
    return markup.sign(wording.status(row["status"]).icon, words, " ".join(classes))


def sign_away(count: int, of: int, year: int) -> Markup:
    """How many of a goal's judged indicators move away beside a status that does not say so; "" for none."""
    return markup.beside(say("overview.away_short", away=count), say(
        "overview.away", away=count, of=of, year=year)) if count else Markup("")


def ticks(rows: pd.DataFrame, row: Mapping[Any, Any]) -> Markup:
    """Small marks of the years of a row's window, by its series ``rows``: ✓ goal met, · not met, – not known."""
    if not row["years_assessed"] > 0:
        return Markup("")
    of_year = dict(zip(rows["year"], rows["met"], strict=True))
    years = range(int(row["window_since"]) + 1, int(row["year"]) + 1)
    signs = "".join(MET.get(of_year.get(year, float("nan")), UNTOLD) for year in years)
    met = [str(year) for year in years if of_year.get(year) == 1]
    told = len(signs) - signs.count(UNTOLD)
    return markup.ticks(signs, say("status_note.met", met=len(met), told=told, years=wording.listed(met),
                                   since=years[0], year=years[-1]))


def flagged(codes: str) -> list[str]:
    """Marks of a figure except "illustrative", which the page says, and those that its text has: "at most 5"."""
    return [code for code in wording.flagged(codes).split() if code != Mark.ILLUSTRATIVE]


def flags(codes: str) -> Markup:
    """The marks that are flagged, beside a figure."""
    return markup.marks(wording.marks(" ".join(flagged(codes))))
