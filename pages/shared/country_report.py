"""Parts of "Country": its report, its own assessment next to the measured status, its commitments, and the summary."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.pack.reading import Report
from indicators.judging.scoreboard import Scoreboard
from indicators.model.commitments import Commitment
from indicators.reports.commitments import Due, by_status, written
from indicators.reports.sections import Section, sections
from indicators.statements import CountryGoal, CountrySummary
from indicators.wording import say
from pages.shared import briefing, cache, chip, markup, menu, report
from pages.shared.cache import Visit
from pages.shared.commitments import candidates, phrases
from pages.shared.reports import figures
from pages.shared.table import Cell, Column, table


def in_sections(visit: Visit, area: str) -> Sequence[Section]:
    """The goals of a country's newest report, in its own order; empty without one."""
    sent = cache.report_of(visit, area)
    return sections(sent.text, visit.catalogue.goals) if sent else ()


def in_sentences(visit: Visit, board: Scoreboard, area: str, summary: CountrySummary,
                 report_sections: Sequence[Section]) -> Markup:
    """The longer summary of the country: its figures, report and commitments."""
    sent = cache.report_of(visit, area)
    report_summary = written(sent.year if sent else 0, report_sections, cache.commitments_of(visit, area))
    return briefing.summary(visit, visit.catalogue.area[area].name, statements.country_in_sentences(
        board, area, summary, date.today().year, report_summary))


def whole(visit: Visit, board: Scoreboard, area: str, summary: CountrySummary, report_sections: Sequence[Section]
          ) -> Markup:
    """The report as it was sent, its own assessment of each goal next to the measured status, and the commitments."""
    sent = cache.report_of(visit, area)
    commitments = _commitments_of_country(visit, area)
    if sent is None:
        return commitments
    return (markup.heading(2, say("country.report", year=sent.year)) + markup.paragraph(sent.source,
        "gl-quiet gl-small") + report.whole(tuple(report_sections), board.catalogue)
        + _views_of_all_goals(board, area, summary.lines, report_sections, sent) + commitments)


def on_goal(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, section: Section) -> Markup:
    """The two views of progress on a goal, the other parts of the report unless the page starts with it, and the
    commitments.
    """
    sent, commitments = cache.report_of(visit, area), _commitments_on_goal(visit, area, line.goal)
    views = _two_views(board, area, line, section, sent) if sent else Markup("")
    if sent and menu.may_write(visit):
        commitments = markup.paragraph(figures.link(area, sent.year, line.goal), "gl-links") + commitments
    if cache.summary_of(visit, area)[1].leads_with_report:
        return views + commitments
    other_parts = report.section_of(_without_part_b(section), 4)
    return views + markup.heading(3, say("country.report_says")) + other_parts + commitments


def _two_views(board: Scoreboard, area: str, line: CountryGoal, section: Section, sent: Report) -> Markup:
    """Part B in quotation marks, the measured status, and whether the level that the country ticked agrees with it."""
    quotes = _quotes(section) if section.parts.get("B") else markup.paragraph(say("own.no_words"), "gl-quiet")
    says = say("own.says", area=board.catalogue.area[area].name, year=sent.year)
    compared = _compared(board, line, sent)
    parts = [markup.heading(3, say("own.title")), markup.heading(4, says), quotes,
             markup.heading(4, say("own.measured")), markup.paragraph(_measured(board, line, " · "))]
    if compared:
        parts.append(markup.paragraph(compared))
    return markup.boxed(markup.joined(parts), "gl-report")


def _views_of_all_goals(board: Scoreboard, area: str, lines: Sequence[CountryGoal], report_sections: Sequence[Section],
                        sent: Report) -> Markup:
    """The same for every goal with a part B, as a folded table; "" for none."""
    answers = {section.goal: section for section in report_sections if section.parts.get("B")}
    assessed_lines = [line for line in lines if line.goal in answers]
    if not assessed_lines:
        return Markup("")
    says = say("own.says", area=board.catalogue.area[area].name, year=sent.year)
    columns = [Column(say("own.goal"), width=16), Column(says), Column(say("own.measured"), width=28)]
    rows = [[Cell(phrases.titles(board.catalogue)[line.goal]), Cell(_quotes(answers[line.goal])),
             Cell(markup.joined((_measured(board, line), markup.small(_compared(board, line, sent))), " "))]
            for line in assessed_lines]
    return markup.fold(say("own.title_all"), table(say("own.caption"), columns, rows))


