"""Sections of a briefing on several countries: a group by status on each goal, or a few compared, with their figure."""

from collections.abc import Iterator, Sequence
from functools import partial

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.goal import GroupOnGoal, named_rows
from indicators.briefing.figures.series import caption_of, first_sentence, observed, rule_in_short, statement, until
from indicators.briefing.pack.commitments import commitments, commitments_on
from indicators.briefing.pack.content import PackFigure, PackInput, Plot, Point, Section, Table
from indicators.briefing.pack.country_sections import points_of, series_figures, texts_about
from indicators.briefing.pack.plots import MOST_BARS, bars, status_bar, years_plot
from indicators.briefing.pack.tables import countries_table, key_of, series_table, signed
from indicators.briefing.reference import OF_COUNTRIES, SCALES
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import frames_alt
from indicators.charts.compared_lines import common_start, compared_lines
from indicators.charts.drawing import NO_PICTURE, Picture, picture
from indicators.charts.stage_tiles import stage_tiles
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import WORLD, Certainty, Message, Status, records
from indicators.reports.sections import in_words
from indicators.statements import NOT_REPORTED, OTHER_INDICATOR, PARTS, STALE, UNASSESSED, Comparison
from indicators.wording import say

FEWEST, MOST = 2, 6      # areas that are compared; the fewest figures also
MOST_LISTED = 12         # commitments of a group on a goal that are quoted


def compared_series(board: Scoreboard, comparison: Comparison) -> dict[str, pd.DataFrame]:
    """ASSESSMENT of each area by its name, up to the chosen year; empty where fewer than two figures could be drawn."""
    frames = {board.catalogue.area[area].name: until(board.series(comparison.indicator, area), comparison.year)
              for area in comparison.rows}
    drawable = sum(int(frame["value"].notna().sum()) for frame in frames.values())
    return frames if drawable >= FEWEST else {}


def first_common_year(board: Scoreboard, comparison: Comparison) -> int | None:
    """The year in which lines can begin at 100, None where there is none."""
    rows = [frame for frame in compared_series(board, comparison).values() if frame["value"].notna().any()]
    return common_start(rows, board.catalogue.indicators[comparison.indicator]) if rows else None


def comparison_name(goal: str, code: str, areas: Sequence[str], *, indexed: bool) -> str:
    """File name of a comparison, without the data version."""
    return "_".join(["compared", *areas, goal, code, *(["index"] if indexed else [])])


def draw_comparison(stamp: Stamp, board: Scoreboard, comparison: Comparison, start: int | None) -> Picture:
    """The series of all areas, indexed to 100 in the year ``start``, or in their unit for None; with the yearly change
    that the goal asks for, of the newest judged figure.
    """
    catalogue, frames = board.catalogue, compared_series(board, comparison)
    if not frames:
        return NO_PICTURE
    indicator, rows = catalogue.indicators[comparison.indicator], pd.concat(frames.values()).sort_values("year")
    under = wording.measure(indicator, catalogue) if start is None else say(
        "compare.subtitle_index", indicator=wording.text(indicator.title), year=start)
    caption = caption_of(stamp, observed(board, rows[rows["value"].notna()], comparison.year), catalogue,
                         first_sentence(wording.message(comparison.title, catalogue)), under,
                         wording.text(indicator.caution))
    if indicator.stages:
        return picture(frames_alt("stages", frames, caption), stage_tiles, frames, caption=caption, indicator=indicator,
                       catalogue=catalogue)
    targets = rows["target"].dropna()
    goal = float(targets.iloc[-1]) if methods.is_yearly(indicator) and len(targets) else None
    return picture(frames_alt("lines", frames, caption), compared_lines, frames, caption=caption, indicator=indicator,
                   catalogue=catalogue, start=start, goal=goal,
                   goal_name="" if goal is None else rule_in_short(indicator, goal))


