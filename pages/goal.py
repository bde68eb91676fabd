"""Page "Goal": one goal for a group: like-for-like figures, distances, series, a map, and context indicators."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.series import draw_series
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Goal, Indicator, records
from indicators.reports.sections import in_words
from indicators.statements import GoalCard, Group, LikeForLike
from indicators.wording import say
from pages.shared import (
    ask,
    briefing,
    cache,
    chip,
    explained,
    figure_files,
    frame,
    goal_charts,
    markup,
    menu,
    series,
    state,
)
from pages.shared.cache import Visit
from pages.shared.context_table import context_table
from pages.shared.table import Cell, Column, filter_box, table
from pages.shared.viewport import figure_width, watch

FEW = 3                  # up to this many countries, a table needs no filter and no remark on its order


def goal(visit: Visit) -> None:
    """Ask for goal, group and year; render the group's statement, global series, charts, table and context."""
    board, today = cache.scoreboard(visit), date.today().year
    first, *columns = st.columns(3)
    with first:
        current_goal = _ask(board)
    frame.entitle(f"{current_goal.id} {wording.text(current_goal.title)}")
    group, year = ask.group_and_year(board, columns)
    areas = statements.members(board, group, year or today)
    card = statements.goal_card(board, current_goal.id, areas, year, today,
                                in_words(cache.answers(visit), year, goal=current_goal.id))
    cells = statements.cells(board, areas, year, today)
    cells = cells[cells["goal"] == current_goal.id]
    indicator = board.catalogue.indicators.get(card.indicator)
    together = statements.like_for_like(board, indicator.id, group, year) \
        if indicator and not indicator.stages else None
    missed, whose = together.missed if together else (), _group_name(group, board.catalogue)
    offered = [str(code) for code, count in card.counts.items() if count] + [chip.MISSED] * bool(missed)
    selected_status = state.value_of("status", offered, say("series.status"), say("overview.all_countries"))
    narrowed = _narrow(cells, missed, selected_status)
    sentences = statements.goal_in_sentences(board, current_goal, card, together, cells, areas, year)
    summary = briefing.summary(visit, f"{current_goal.id} {wording.text(current_goal.title)}", sentences, whose)
    frame.html(_head(visit, current_goal, whose, card, together, board, selected_status, summary))
    if selected_status:
        words = say("goal.missed", year=together.year) if together and missed and selected_status == chip.MISSED else (
            wording.status(selected_status).word)
        frame.html(_names(visit, narrowed, current_goal, whose, words))
    width = figure_width()
    if indicator:
        selected = {"goal": current_goal.id, "group": group, "year": str(year or "")} if isinstance(group, str) else {}
        goal_charts.show(visit, board, areas, cells, indicator, card, together, year, width, selected)
    if len(narrowed):
        frame.html(_countries(narrowed, board, indicator))
    _worlds(visit, board, current_goal, width)
    frame.html(context_table(board, [
        other for other in current_goal.indicators if other.role == "context" and not _evident(other)]))
    watch()


def _ask(board: Scoreboard) -> Goal:
    goals = {goal.id: goal for goal in board.catalogue.goals}
    code = state.choose("goal", say("goal.ask"), list(goals), next(iter(goals)),
                        lambda code: f"{code} {wording.text(goals[code].title)}")
    return goals[code]


def _narrow(cells: pd.DataFrame, missed: Sequence[str], selected_status: str) -> pd.DataFrame:
    """The cells of a status or, of several statuses, those that missed the goal; all without one."""
    if selected_status == chip.MISSED:
        return cells[cells["ref_area"].isin(list(missed))]
    return cells[(cells["status"] == selected_status) & ~cells["stale"]] if selected_status else cells


def _group_name(group: Group, catalogue: Catalogue) -> str:
    """The name of a group, or of each country of a selection."""
    if isinstance(group, str):
        return next(wording.text(known.name) for known in catalogue.groups if known.id == group)
    return wording.listed([catalogue.area[code].name for code in group])


def _head(visit: Visit, goal: Goal, whose: str, card: GoalCard, together: LikeForLike | None,
          board: Scoreboard, selected_status: str, summary: Markup) -> Markup:
    """Title, the goal's own words, the sentences for a briefing, the longer ``summary``, counts by status, and how many
    countries reported.
    """
    messages = list(statements.group_box(card, together)) if together else [card.message]
    away = [wording.message(message, board.catalogue) for message in card.moving_away]
    notes = [wording.message(note, board.catalogue) for note in together.notes] if together else []
    return markup.goal_head(
        f"{goal.id} {wording.text(goal.title)}", wording.nested(goal.official_wording),
        wording.text(goal.why_it_matters), briefing.box(visit, goal, whose, messages) + summary,
        [*away, *notes],
        chip.counts(card.counts, partial(_address, goal.id), selected_status, together),
        " · ".join(wording.message(message, board.catalogue) for message in card.reporting))


def _address(goal: str, status: str) -> str:
    """This screen, narrowed to the countries with a status, or with all."""
    query = state.link_values("group", "areas", "year", "view")
    return menu.address("goal", goal=goal, **query, **({"status": status} if status else {}))


