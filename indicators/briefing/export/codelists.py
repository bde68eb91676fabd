"""Codelists of the export: areas, groups, goals, indicators, units, statuses; and the list of sources."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pandas as pd
from pydantic import BaseModel

from indicators import wording
from indicators.briefing.export.tables import Column, Table, small
from indicators.briefing.observation_table import NORMAL, SUPPRESSED
from indicators.model import Catalogue, Certainty, Indicator, Reason, Source, Status

TEXTS = {
    "areas": ("code", "name", "kind", "alpha2", "numeric", "region", "subregion", "member", "membership", "footnote",
              "note"),
    "groups": ("id", "name", "note"),
    "group_members": ("group", "area", "since", "until"),
    "sources": ("title", "url", "publisher", "terms", "terms_url", "checked"),
}
POLICY_TARGET = (Column("id", "integer"), Column("title"))
GOAL = (Column("id"), Column("policy_target", "integer"), Column("title"), Column("why_it_matters"),
        Column("group_status"), Column("group_coverage", "integer", "per_cent"),
        Column("group_volume", "integer", "per_cent"), Column("group_figures", "integer", "per_cent"),
        Column("source"), Column("reviewed"), Column("reviewed_by"))
INDICATOR = (
    Column("id"), Column("goal"), Column("title"), Column("unit"), Column("measure"), Column("desired_direction"),
    Column("decimals", "integer"), Column("whole", "yes_no"), Column("minimum", "number", "value"),
    Column("maximum", "number", "value"), Column("role"), Column("judged_for"), Column("provider"), Column("publisher"),
    Column("body"), Column("headline", "integer"), Column("group_rule"), Column("counts_people", "yes_no"),
    Column("aliases"), Column("reading"), Column("caution"), Column("rule_note"))


def codelists(catalogue: Catalogue) -> Iterator[Table]:
    """One table for each codelist that the figures use."""
    yield _nouns("areas", catalogue.areas)
    yield _nouns("groups", catalogue.groups)
    yield _nouns("group_members", catalogue.memberships)
    yield small("codelists/policy_targets", POLICY_TARGET,
                (_values(target, _names(POLICY_TARGET)) for target in catalogue.policy_targets))
    yield small("codelists/goals", GOAL, (_values(goal, _names(GOAL)) for goal in catalogue.goals))
    yield small("codelists/indicators", INDICATOR, (
        _indicator(indicator, catalogue.goal_of[code]) for code, indicator in catalogue.indicators.items()))
    yield small("codelists/stages", (Column("indicator"), Column("value", "integer", "value"), Column("meaning")), (
        (code, stage, wording.text(name))
        for code, indicator in catalogue.indicators.items()
        for stage, name in indicator.stages.items()))
    yield small("codelists/units", (Column("code"), Column("singular"), Column("plural")), (
        (code, wording.text(catalogue.unit_of_one.get(code, "")), wording.text(name))
        for code, name in catalogue.units.items()))
    yield _statuses(catalogue)
    yield _words()


def sources(catalogue: Catalogue, observations: pd.DataFrame) -> Table:
    """Each source of the visible figures, with its terms of use."""
    shown = observations.groupby(["source_title", "source_url"], sort=True).size().reset_index(name="count")
    known = {(source.title, source.url): source for source in catalogue.sources}
    columns = (*map(Column, TEXTS["sources"]), Column("observations", "integer", "observations"))
    return small("sources", columns, (
        (*_values(known.get((title, url)) or _unknown(title, url), TEXTS["sources"]), count)
        for title, url, count in zip(shown["source_title"], shown["source_url"], shown["count"], strict=True)
        if title or url))


def _unknown(title: str, url: str) -> Source:
    """An entry for a source that is not in the reviewed list, such as a country's report."""
    return Source(title=title, url=url, publisher="", terms=wording.say("terms.unknown"), terms_url="", checked="")


def _nouns(name: str, nouns: Iterable[BaseModel]) -> Table:
    return small(f"codelists/{name}", map(Column, TEXTS[name]), (_values(noun, TEXTS[name]) for noun in nouns))


def _names(columns: Sequence[Column]) -> list[str]:
    return [column.name for column in columns]


def _values(noun: BaseModel, names: Iterable[str]) -> tuple[object, ...]:
    return tuple(_plain(getattr(noun, name)) for name in names)


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


def _indicator(indicator: Indicator, goal: str, role: str = "") -> tuple[object, ...]:
    """A row of the list of indicators; ``role`` overrides the indicator's, for one no longer in the catalogue."""
    own = {"goal": goal, "role": role or indicator.role}
    return tuple(own[name] if name in own else _plain(getattr(indicator, name)) for name in _names(INDICATOR))


def _statuses(catalogue: Catalogue) -> Table:
    """The OBS_STATUS letter of each absence and mark, with the priority that decides among several marks."""
    columns = (Column("kind"), Column("code"), Column("OBS_STATUS"), Column("priority", "integer"), Column("meaning"))
    return small("codelists/obs_status", columns, [
        ("value", "", NORMAL, None, wording.say("obs_status.normal")),
        ("hidden", "", SUPPRESSED, None, wording.say("obs_status.suppressed")),
        *((status.kind, status.code, status.obs_status, status.priority, wording.text(status.meaning))
          for status in catalogue.statuses)])


def _words() -> Table:
    """Codes used in assessments, with their names."""
    certain = zip(Certainty, wording.certainty_key(), strict=True)
    return small("codelists/assessment_words", (Column("column"), Column("code"), Column("word")), [
        *(("status", status.value, wording.status(status).word) for status in Status),
        *(("certainty", code.value, words) for code, words in certain),
        *(("reason", reason.value, wording.reason(reason)) for reason in Reason)])
