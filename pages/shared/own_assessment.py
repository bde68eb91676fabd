"""A country's own assessment of a goal, in its words with attribution, next to the measured status."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.pack.reading import Report
from indicators.judging.scoreboard import Scoreboard
from indicators.reports.sections import Section
from indicators.statements import CountryGoal
from indicators.wording import say
from pages.shared import chip, markup
from pages.shared.commitments.phrases import titles
from pages.shared.table import Cell, Column, table


def two_views(board: Scoreboard, area: str, line: CountryGoal, section: Section, sent: Report) -> Markup:
    """Part B in quotation marks, the measured status, and whether the level that the country ticked agrees with it."""
    quotes = _quotes(section) if section.parts.get("B") else markup.paragraph(say("own.no_words"), "gl-quiet")
    says = say("own.says", area=board.catalogue.area[area].name, year=sent.year)
    compared = _compared(board, line, sent)
    parts = [markup.heading(3, say("own.title")), markup.heading(4, says), quotes,
             markup.heading(4, say("own.measured")), markup.paragraph(_measured(board, line, " · "))]
    if compared:
        parts.append(markup.paragraph(compared))
    return markup.boxed(markup.joined(parts), "gl-report")


def of_all_goals(board: Scoreboard, area: str, lines: Sequence[CountryGoal], sections: Sequence[Section],
                 sent: Report) -> Markup:
    """The same for every goal with a part B, as a folded table; "" for none."""
    written = {section.goal: section for section in sections if section.parts.get("B")}
    found = [line for line in lines if line.goal in written]
    if not found:
        return Markup("")
    says = say("own.says", area=board.catalogue.area[area].name, year=sent.year)
    columns = [Column(say("own.goal"), width=16), Column(says), Column(say("own.measured"), width=28)]
    rows = [[Cell(titles(board.catalogue)[line.goal]), Cell(_quotes(written[line.goal])),
             Cell(markup.joined((_measured(board, line), markup.small(_compared(board, line, sent))), " "))]
            for line in found]
    return markup.fold(say("own.title_all"), table(say("own.caption"), columns, rows))


def _quotes(section: Section) -> Markup:
    return markup.bullets([say("commitments.quoted", text=text) for text in section.parts.get("B", ())])


def _compared(board: Scoreboard, line: CountryGoal, sent: Report) -> str:
    """Whether the level that the country ticked agrees with the measured status, in words; "" if nothing can be said.
    """
    compared = statements.own_assessment(sent.levels.get(line.goal, ""), line.assessment)
    return wording.message(compared, board.catalogue) if compared else ""


def without_it(section: Section) -> Section:
    """The section without part B, which ``two_views`` shows."""
    return replace(section, parts={letter: items for letter, items in section.parts.items() if letter != "B"})


def _measured(board: Scoreboard, line: CountryGoal, between: str = " ") -> Markup:
    if line.assessment is None:
        return markup.span(say("commitments.no_figure"), "gl-quiet")
    row, indicator = statements.with_certainty(board, line.assessment), board.catalogue.indicators[line.indicator]
    about = f"{wording.text(indicator.title)}, {wording.years(row)}"
    return markup.joined((chip.of_a_year(row, indicator, colour=not line.stale), markup.small(about)), between)
