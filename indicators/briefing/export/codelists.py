"""Codelists of the export: areas, groups, goals, indicators, units, statuses; and the list of sources."""

from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd
from pydantic import BaseModel

from indicators import wording
from indicators.briefing.export.tables import Table, columns, small
from indicators.briefing.observation_table import NORMAL, SUPPRESSED
from indicators.model import Catalogue, Certainty, Reason, Source, Status

AREAS = "code name kind alpha2 numeric region subregion member membership footnote note"
GOALS = ("id policy_target:integer title why_it_matters group_status group_coverage:integer:per_cent "
         "group_volume:integer:per_cent group_figures:integer:per_cent source reviewed reviewed_by")
INDICATORS = ("id goal title unit measure desired_direction decimals:integer whole:yes_no minimum:number:value "
              "maximum:number:value role judged_for provider publisher body headline:integer group_rule "
              "counts_people:yes_no aliases reading caution rule_note")
SOURCES = "title url publisher terms terms_url checked"


def codelists(catalogue: Catalogue) -> Iterator[Table]:
    """One table for each codelist that the figures use."""
    yield _nouns("areas", AREAS, catalogue.areas)
    yield _nouns("groups", "id name note", catalogue.groups)
    yield _nouns("group_members", "group area since until", catalogue.memberships)
    yield _nouns("policy_targets", "id:integer title", catalogue.policy_targets)
    yield _nouns("goals", GOALS, catalogue.goals)
    yield small("codelists/indicators", columns(INDICATORS), (
        _values(indicator, INDICATORS, goal=catalogue.goal_of[code]) for code, indicator in
        catalogue.indicators.items()))
    yield small("codelists/stages", columns("indicator value:integer:value meaning"), (
        (code, stage, wording.text(name))
        for code, indicator in catalogue.indicators.items()
        for stage, name in indicator.stages.items()))
    yield small("codelists/units", columns("code singular plural"), (
        (code, wording.text(catalogue.unit_of_one.get(code, "")), wording.text(name))
        for code, name in catalogue.units.items()))
    yield _statuses(catalogue)
    yield _words()


def sources(catalogue: Catalogue, observations: pd.DataFrame) -> Table:
    """Each source of the visible figures, with its terms of use; a country's report is not in the reviewed list."""
    shown = observations.groupby(["source_title", "source_url"], sort=True).size().reset_index(name="count")
    known = {(source.title, source.url): source for source in catalogue.sources}

    def source_of(title: str, url: str) -> Source:
        return known.get((title, url)) or Source(title=title, url=url, publisher="", terms=wording.say("terms.unknown"),
                                                 terms_url="", checked="")

    return small("sources", columns(f"{SOURCES} observations:integer:observations"), (
        (*_values(source_of(title, url), SOURCES), count)
        for title, url, count in zip(shown["source_title"], shown["source_url"], shown["count"], strict=True)
        if title or url))


def _nouns(name: str, names: str, nouns: Iterable[BaseModel]) -> Table:
    return small(f"codelists/{name}", columns(names), (_values(noun, names) for noun in nouns))


def _values(noun: BaseModel, names: str, **others: str) -> tuple[object, ...]:
    """The values of a noun for columns; ``others`` are those that it does not have itself."""
    return tuple(others[column.name] if column.name in others else _plain(getattr(noun, column.name))
                 for column in columns(names))


def _plain(value: object) -> object:
    """A value for a cell: a text in English, a tuple joined by spaces, a date in ISO 8601."""
    match value:
        case dict():
            return wording.text(value)
        case tuple():
            return " ".join(map(str, value))
        case date():
            return value.isoformat()
    return value


def _statuses(catalogue: Catalogue) -> Table:
    """The OBS_STATUS letter of each absence and mark, with the priority that decides among several marks."""
    return small("codelists/obs_status", columns("kind code OBS_STATUS priority:integer meaning"), [
        ("value", "", NORMAL, None, wording.say("obs_status.normal")),
        ("hidden", "", SUPPRESSED, None, wording.say("obs_status.suppressed")),
        *((status.kind, status.code, status.obs_status, status.priority, wording.text(status.meaning))
          for status in catalogue.statuses)])


def _words() -> Table:
    """Codes used in assessments, with their names."""
    return small("codelists/assessment_words", columns("column code word"), [
        *(("status", status.value, wording.status(status).word) for status in Status),
        *(("certainty", code.value, wording.certainty(code)) for code in Certainty),
        *(("reason", reason.value, wording.reason(reason)) for reason in Reason)])
