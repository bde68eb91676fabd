"""What a country's newest report says on a goal, and its commitments on it."""

from collections.abc import Sequence

from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model.commitments import Commitment
from indicators.reports.commitments import Due
from indicators.reports.sections import Section, sections
from indicators.statements import CountryGoal
from indicators.wording import say
from pages.shared import cache, markup, menu, report
from pages.shared.cache import Visit
from pages.shared.commitments import candidates, phrases
from pages.shared.reports import figures


def in_sections(visit: Visit, area: str) -> Sequence[Section]:
    """The goals of a country's newest report, in its own order; empty without one."""
    sent = cache.reports(visit).get(area)
    return sections(sent.text, visit.catalogue.goals) if sent else ()


def on_goal(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> Markup:
    """The report on a goal, whether the level that the country ticked agrees with the status, and the commitments."""
    return _report(visit, board, area, line) + _commitments(visit, area, line.goal)


def _report(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> Markup:
    sent, where = cache.reports(visit).get(area), wording.in_sentence(area, board.catalogue)
    section = next((section for section in in_sections(visit, area) if section.goal == line.goal), None)
    if sent is None or section is None:
        code = "country.no_report" if sent is None else "country.no_answer"
        add = markup.link(menu.address("reports", view="add", area=area), say("head.add_report"))
        return markup.paragraph(markup.joined((say(code, area=where), *([add] if menu.may_write(visit) else ())), " "))
    compared = statements.own_assessment(sent.levels.get(line.goal, ""), line.assessment)
    links = [markup.link(menu.address("reports", area=area), say("country.whole_report"))]
    if menu.may_write(visit):
        links.append(figures.link(area, sent.year, line.goal))
    return markup.joined((
        markup.heading(3, say("country.report", year=sent.year)), report.section_of(section, 4),
        markup.paragraph(wording.message(compared, board.catalogue)) if compared else "",
        markup.paragraph(markup.joined(links, " · "), "gl-links")))


def _commitments(visit: Visit, area: str, goal: str) -> Markup:
    """The commitments of a country on a goal with status, due date and answers; those that nobody has confirmed."""
    pairs = [pair for pair in cache.commitments_of(visit, area) if goal == pair[0].goal]
    unconfirmed = [one for one in candidates.unconfirmed(visit)
                   if one.part == "C" and one.ref_area == area and goal == one.goal]
    if not pairs and not unconfirmed:
        return Markup("")
    parts = [markup.heading(3, say("commitments.on_country"))]
    if pairs:
        board = markup.link(menu.address("commitments", area=area, goal=goal), say("commitments.on_country_all"))
        parts += [markup.bullets([_commitment(visit, *pair) for pair in pairs]), markup.paragraph(board, "gl-links")]
    if unconfirmed:
        link = markup.link(menu.address("commitments", view="candidates", area=area, goal=goal),
                           say("commitments.on_country_confirm"))
        words = say("commitments.on_country_drafts", count=wording.Count(len(unconfirmed)))
        parts.append(markup.paragraph(markup.joined((words, link), " "), "gl-small"))
    return markup.joined(parts)


def _commitment(visit: Visit, one: Commitment, due: Due) -> Markup:
    answers = [wording.quoted(step, one.ref_area, visit.catalogue) for step in one.answers if step.text]
    return markup.lines([
        markup.link(menu.address("commitments", commitment=str(one.version)), phrases.quoted(one.text)),
        markup.joined((phrases.status(one, due), phrases.due(one, due)), " · "),
        *(say("commitments.answered_by", answer=answer) for answer in answers)])
