"""A list beside the detail of its chosen row; the detail of a country on a goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.series import draw_series, median_of, revised, rule_in_short
from indicators.briefing.pack.building import PackRequest
from indicators.charts.series import outlook_sentence
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, Status, records
from indicators.reports.sections import Section, sections
from indicators.statements import CountryGoal
from indicators.wording import say
from pages.shared import cache, chip, downloads, frame, markup, menu, remarks, series, state, who
from pages.shared.cache import Visit
from pages.shared.commitments import candidates
from pages.shared.commitments.one import due_in_words, quoted, state_in_words
from pages.shared.reports import figures

FEWEST_DRAWN = 2         # values of a series that is drawn
WIDTHS = (36, 64)          # of the list and the detail
HOW = "how"              # link parameter: the year whose status is explained
ANSWERS = ("certainty", "beyond_chance", "unusual", "modelled", "revised", "outlook")
"""What the tab "How sure" answers, in its order."""


def panes(*, is_named: bool, has_both: bool = False) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Containers for the list and the detail; ``is_named``: the address names a row, whose detail a phone shows alone.

    ``has_both``: without a named row, the detail is of all rows, and a phone shows it below the list.
    """
    left, right = st.columns(WIDTHS, gap="medium")
    return (left.container(key="pane-list-behind" if is_named else "pane-list"),
            right.container(key="pane-detail" if is_named or has_both else "pane-detail-behind"))


def show_rows(rows: Sequence[Mapping[str, object]], label: str, *, in_one_line: bool = False) -> None:
    """Render the list: each row is one link, with ``address``, ``title``, ``is_chosen``, ``value``, ``status`` and
    ``picture``. Rows ``in_one_line`` have the picture between title and value, and a bar above with the key.
    """
    shown = markup.choice_list(rows, label, "gl-list gl-list-short" if in_one_line else "gl-list")
    frame.html(shown if in_one_line else shown + markup.key(shown))


