"""Sections of a briefing on a group of countries, one for each goal."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import first_sentence
from indicators.briefing.figures.distances import trends
from indicators.briefing.figures.goal import (
    FEWEST,
    assessed,
    change_rows,
    draw_change,
    draw_distance,
    draw_funnel,
    draw_growth,
    draw_level,
    draw_map,
    draw_tiles,
    draw_years,
    growths_in_words,
    has_comparable_changes,
    observed,
)
from indicators.briefing.pack.content import PackFigure, Plot, Point, Section, Table
from indicators.briefing.pack.country_sections import each_method_once, figure_of_series, sentences_of, texts_about
from indicators.briefing.pack.plots import ENDS, MOST_BARS, bars, status_bar
from indicators.briefing.pack.questions import answer_of, group_questions
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.reported import commitments, commitments_on
from indicators.briefing.pack.tables import countries_table, series_table
from indicators.briefing.reference.address import OF_COUNTRIES, SCALES
from indicators.charts.drawing import Picture
from indicators.judging.scoreboard import Scoreboard
from indicators.model import WORLD, Certainty, Goal, Indicator, Status
from indicators.reports.sections import in_words
from indicators.statements import PARTS
from indicators.wording import say

MOST_LISTED = 12         # commitments of a group on a goal that are quoted
NAMED = 5                # countries at either end that are named
NOBODY = "not_reported"
INDEXED = SCALES[0]


@dataclass(frozen=True)
class _Group:
    """A group of areas in a year: its id or its areas, its name, and their cells on every goal."""

    read: PackInput
    id: statements.Group
    name: str
    areas: Sequence[str]
    year: int | None
    cells: pd.DataFrame
    scale: str                             # of the series, if not the one that suits the indicator


def group_sections(read: PackInput, group_id: statements.Group, whose: str, areas: Sequence[str], goals: Sequence[str],
                   year: int | None, scale: str = "") -> Iterator[Section]:
    """A section for each goal: the countries by status, their distances, and the series of the world and of bodies.

    ``group_id`` is a group of the catalogue or, where there is none, the areas themselves.
    """
    cells = statements.cells(read.board, areas, year, read.today_year)
    group = _Group(read, group_id, whose, areas, year, cells, scale)
    for goal in map(read.goal, goals):
        yield _section(group, goal)


def _section(group: _Group, goal: Goal) -> Section:
    read, board, catalogue = group.read, group.read.board, group.read.board.catalogue
    cells = group.cells[group.cells["goal"] == goal.id]
    card = statements.goal_card(board, goal.id, group.areas, group.year, read.today_year,
                                in_words(read.answers, group.year, goal=goal.id))
    together = statements.like_for_like(board, card.indicator, group.id, group.year) if card.indicator else None
    finding = first_sentence(wording.message(card.message, catalogue))
    messages = statements.group_box(card, together) if together else (card.message,)
    missing = sorted(set(group.areas) - set(cells["ref_area"]))
    pairs = commitments_on(read, group.areas, [goal.id], group.year)
    number, change = _number(cells)
    figures = tuple(_Figures(group, goal, cells, finding).drawn(together)) if len(cells) and together else ()
    in_parts = len(cells) > 0 and (len(group.areas) > MOST_BARS or not figures or figures[0].plot is None)
    subject = say("pack.subject", number=goal.id, goal=wording.text(goal.title))
    return Section(
        heading=say("pack.heading", whose=group.name, subject=subject), subject=subject, goal=goal.id,
        whose=group.name, finding=finding, box=sentences_of(
            read, messages, group.name, 1 if isinstance(group.id, str) else len(group.areas)),
        number=number, change=change, points=tuple(_points(group, cells, together, missing)),
        bar=status_bar(cells, len(missing)) if in_parts else None, named=tuple(_named(group, cells, missing)),
        ends=_ends(cells, figures) if in_parts else None,
        figures=each_method_once(figures),
        others=each_method_once([figure for code, area in _worlds(goal)
                                 if (figure := figure_of_series(read, code, area))]),
        notes=(" · ".join(wording.message(message, catalogue) for message in card.reporting),
               *(wording.message(message, catalogue) for message in card.moving_away)),
        commitments=commitments(read, pairs, group.year, MOST_LISTED),
        questions=tuple(group_questions(read, card, cells, together, missing if len(cells) else ())))


def _number(cells: pd.DataFrame) -> tuple[str, str]:
    """How many countries have the best status that any has, of all that are assessed."""
    own = cells[~cells["part"].isin([statements.STALE, statements.OTHER_INDICATOR, Status.NOT_ASSESSED,
                                     Status.TOO_EARLY])]
    first = next((part for part in PARTS if part in set(own["part"])), None)
    if first is None or len(own) == 1:
        return "", ""
    return (say("pack.of", count=int((own["part"] == first).sum()), of=len(own)),
            say("pack.countries_with", part=first, status=wording.group_part(first).word))


def _points(group: _Group, cells: pd.DataFrame, together: statements.LikeForLike | None, missing: Sequence[str]
            ) -> Iterator[Point]:
    """What changed, how sure that is, what to ask."""
    read = group.read
    told = [message for message in (together.by_country, together.title, together.why_not_told)
            if message] if together and together.after is not None else []
    if changed := answer_of(read, told):
        yield Point(say("pack.point_changed"), changed)
    if sure := " ".join(_sureness(read, cells, len(missing), len(group.areas))):
        yield Point(say("pack.point_sure"), sure)
    names = read.board.catalogue.area
    away = sorted(names[area].name for area in cells.loc[cells["part"] == Status.MOVING_AWAY, "ref_area"])
    listed = wording.listed([*away[:NAMED], *([say("phrase.more", count=len(away) - NAMED)] if (
        len(away) > NAMED) else [])])
    yield Point(say("pack.point_ask"), say("pack.ask_group", away=len(away), names=listed, missing=len(missing)))


def _sureness(read: PackInput, cells: pd.DataFrame, missing: int, of: int) -> Iterator[str]:
    """How many statuses of the countries that the finding counts are not certain, or that all are; who is missing."""
    if uncertain := [wording.message(message, read.board.catalogue)
                     for message in statements.uncertain(cells)]:
        yield from uncertain
    elif clear := int((_counted(cells)["certainty"] == Certainty.CLEAR).sum()):
        yield say("pack.all_clear", count=clear)
    if missing:
        yield say("pack.missing", count=missing, of=of)


def _ends(cells: pd.DataFrame, figures: Sequence[PackFigure]) -> Plot | None:
    """The countries at either end of what a goal is about; None of stages and of activities, which have no order."""
    plot = figures[0].plot if figures and _counted(cells)["status"].any() else None
    return plot if plot and plot.kind == "bars" and len(plot.categories) > 2 * ENDS else None


def _counted(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells of the countries that the finding counts: fresh ones of the lead indicator."""
    return cells[~cells["stale"] & (cells["part"] != statements.OTHER_INDICATOR)]


