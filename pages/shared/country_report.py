"""What a country's newest report says on a goal, and its commitments on it."""

from collections.abc import Sequence

from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.reports.sections import Section, sections
from indicators.statements import CountryGoal
from indicators.wording import say
from pages.shared import cache, markup, menu
from pages.shared.cache import Visit
from pages.shared.commitments import candidates
from pages.shared.commitments.one import due_in_words, quoted, state_in_words
from pages.shared.reports import figures


def in_sections(visit: Visit, area: str) -> Sequence[Section]:
    """The goals of a country's newest report, in its own order; empty without one."""
    sent = cache.reports(visit).get(area)
    return sections(sent.text, visit.catalogue.goals) if sent else ()


def on_goal(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> Markup:
    """The report on a goal, whether the level that the country ticked agrees with the status, and the commitments, with
    how many nobody has confirmed.
    """
    confirmed = [(str(one.version), quoted(one.text),
                  markup.joined((state_in_words(one, due), due_in_words(one, due)), " · "),
                  [wording.quoted(step, area, visit.catalogue) for step in one.answers if step.text])
                 for one, due in cache.commitments_of(visit, area) if one.goal == line.goal]
    waiting = [one for one in candidates.unconfirmed(visit)
               if (one.part, one.ref_area, one.goal) == ("C", area, line.goal)]
    return _report(visit, board, area, line) + markup.commitments_on_goal(confirmed, len(waiting), area, line.goal)


def _report(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> Markup:
    sent = cache.reports(visit).get(area)
    section = next((section for section in in_sections(visit, area) if section.goal == line.goal), None)
    if sent is None or section is None:
        absent = say("country.no_report" if sent is None else "country.no_answer",
                     area=wording.in_sentence(area, board.catalogue))
        return markup.no_report(absent, menu.address("reports", view="add", area=area) if menu.may_write(visit) else "")
    compared = statements.own_assessment(sent.levels.get(line.goal, ""), line.assessment)
    links = [markup.link(menu.address("reports", area=area), say("country.whole_report"))]
    links += [figures.link(area, sent.year, line.goal)] if menu.may_write(visit) else []
    return markup.report_on_goal(sent.year, markup.report_section(section, 4),
                                 compared and wording.message(compared, board.catalogue), links)