def _names(visit: Visit, cells: pd.DataFrame, goal: Goal, whose: str, words: str) -> Markup:
    """Links to the countries with what ``words`` say, a link to all countries, and the names to copy."""
    area, lead = visit.catalogue.area, say("goal.narrowed", status=words, count=len(cells))
    names = sorted((area[code].name, code) for code in cells["ref_area"])
    linked = [markup.strong(lead), markup.joined((markup.link(
        menu.address("country", area=code, goal=goal.id), name) for name, code in names), ", ") + "."]
    copied = say("briefing.of", whose=f"{whose}, {goal.id} {wording.text(goal.title)}",
                 sentences=f"{lead} {', '.join(name for name, _ in names)}.")
    linked.append(markup.link(_address(goal.id, ""), say("overview.all"), kind="gl-links"))
    return markup.paragraph(markup.joined(linked, " "), "gl-receipt", "status") + briefing.to_copy(visit, copied)


def _countries(cells: pd.DataFrame, board: Scoreboard, headline: Indicator | None) -> Markup:
    """A table of the countries with figure, change and status."""
    rows = board.figures_at(cells)
    of_cells = ["stale", "others", "away", "away_year", "away_stale", "part", *statements.EARLIER]
    counted = cells[of_cells].reset_index(drop=True)
    rows = pd.concat([rows, counted, statements.certainty_of(board, rows)], axis=1)
    judged = "series.status" if rows["status"].ne("").any() else "goal.earlier_years"
    heads = [*map(say, ("overview.country", "series.value", "series.year", judged)),
             say("series.change"), series.pace_head(headline)]
    columns = [*(Column(head, sortable=True) for head in heads), Column(say("series.marks"))]
    country_rows = sorted(records(rows), key=lambda row: board.catalogue.area[row["ref_area"]].name)
    usual = wording.text(headline.title) if headline else ""
    box = filter_box(say("overview.filter")) if len(country_rows) > FEW else ""
    caption = "goal.table_caption" if len(country_rows) > FEW else "goal.table_caption_few"
    alone = "_alone" if rows["indicator"].nunique() == 1 else ""
    explained_marks = chip.key() if judged == "series.status" else ""
    return (markup.heading(2, say("overview.countries")) + explained_marks + box + table(
        say(caption + alone, indicator=usual), columns,
        [_country(row, board, usual) for row in country_rows],
        filtered=True))


def _country(row: Mapping[Any, Any], board: Scoreboard, usual: str) -> list[Cell]:
    indicator, name = board.catalogue.indicators[row["indicator"]], board.catalogue.area[row["ref_area"]].name
    goal = board.catalogue.goal_of[row["indicator"]]
    link = markup.link(menu.address("country", area=row["ref_area"], goal=goal), name)
    figure = markup.joined((chip.figure({**row, "absence": ""}, indicator, board.catalogue), ""
        if wording.text(indicator.title) == usual else
                                   markup.small(wording.title(indicator, name))))
    year = say("overview.last", year=row["year"]) if row["stale"] else str(row["year"])
    change = wording.moved(row, indicator, board.catalogue)
    pace = chip.pace(row, indicator, board.catalogue)
    marks = chip.flags(row["marks"])
    by = "growth" if wording.by_yearly_change(indicator) else "pace"
    numbers = ["" if row[name] != row[name] else row[name] for name in ("value", "change", by)]
    status = statements.PARTS.index(row["status"] or row["part"])
    away = chip.away(row["away"], row["others"] + 1, row["away_year"], stale=row["away_stale"])
    how = explained.link(row["ref_area"], goal, row["year"], name)
    return [Cell(link, name), Cell(figure, numbers[0]), Cell(year, row["year"]),
            Cell(chip.status_of(row, colour=not row["stale"], indicator=indicator) + away + how, status),
            Cell(change, numbers[1], nothing=not change), Cell(pace, numbers[2], nothing=not pace),
            Cell(marks, nothing=not marks)]


def _worlds(visit: Visit, board: Scoreboard, goal: Goal, width: int) -> None:
    """Render the series of the world or a body that are evidence for the goal, never counted as a country."""
    for indicator in goal.indicators:
        if _evident(indicator):
            rows = board.series(indicator.id, indicator.body or "WLD")
            if rows["value"].notna().any():
                frame.html(markup.heading(2, say("goal.worlds")) + markup.paragraph(wording.text(indicator.reading),
                    "gl-text"))
                area = rows["ref_area"].iloc[0]
                figure, alt = draw_series(visit.stamp, rows, indicator, board.catalogue,
                                          cache.last_published(visit, area), theme=series.theme(), width=width)
                series.show(figure, alt, indicator.id, files=figure_files.row(
                    visit, f"{area}_{goal.id}_{indicator.id}", figure, goal=goal.id))
                frame.html(_world_in_full(visit, board, indicator, rows))


def _world_in_full(visit: Visit, board: Scoreboard, indicator: Indicator, rows: pd.DataFrame) -> Markup:
    """The newest status of a series, what it implies, how it was judged, and all its years."""
    last = statements.with_certainty(board, rows[rows["value"].notna()].iloc[-1].to_dict())
    fresh = last["year"] >= date.today().year - statements.FRESH_YEARS
    return (markup.paragraph(chip.status_of(last, colour=fresh, indicator=indicator))
            + series.finding(board, indicator.id, last["ref_area"]) + explained.folded(visit, board, last)
            + markup.fold(say("country.all_years"), series.figures_table(board, rows, indicator)))


def _evident(indicator: Indicator) -> bool:
    """Whether an indicator of the world is evidence for its goal: judged, or a running total with its own finding."""
    return indicator.judged_for == "world" and (indicator.role == "judged" or statements.adds_up(indicator))