def comparison_sections(read: PackInput, areas: Sequence[str], goals: Sequence[str], year: int | None,
                        compared: str = "", *, indexed: bool = False) -> Iterator[Section]:
    """Areas on one indicator: the one ``compared``, or of each goal the first on which two areas have figures.

    If ``indexed``, from 100 where they have a common year; a native chart is not.
    """
    board = read.board
    for code in [compared] if compared else [code for goal in goals for code in statements.indicators_to_compare(
            board, goal, areas)[:1]]:
        comparison = statements.comparison(board, code, list(areas), year, read.today_year)
        series = compared_series(board, comparison)
        frames = {name: frame for name, frame in series.items() if frame["value"].notna().any()}
        if len(frames) < (1 if compared else FEWEST):
            continue
        start, indicator = first_common_year(board, comparison) if indexed else None, read.indicator(code)
        rows = board.figures[(board.figures["indicator"] == code) & board.figures["ref_area"].isin(list(areas))]
        goal, finding = board.catalogue.goal_of[code], first_sentence(read.sentences([comparison.title]))
        figure = PackFigure(
            name=f"{comparison_name(goal, code, areas, indexed=start is not None)}_v{read.stamp.version}", goal=goal,
            finding=finding, make_picture=partial(draw_comparison, read.stamp, board, comparison, start),
            plot=years_plot(series, indicator, board.catalogue) if start is None else None,
            table=Table((), ()), all_rows=partial(series_table, board, areas, indicator, year),
            **texts_about(read, indicator, observed(board, rows, year)), indicators=(code,))
        yield read.section_of(
            goal, read.names(areas), finding=finding, figures=(figure,),
            box=read.box_of((comparison.message,)),
            points=tuple(Point("", statement(frame, indicator, board.catalogue)) for frame in frames.values()),
            notes=tuple(wording.message(message, board.catalogue) for message in comparison.does_not))


def group_sections(read: PackInput, group_id: statements.Group, whose: str, areas: Sequence[str], goals: Sequence[str],
                   year: int | None, scale: str = "") -> Iterator[Section]:
    """A section for each goal: the countries by status, their distances, and the series of the world and of bodies.

    ``group_id`` is a group of the catalogue or, where there is none, the areas themselves. ``scale`` is that of the
    series, if not the one that suits the indicator.
    """
    for goal in map(read.board.catalogue.goal.__getitem__, goals):
        group = GroupOnGoal(stamp=read.stamp, board=read.board, goal=goal, group=group_id, areas=areas, year=year,
                            today_year=read.today_year, in_words=in_words(read.answers, year, goal=goal.id))
        cells, card, pairs = group.cells, group.card, commitments_on(read, areas, goal.id, year)
        figures, missing = tuple(_figures(read, group, scale)), sorted(set(areas) - set(cells["ref_area"]))
        in_parts = not cells.empty and (not figures or figures[0].plot is None or len(areas) > MOST_BARS)
        (number, change), named = _number(group), tuple(_named(read, cells, missing))
        yield read.section_of(
            goal.id, whose, finding=group.title(), number=number, change=change,
            box=read.box_of(statements.group_box(card, group.together) if group.together else [card.message]),
            points=_points(read, group, missing), bar=status_bar(cells, len(missing)) if in_parts else None,
            named=named, key=key_of((names for *_, names in named), "pack.striped"), figures=figures,
            aside=read.sentences(card.moving_away),
            others=series_figures(read, [         # of the world or a body, never counted as a country
                (one.id, one.body or WORLD) for one in goal.indicators
                if one.body or one.judged_for == "world" or one.publisher]),
            notes=tuple(wording.message(message, read.board.catalogue) for message in card.reporting),
            commitments=commitments(read, pairs, whose, year, MOST_LISTED),
            questions=tuple(_questions(read, group, missing)))


def _number(group: GroupOnGoal) -> tuple[str, str]:
    """How many countries have the best status that any has, of all that are assessed."""
    counts = {part: count for part, count in group.card.parts.items()
              if part not in (*UNASSESSED, STALE, OTHER_INDICATOR, NOT_REPORTED)}
    best, of = next(iter(counts), ""), sum(counts.values())
    if of < FEWEST:
        return "", ""
    return (say("pack.of", count=counts[best], of=of),
            say("pack.countries_with", part=best, status=wording.status(best).word))


