"""A country's narrative report, goal by goal, in its own words."""

from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue
from indicators.reports.items import is_unfinished
from indicators.reports.sections import Section
from indicators.wording import say
from pages.shared import markup


def section_of(section: Section, level: int) -> Markup:
    """One goal's parts A, B and C as lists, each under a heading of this level."""
    parts = [markup.heading(level, say(f"report.part_{letter}")) + markup.bullets([_item(item) for item in items])
             for letter, items in section.parts.items()]
    return markup.boxed(markup.joined(parts), "gl-report")


def _item(text: str) -> Markup:
    """A point of a report, in quotation marks; one that breaks off is marked, so that this is not attributed to
    Goalline.
    """
    breaks_off = (" ", markup.span(say("report.breaks_off"), "gl-quiet")) if is_unfinished(text) else ()
    return markup.joined((say("commitments.quoted", text=text), *breaks_off))


def whole(sections: tuple[Section, ...], catalogue: Catalogue) -> Markup:
    """All goals of a report in its own order, each in an expander."""
    title = wording.goal_titles(catalogue)
    return markup.joined(
        markup.fold(title.get(section.goal) or say("report.other_goal", wording=section.wording),
            section_of(section, 3))
        for section in sections)