def _named(group: _Group, cells: pd.DataFrame, missing: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The names of the countries of each part of the group, marked where it could be chance."""
    names = group.read.board.catalogue.area
    for part in PARTS:
        own = cells[cells["part"] == part]
        chance = dict(zip(own["ref_area"], own["certainty"] == Certainty.COULD_BE_CHANCE, strict=True))
        areas = [*own["ref_area"], *(missing if part == NOBODY else ())]
        if areas:
            words = wording.group_part(part)
            yield (part, say("pack.part_of_group", status=f"{words.icon} {words.word}".strip(), count=len(areas)),
                   ", ".join(sorted(names[area].name + (" ?" if chance.get(area) else "") for area in areas)))


def _worlds(goal: Goal) -> Iterator[tuple[str, str]]:
    """The series of the world or of a body, which are never counted as a country."""
    for indicator in goal.indicators:
        if indicator.body:
            yield indicator.id, indicator.body
        elif indicator.judged_for == "world" or indicator.publisher:
            yield indicator.id, WORLD


@dataclass(frozen=True)
class _Figures:
    """The figures of a group on a goal, with the most frequent indicator of its countries."""

    group: _Group
    goal: Goal
    cells: pd.DataFrame
    finding: str

    @cached_property
    def seen(self) -> pd.DataFrame:
        """The observations that name the sources."""
        return observed(self.group.read.board, self.cells)

    @cached_property
    def table(self) -> Table:
        """The newest figure of each country."""
        return countries_table(self.group.read.board, self.cells)

    def drawn(self, together: statements.LikeForLike) -> Iterator[PackFigure]:
        """Growth, distance, level, the countries' changes and series, tiles, a map; series end at the year."""
        read, board, indicator = self.group.read, self.group.read.board, self.group.read.indicator(together.indicator)
        fresh, every = self.cells[~self.cells["stale"]], assessed(self.cells, board, indicator)
        own = every[every["ref_area"].isin(fresh["ref_area"])].reset_index(drop=True)
        given, year = (read.stamp, board, own, indicator, self.finding), self.group.year
        scale = self.group.scale
        over_years = self.finding if together.after is None else first_sentence(wording.message(
            together.title, board.catalogue))
        newest = None
        if wording.by_yearly_change(indicator):
            yield from self._growths(own, indicator)
        elif own["value"].notna().sum() >= FEWEST and not indicator.stages:
            rows = _with_first(trends(own, indicator, board.catalogue)[0])
            newest = bars(rows, {"first": say("pack.first_figure"), "value": _measure(indicator, board)}, indicator,
                          indicator.decimals)
            yield self._figure("distance", partial(draw_distance, *given), newest)
        if (level := partial(draw_level, *given))().alt:
            yield self._figure("level", level, None)
        if has_comparable_changes(indicator) and len(pairs := change_rows(board, together)):
            last = together.year or 0
            names = {"first": str(last - 1), "value": str(last)}
            yield self._figure("change", partial(draw_change, read.stamp, board, together, over_years),
                               bars(_with_first(pairs), names, indicator, indicator.decimals), over_years,
                               partial(series_table, board, together.areas_both, indicator, last, since=last - 1))
        if every["value"].notna().any():
            many = status_bar(self.cells, 0) if indicator.stages else newest or bars(
                trends(own, indicator, board.catalogue)[0], {"value": _measure(indicator, board)}, indicator,
                indicator.decimals)
            yield self._figure(
                "_".join(filter(None, ("years", scale))), partial(
                    draw_years, read.stamp, board, every, indicator, over_years, year=year,
                    indexed=scale == INDEXED if scale else None),
                many if len(every) > MOST_BARS else None, over_years,
                partial(series_table, board, every["ref_area"].tolist(), indicator, year))
        by_area = read.stamp, board, self.cells, self.group.areas, self.finding
        if len(self.group.areas) > 1:
            yield self._figure("tiles", partial(draw_tiles, *by_area), None)
        if len(fresh) and any(board.catalogue.area[area].alpha2 for area in fresh["ref_area"]):
            yield self._figure("map", partial(draw_map, *by_area), None)

    def _growths(self, own: pd.DataFrame, indicator: Indicator) -> Iterator[PackFigure]:
        """The growths with their intervals, and the funnel of growth against size."""
        read, found = self.group.read, growths_in_words(own, self.group.read.board, indicator)
        if found is None:
            return
        given = read.stamp, read.board, own, indicator, self.finding
        rows = found.rows.assign(per_cent=100 * found.rows["growth"])
        yield self._figure("growth", partial(draw_growth, *given), bars(
            rows, {"per_cent": say("pack.growth")}, indicator, 1))
        if found.limits is not None:
            yield self._figure("funnel", partial(draw_funnel, *given), None)

    def _figure(self, kind: str, make_picture: Callable[[], Picture], plot: Plot | None, finding: str = "",
                all_rows: partial[Table] | None = None) -> PackFigure:
        return PackFigure(
            name=f"{OF_COUNTRIES}{self.goal.id}_{kind}_v{self.group.read.stamp.version}",
            finding=finding or self.finding, make_picture=make_picture, plot=plot, table=self.table, all_rows=all_rows,
            **texts_about(self.group.read, self.group.read.indicator(self.cells["indicator"].iloc[0]), self.seen),
            indicators=tuple(one.id for one in self.goal.indicators if one.role != "context"))


def _with_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows for dumbbells with the first figure, where it is of an earlier year than the latest."""
    return rows.assign(first=rows["baseline_value"].where(rows["baseline_year"] < rows["year"]))


def _measure(indicator: Indicator, board: Scoreboard) -> str:
    return say("pack.measure", indicator=wording.text(indicator.title),
               unit=wording.text(board.catalogue.units.get(indicator.unit, "")))