@dataclass(frozen=True)
class CountryDetail:
    """A country on a goal: the sentence and the chart, and the tabs with what stands behind them."""

    visit: Visit
    board: Scoreboard
    area: str
    line: CountryGoal

    @cached_property
    def row(self) -> Mapping[str, Any]:
        """The assessment with its certainty; empty without a figure."""
        return statements.with_certainty(self.board, self.line.assessment) if self.line.assessment else {}

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The series (ASSESSMENT)."""
        return self.board.series(self.line.indicator, self.area)

    @property
    def indicator(self) -> Indicator:
        """That of the assessment. Raises KeyError without a figure."""
        return self.board.catalogue.indicators[self.line.indicator]

    @property
    def is_drawn(self) -> bool:
        """Whether the series has enough values for a chart."""
        return bool(self.row) and self.rows["value"].notna().sum() >= FEWEST_DRAWN

    def show_answer(self, heading: str = "") -> None:
        """Render the sentence and, at once, the chart or what else there is; below it what can be taken away."""
        visit, board, line = self.visit, self.board, self.line
        title = wording.goal_titles(board.catalogue)[line.goal]
        lead = [statements.goal_sentence(board, self.area, line), *line.moving_away]
        frame.html(markup.heading(2, heading or title) + markup.paragraph(
            " ".join(wording.message(message, board.catalogue) for message in lead), "gl-lead"))
        row = self._show_chart() if self.is_drawn else None
        if row is None:
            self._show_instead()
        with row or st.container(horizontal=True):
            if (row_judged := line.assessment) is not None:
                sent = cache.reports(visit).get(self.area)
                downloads.offer_sentences(visit, say("briefing.copy"), title, lambda: [statements.country_box(
                    board, row_judged, date.today().year, sent.year if sent else None)])
            downloads.offer_files(visit, PackRequest(areas=(self.area,), goals=(line.goal,)))

    def _show_chart(self) -> DeltaGenerator | None:
        """Render the series with its outlook and, unless counts depend on size, the median; return the row below it."""
        board, line, indicator, median = self.board, self.line, self.indicator, None
        if indicator.measure == "share" or indicator.group_rule.startswith("median"):
            group = board.catalogue.groups[0]
            members = tuple(statements.members(board, group.id, date.today().year))
            median = median_of(board, indicator, members, wording.text(group.name))
        picture = draw_series(
            self.visit.stamp, self.rows, indicator, board.catalogue, cache.last_published(self.visit, self.area),
            ahead=None if line.stale else statements.ahead(board, line.indicator, self.area), median=median)
        return series.show(picture, line.indicator, titled=False, files=partial(
            downloads.figure_row, self.visit, f"{self.area}_{line.goal}_{line.indicator}", area=self.area,
            goal=line.goal))

    def _show_instead(self) -> None:
        """Render what there is in place of a chart: the one figure with its source, other indicators, the next step."""
        if self.row:
            series.show_figures(self.board, self.rows, self.indicator)
        else:
            frame.html(self._others())
        if not self.visit.past:
            frame.html(markup.links([markup.link(menu.address("upload", area=self.area), say("country.request"))]))

    def _others(self) -> Markup:
        return series.several(self.board, [(code, self.area) for code in self.line.others], say("goal.context"))

    def show_tabs(self) -> None:
        """Render how sure and how assessed a figure is, the country's report and commitments, and all figures.

        A tab is drawn once it is opened; that with forms always, so that what is typed there stays.
        """
        row, line = self.row, self.line
        judged = bool(row) and row["judged"]
        tabs = {"sure": (judged and row["status"] != Status.NOT_ASSESSED, self._show_certainty),
                "assessed": (judged, self._show_assessment), "report": (True, self._show_report),
                "figures": (bool(row), self._show_figures)}
        labels = {name: say(f"country.tab_{name}") for name, (is_there, _) in tabs.items() if is_there}
        first = "report" if line.in_words and (not row or line.stale) else next(iter(labels))
        if state.has(HOW):
            frame.html(markup.span("", "gl-arrive"))
            first = "assessed" if judged else first
        for name, tab in state.tabs("tab", labels, first).items():
            if tab.open or name == "report":
                with tab:
                    tabs[name][1]()

    def _show_certainty(self) -> None:
        """Render the status, what chance may explain, what was revised, and the outlook: conclusions first."""
        board, row, rows, line, key = self.board, self.row, self.rows, self.line, (self.line.indicator, self.area)
        catalogue, finding, ahead = board.catalogue, statements.Finding(board, row), statements.ahead(board, *key)
        answers = {"beyond_chance": (finding.sure,), "unusual": finding.exceptions,
                   "modelled": statements.modelled(board, *key, row["year"]),
                   "outlook": statements.outlook_so_far(board, *key, row["year"])}
        facts = {name: [wording.message(one, catalogue) for one in messages] for name, messages in answers.items()}
        if not line.stale and len(ahead):
            facts["outlook"] = [outlook_sentence(rows, ahead.iloc[-1], self.indicator, catalogue), *facts["outlook"],
                                say("country.outlook_differs")]
        published = cache.last_published(self.visit, self.area)
        of_year = rows[rows["year"] == row["year"]]
        facts["certainty"] = [*filter(None, [statements.certainty_word(row)])]
        facts["revised"] = [*filter(None, [revised(self.visit.stamp, of_year, self.indicator, catalogue, published)])]
        status = chip.status_of(row, colour=not line.stale, indicator=self.indicator, catalogue=catalogue, rows=rows)
        frame.html(markup.paragraph(status) + markup.facts([(say(f"country.{name}"), facts[name]) for name in ANSWERS]))

    def _show_assessment(self) -> None:
        """Render what the goal asks for, what would lead back to its path, and the steps to the status of a year."""
        board, row, indicator = self.board, self.row, self.indicator
        met = say("country.years_met", met=int(row["years_met"]), assessed=int(row["years_assessed"])) \
            if row["years_assessed"] > 0 else ""
        frame.html(markup.facts([(say("country.asked"), rule_in_short(indicator, row["target"])),
                                 (say("country.streak"), met)]))
        if years := statements.years_to_catch_up(row, indicator, date.today().year):
            by = st.select_slider(say("country.catch_up"), list(years), width=360,
                                  key=f"catch_up.{self.area}.{indicator.id}")
            message = statements.catching_up(row, indicator, int(by))
            frame.html(markup.paragraph(wording.message(message, board.catalogue), "gl-text", "status"))
        judged = self.rows[self.rows["judged"]]
        years_judged = [str(year) for year in sorted(judged["year"], reverse=True)]
        year = state.choose(HOW, say("head.year"), years_judged, str(row["year"]), str, width=220)
        explained = records(judged[judged["year"] == int(year)])[0]
        others = [code for code in self.line.others if board.catalogue.indicators[code].role == "judged"]
        frame.html(markup.joined((
            markup.explanation(statements.explanation(board, explained), board.catalogue),
            *(folded_explanation(board, code, self.area) for code in others),
            *(markup.paragraph(words, "gl-text gl-small") for words in (
                wording.text(indicator.reading), wording.text(indicator.caution)) if words),
            markup.links([markup.link(menu.address("how_we_judge", goal=self.line.goal), say("country.how_judged"))]))))

    def _show_report(self) -> None:
        """Render the country's replies, staff's notes, the report on the goal, commitments, and the forms."""
        visit, area, line = self.visit, self.area, self.line
        confirmed = [(str(one.version), quoted(one.text),
                      markup.joined((state_in_words(one, due), due_in_words(one, due)), " · "),
                      [wording.quoted(step, area, visit.catalogue) for step in one.answers if step.text])
                     for one, due in cache.commitments_of(visit, area) if one.goal == line.goal]
        waiting = [one for one in candidates.unconfirmed(visit)
                   if (one.part, one.ref_area, one.goal) == ("C", area, line.goal)]
        frame.html(markup.joined((
            remarks.beside(visit, area, line.goal, line.indicator or ""), self._on_goal(),
            markup.commitments_on_goal(confirmed, len(waiting), area, line.goal,
                                       may_confirm=who.may_save(visit, "set_commitment", area)))))
        remarks.write(visit, area, line.goal, self.rows if line.assessment else None)

    def _on_goal(self) -> Markup:
        """The report on the goal, and whether the level that the country ticked agrees with the status."""
        visit, area, line = self.visit, self.area, self.line
        sent = cache.reports(visit).get(area)
        section = next((section for section in in_sections(visit, area) if section.goal == line.goal), None)
        if sent is None or section is None:
            absent = say("country.no_report" if sent is None else "country.no_answer",
                         area=wording.in_sentence(area, visit.catalogue))
            to_add = menu.address("reports", view="add", area=area) if who.may_save(visit, "publish", area) else ""
            return markup.no_report(absent, to_add)
        compared = statements.own_assessment(sent.levels.get(line.goal, ""), line.assessment)
        links = [markup.link(menu.address("reports", area=area), say("country.whole_report"))]
        links += [figures.link(area, sent.year, line.goal)] if who.may_save(visit, "publish", area) else []
        return markup.report_on_goal(sent.year, markup.report_section(section, 4),
                                     compared and wording.message(compared, visit.catalogue), links)

    def _show_figures(self) -> None:
        """Render all years of the series with their sources, the goal's other indicators, and where to go on."""
        if self.is_drawn:
            series.show_figures(self.board, self.rows, self.indicator)
        ways = [markup.link(menu.address("compare", areas=self.area, goal=self.line.goal), say("country.compare"))]
        if who.may_save(self.visit, "publish", self.area):
            to_grid = menu.address("grid", area=self.area, goal=self.line.goal)
            ways.append(markup.link(to_grid, say("country.correct")))
        frame.html(markup.links(ways) + self._others())


