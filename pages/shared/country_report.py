"""Parts of "Country": the report, in full or on one goal, with commitments and own assessment; and the summary."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from indicators import statements
from indicators.judging.scoreboard import Scoreboard
from indicators.reports.sections import Section, sections
from indicators.reports.written import written
from indicators.statements import CountryGoal, CountrySummary
from indicators.wording import say
from pages.shared import briefing, cache, markup, menu, own_assessment, report
from pages.shared.cache import Visit
from pages.shared.commitments import short as commitments
from pages.shared.reports import figures


def in_sections(visit: Visit, area: str) -> Sequence[Section]:
    """The goals of a country's newest report, in its own order; empty without one."""
    sent = cache.report_of(visit, area)
    return sections(sent.text, visit.catalogue.goals) if sent else ()


def in_sentences(visit: Visit, board: Scoreboard, area: str, summary: CountrySummary,
                 report_sections: Sequence[Section]) -> Markup:
    """The longer summary of the country: its figures, report and commitments."""
    sent = cache.report_of(visit, area)
    found = written(sent.year if sent else 0, report_sections, cache.commitments_of(visit, area))
    return briefing.summary(visit, visit.catalogue.area[area].name, statements.country_in_sentences(
        board, area, summary, date.today().year, found))


def whole(visit: Visit, board: Scoreboard, area: str, summary: CountrySummary, report_sections: Sequence[Section]
          ) -> Markup:
    """The report as it was sent, its own assessment of each goal next to the measured status, and the commitments."""
    sent = cache.report_of(visit, area)
    held = commitments.of_country(visit, area)
    if sent is None:
        return held
    return (markup.heading(2, say("country.report", year=sent.year)) + markup.paragraph(sent.source,
        "gl-quiet gl-small") + report.whole(tuple(report_sections), board.catalogue)
        + own_assessment.of_all_goals(board, area, summary.lines, report_sections, sent) + held)


def on_goal(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, section: Section) -> Markup:
    """The two views of progress on a goal, the other parts of the report unless the page starts with it, and the
    commitments.
    """
    sent, held = cache.report_of(visit, area), commitments.of_goal(visit, area, line.goal)
    views = own_assessment.two_views(board, area, line, section, sent) if sent else Markup("")
    if sent and menu.may_write(visit):
        held = markup.paragraph(figures.link(area, sent.year, line.goal), "gl-links") + held
    if cache.summary_of(visit, area)[1].leads_with_report:
        return views + held
    rest = report.section_of(own_assessment.without_it(section), 4)
    return views + markup.heading(3, say("country.report_says")) + rest + held
