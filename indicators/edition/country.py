"""A country's page: its headline, its goals at a glance, and each goal in full."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.series import rule_in_short
from indicators.briefing.pack.commitments import commitments, commitments_on
from indicators.edition.figures import Figures
from indicators.edition.release import Edition
from indicators.edition.series import PageFigure, row_of, rows_of, series_figure
from indicators.model import Status, records
from indicators.model.remarks import notes_on, replies_on
from indicators.reports.sections import in_words, sections
from indicators.statements import CountryGoal, CountrySummary
from indicators.wording import say

FULL = ("row", "figures", "tables", "context", "parts", "commitments", "replies", "notes")
"""What a goal may have besides its sentence."""


def country_values(edition: Edition, area: str, figures: Figures) -> dict[str, Any]:
    """What the template of a country's page shows."""
    board, catalogue, read = edition.board, edition.catalogue, edition.read
    answered = in_words(read.answers, None, ref_area=area)
    summary = statements.country(board, area, read.today_year, None, answered)
    report = read.reports.get(area)
    parts = {section.goal: section.parts for section in sections(report.text, catalogue.goals)} if report else {}
    country, group = catalogue.area[area], wording.text(catalogue.groups[0].name)
    goals = [_goal(edition, area, line, summary, parts.get(line.goal, {}), figures) for line in summary.lines]
    has_agreed = country.member != "no"
    if not has_agreed:                   # it owes no figures: only those of others are shown
        goals = [goal | {"lead": "" if goal["absence"] else goal["lead"]} for goal in goals if goal["is_full"]]
    return {
        "name": country.name, "goals": goals, "has_agreed": has_agreed,
        "headline": _headline(edition, area, summary, parts) if has_agreed else say(
            "public.not_agreed", area=wording.area_named(area, catalogue)),
        "below": [*filter(None, (
            say(f"country.member_{country.member}", group=group), read.sentences(summary.reporting),
            wording.text(country.footnote)))],
        "report": report and say("pack.report_by", area=country.name, year=report.year, source=report.source),
        "replies": [wording.remark(reply, catalogue) for reply in read.remarks(area)
                    if reply.by_country and not reply.goal],
        "groups": [subject for subject in edition.subjects
                   if subject.kind == "group" and area in edition.members(subject.code)],
        "figures": [figure for goal in goals for figure in goal["figures"]]}


def _headline(edition: Edition, area: str, summary: CountrySummary, parts: Mapping[str, Any]) -> str:
    """A country over its goals; one with hardly any figures by its report."""
    report, catalogue = edition.read.reports.get(area), edition.catalogue
    if report and summary.leads_with_report:
        actions = sum(len(section.get("C", ())) for section in parts.values())
        return wording.message(statements.report(
            edition.board, area, report.year, len(parts), len(catalogue.goals), actions), catalogue)
    return wording.message(statements.country_headline(area, summary), catalogue)


def _goal(edition: Edition, area: str, line: CountryGoal, summary: CountrySummary, parts: Mapping[Any, Any],
          figures: Figures) -> dict[str, Any]:
    """A goal of a country: status, sentences, figures with their tables, report, commitments and replies."""
    board, catalogue, read = edition.board, edition.catalogue, edition.read
    row = statements.with_certainty(board, line.assessment) if line.assessment else None
    of_goal = edition.catalogue.goal[line.goal].indicators
    judged = [one.id for one in of_goal if one.role == "judged" and one.id != line.indicator]
    drawn = [*filter(None, (series_figure(edition, figures, code, area) for code in (line.indicator, *judged) if code))]
    general = line.assessment is not None or not any(one.assessment for one in summary.lines)
    lead = read.sentences([statements.goal_sentence(board, area, line), *line.moving_away])
    own = statements.own_assessment(read.reports[area].levels.get(line.goal, ""), row) if parts.get("B") else None
    pairs = commitments_on(read, [area], line.goal, None)
    shown = {
        "id": line.goal, "title": wording.goal_titles(catalogue)[line.goal],
        "row": _first_row(edition, line, row), "absence": _absence(line), "lead": lead,
        "facts": [fact for fact in _facts(edition, row) if fact[1] != lead] if row else [], "figures": drawn,
        "tables": _undrawn(edition, area, [line.indicator, *judged], drawn),
        "context": [row_of(board, last) | {"publisher": catalogue.indicators[last["indicator"]].publisher}
                    for one in of_goal if one.role == "context" for last in _last(edition, one.id, area)],
        "steps": [wording.message(step, catalogue) for step in statements.steps(board, row)
                  if not step.code.startswith("step.input")] if row and row["status"] and not row["hidden"] else [],
        "parts": {say(f"report.part_{letter}"): items for letter, items in parts.items() if items},
        "own": wording.message(own, catalogue) if own else "",
        "commitments": commitments(read, pairs, "", None),
        "replies": [wording.remark(reply, catalogue) for reply in replies_on(
            read.remarks(area), line.goal, general=general) if reply.goal],
        "notes": [say("pack.note_of", year=note.year, note=note.text)
                  for note in notes_on(read.remarks(area), line.indicator)]}
    return shown | {"is_full": any(shown[name] for name in FULL)}


def _first_row(edition: Edition, line: CountryGoal, row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The figure that gives the goal its status; of an activity with the country's own years before."""
    if row is None:
        return None
    shown = row_of(edition.board, row)
    if shown["status"]:
        old = say("public.too_old", year=statements.first_counted(edition.read.today_year)) if line.stale else ""
        shown["status"] |= {"stale": line.stale, "reason": shown["status"]["reason"] or old}
    return shown | {"earlier": wording.earlier_years(row)}


def _absence(line: CountryGoal) -> str:
    """Why there is no figure to assess, in a few words; "" where there is one."""
    if line.assessment is not None:
        return ""
    if line.absent:
        return wording.absence(line.absent[0])
    if line.in_words:
        return say("overview.in_words_short")
    return say("country.context_only") if line.others else wording.absence("not_reported")


def _facts(edition: Edition, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Target, ticks, what changed and how sure that is, as pairs of a word and what it says."""
    indicator, read, board = edition.read.indicator(row["indicator"]), edition.read, edition.board
    facts = [(say("country.asked"), rule_in_short(indicator, row["target"]))]
    if row["years_assessed"] > 0:
        facts.append((say("country.streak"), say(
            "country.years_met", met=int(row["years_met"]), assessed=int(row["years_assessed"]))))
    if row["status"] and row["status"] != Status.NOT_ASSESSED and not row["hidden"]:
        changed, sure, _ = statements.minister_bullets(board, row)
        word = statements.certainty_word(row)
        facts += [(say("pack.point_changed"), read.sentences([changed])), (say("head.certainty"), " ".join([
            *([wording.ended(word.capitalize())] if word else []), read.sentences([sure])]))]
    return [fact for fact in facts if fact[1]]


def _undrawn(edition: Edition, area: str, codes: list[str], drawn: list[PageFigure]) -> list[dict[str, Any]]:
    """Rows of series that are too short to be drawn."""
    names = {figure.name for figure in drawn}
    return [row for code in codes if code and code not in names
            for row in rows_of(edition.board, _with_content(edition.board.series(code, area))[::-1])]


def _last(edition: Edition, code: str, area: str) -> Iterator[dict[str, Any]]:
    """The newest figure of a series with its certainty, if there is any."""
    for row in records(_with_content(edition.board.series(code, area))[-1:]):
        yield statements.with_certainty(edition.board, row)


def _with_content(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["value"].notna() | rows["hidden"]]
