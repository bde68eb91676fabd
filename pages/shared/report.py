"""A country's narrative report, goal by goal, in its own words."""

from collections.abc import Sequence

from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue
from indicators.reports.items import is_unfinished
from indicators.reports.sections import Section
from pages.shared import markup


def section_of(section: Section, level: int) -> Markup:
    """One goal's parts A, B and C as lists, each under a heading of this level."""
    return markup.report_section(section, level, is_unfinished)


def whole(sections: Sequence[Section], catalogue: Catalogue) -> Markup:
    """All goals of a report in its own order, each in an expander."""
    return markup.whole_report(sections, wording.goal_titles(catalogue), is_unfinished)