def _points(read: PackInput, group: GroupOnGoal, missing: Sequence[str]) -> tuple[Point, ...]:
    """What changed, how sure the statuses are of the countries that the finding counts, what to ask."""
    cells, together = group.cells, group.together
    clear = int((~cells["part"].isin([STALE, OTHER_INDICATOR]) & (cells["certainty"] == Certainty.CLEAR)).sum())
    is_told = together is not None and together.after is not None
    changes = [together.by_country, together.title, together.why_not_told] if together and is_told else []
    uncertain = [read.sentences(statements.uncertain(group.card, records(cells)))]
    sure = uncertain if any(uncertain) else [say("pack.all_clear", count=clear)] if clear else []
    sure += [read.sentences(together.sure)] if together and is_told else []
    if missing:
        sure.append(say("pack.missing", count=len(missing), of=len(group.areas)))
    away = cells.loc[cells["part"] == Status.MOVING_AWAY, "ref_area"].tolist()
    ask = say("pack.ask_group", away=len(away), names=read.names(away), missing=len(missing))
    changed = [read.answer_of(filter(None, changes)), read.sentences(group.card.moving_away)]
    return points_of(" ".join(filter(None, changed)), " ".join(sure), ask)


def _named(read: PackInput, cells: pd.DataFrame, missing: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The names of the countries of each part of the group, with the signs of their statuses."""
    signs = {cell["ref_area"]: signed("", cell) for cell in records(cells) if cell["status"] and not cell["stale"]}
    for part in PARTS:
        areas = [*cells.loc[cells["part"] == part, "ref_area"], *(missing if part == NOT_REPORTED else ())]
        words, names = wording.status(part), read.board.catalogue.area
        if areas:
            yield (part, say("pack.part_of_group", status=f"{words.icon} {words.word}".strip(), count=len(areas)),
                   ", ".join(sorted(f"{names[area].name} {signs.get(area, '')}".rstrip() for area in areas)))


def _figures(read: PackInput, group: GroupOnGoal, scale: str) -> Iterator[PackFigure]:
    """A figure for each view of the countries on the lead indicator."""
    if not group.views:
        return
    goal, indicator, table = group.goal, group.indicator, countries_table(read.board, group.cells)
    texts = texts_about(read, indicator, observed(read.board, group.cells))
    for view in sorted(group.views, key=lambda view: view == "level"):         # which is no chart of a slide
        is_years = view == "years"
        name = f"{view}_{scale}" if is_years and scale else view
        yield PackFigure(
            name=f"{OF_COUNTRIES}{goal.id}_{name}_v{read.stamp.version}", goal=goal.id, finding=group.title(view),
            make_picture=partial(group.draw, view, indexed=scale == SCALES[0] if scale else None), table=table,
            plot=_plot(group, view), all_rows=partial(
                series_table, read.board, group.rows["ref_area"].tolist(), indicator, group.year) if is_years else None,
            **texts, indicators=tuple(one.id for one in goal.indicators if one.role != "context"))


def _plot(group: GroupOnGoal, view: str) -> Plot | None:
    """The countries' numbers in bars or, of too many countries for that, the countries by status."""
    indicator, catalogue = group.indicator, group.board.catalogue
    if view in ("growth", "distance", "years") and len(group.areas) > MOST_BARS:
        return status_bar(group.cells, 0)
    if view == "growth" and group.growths:
        return bars(group.growths.rows.assign(per_cent=100 * group.growths.rows["growth"]), "per_cent",
                    say("pack.growth"), 1)
    if view == "distance":
        return bars(named_rows(group.fresh, indicator, catalogue), "value", wording.measure(indicator, catalogue),
                    indicator.decimals)
    return None


def _questions(read: PackInput, group: GroupOnGoal, missing: Sequence[str]) -> Iterator[Point]:
    """Who has no figure, what was compared, and what to know about the figures."""
    if missing and not group.cells.empty:
        yield Point(say("pack.asked_missing"), say("pack.line_missing", count=len(missing), names=read.names(missing)))
    if together := group.together:
        both, year = len(together.areas_both), together.year or 0
        yield Point(say("pack.asked_compared"), say("pack.line_compared", both=both, of=together.of, year=year,
                                                    lacking=together.of - both, before=year - 1))
        if caution := read.answer_of([Message(code="text", values={"text": group.indicator.caution})]):
            yield Point(say("pack.asked_caution"), caution)