def _quotes(section: Section) -> Markup:
    return markup.bullets([say("commitments.quoted", text=text) for text in section.parts.get("B", ())])


def _compared(board: Scoreboard, line: CountryGoal, sent: Report) -> str:
    """Whether the level that the country ticked agrees with the measured status, in words; "" if nothing can be said.
    """
    compared = statements.own_assessment(sent.levels.get(line.goal, ""), line.assessment)
    return wording.message(compared, board.catalogue) if compared else ""


def _without_part_b(section: Section) -> Section:
    """The section without part B, which ``_two_views`` shows."""
    return replace(section, parts={letter: items for letter, items in section.parts.items() if letter != "B"})


def _measured(board: Scoreboard, line: CountryGoal, between: str = " ") -> Markup:
    if line.assessment is None:
        return markup.span(say("commitments.no_figure"), "gl-quiet")
    row, indicator = statements.with_certainty(board, line.assessment), board.catalogue.indicators[line.indicator]
    about = f"{wording.text(indicator.title)}, {wording.years(row)}"
    return markup.joined((chip.of_a_year(row, indicator, colour=not line.stale), markup.small(about)), between)


def _commitments_on_goal(visit: Visit, area: str, goal: str) -> Markup:
    """The commitments of a country on one goal: number by status, those overdue, and links; "" for nothing."""
    counts = _commitments(visit, area, goal)
    return markup.boxed(markup.heading(3, say("commitments.on_country")) + counts, "gl-report") if counts else counts


def _commitments_of_country(visit: Visit, area: str) -> Markup:
    """The same for all goals of a country."""
    counts = _commitments(visit, area, "")
    return markup.heading(2, say("commitments.of_country")) + counts if counts else counts


def _commitments(visit: Visit, area: str, goal: str) -> Markup:
    pairs = [pair for pair in cache.commitments_of(visit, area) if goal in ("", pair[0].goal)]
    unconfirmed = [one for one in candidates.unconfirmed(visit) if one.part == "C" and one.ref_area == area
               and goal in ("", one.goal)]
    parts = []
    if pairs:
        board = markup.link(menu.address("commitments", area=area, goal=goal), say("commitments.on_country_all"))
        parts += [_counts_html(visit, pairs), markup.paragraph(board, "gl-links")]
    if unconfirmed:
        link = markup.link(menu.address("commitments", view="candidates", area=area, goal=goal),
                           say("commitments.on_country_confirm"))
        words = say("commitments.on_country_drafts", count=wording.Count(len(unconfirmed)))
        parts.append(markup.paragraph(markup.joined((words, link), " "), "gl-small"))
    return markup.joined(parts)


def _counts_html(visit: Visit, pairs: Sequence[tuple[Commitment, Due]]) -> Markup:
    """How many commitments there are by status, those that are overdue, and those answered with the country's words."""
    statuses = wording.listed(
        say("commitments.of_status", count=count, status=say(f"commitments.status_{code}"))
        for code, count in by_status(one for one, _ in pairs).items())
    words = markup.paragraph(say("commitments.on_country_count", count=wording.Count(len(pairs)), statuses=statuses))
    overdue = [one for one, due in pairs if due.overdue]
    answered = {one: answers for one, _ in pairs if (answers := wording.answers(one, visit.catalogue))}
    return words + _counted_list("overdue", [_link(one) for one in overdue]) + _counted_list("answered", [
        markup.lines([_link(one), *(say("commitments.answered_by", answer=answer) for answer in answers)])
        for one, answers in answered.items()])


def _counted_list(what: str, items: Sequence[Markup]) -> Markup:
    lead = markup.paragraph(say(f"commitments.on_country_{what}", count=wording.Count(len(items))))
    return lead + markup.bullets(items) if items else Markup("")


def _link(one: Commitment) -> Markup:
    return markup.link(menu.address("commitments", commitment=str(one.version)), phrases.quoted(one.text))