def folded_explanation(board: Scoreboard, code: str, area: str) -> Markup:
    """The explanation of a series' newest status in an expander; "" without a status."""
    rows = board.series(code, area)
    row = records(rows[rows["value"].notna() | rows["hidden"]][-1:])[0]
    title = wording.title(board.catalogue.indicators[code], board.catalogue.area[area].name)
    return markup.fold(say("explained.title_of", indicator=title), markup.explanation(
        statements.explanation(board, row), board.catalogue)) if row["status"] else Markup("")


def show_world(visit: Visit, board: Scoreboard, indicator: Indicator) -> None:
    """Render a series of the world or a body that is evidence for the goal, never counted as a country."""
    area, goal = indicator.body or "WLD", board.catalogue.goal_of[indicator.id]
    rows = board.series(indicator.id, area)
    picture = draw_series(visit.stamp, rows, indicator, board.catalogue, cache.last_published(visit, area))
    series.show(picture, indicator.id, files=partial(
        downloads.figure_row, visit, f"{area}_{goal}_{indicator.id}", goal=goal))
    frame.html(markup.joined((
        markup.paragraph(wording.text(indicator.reading), "gl-text"), series.finding(board, indicator.id, area),
        folded_explanation(board, indicator.id, area))))
    series.show_figures(board, rows, indicator)


def in_sections(visit: Visit, area: str) -> Sequence[Section]:
    """The goals of a country's newest report, in its own order; empty without one."""
    sent = cache.reports(visit).get(area)
    return sections(sent.text, visit.catalogue.goals) if sent else ()
