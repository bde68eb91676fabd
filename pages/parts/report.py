"""A country's narrative report, goal by goal, in its own words."""

from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue
from indicators.narratives.sections import Section
from pages.parts.words import say

UNFINISHED = frozenset({"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "without"})


def section_of(section: Section, level: int) -> Markup:
    """One goal's parts A, B and C as lists, each under a heading of this level."""
    parts = Markup("").join(Markup("<h{0}>{1}</h{0}><ul>{2}</ul>").format(
        level, say(f"report.part_{letter}"), Markup("").join(map(_item, items)))
        for letter, items in section.parts.items())
    return Markup('<div class="gl-report">{}</div>').format(parts)


def _item(text: str) -> Markup:
    """A point of a report; one that stops in the middle of a sentence is marked, so that nobody takes it for ours."""
    broken = text.rpartition(" ")[2].casefold() in UNFINISHED
    return Markup("<li>{}{}</li>").format(
        text, Markup(' <span class="gl-quiet">{}</span>').format(say("report.breaks_off")) if broken else "")


def whole(sections: tuple[Section, ...], catalogue: Catalogue) -> Markup:
    """Every goal of a report, folded, in the report's order."""
    title = {goal.id: f"{goal.id} {wording.text(goal.title)}" for goal in catalogue.goals}
    return Markup("").join(Markup("<details><summary>{}</summary>{}</details>").format(
        title.get(section.goal) or say("report.other_goal", wording=section.wording), section_of(section, 3))
        for section in sections)
