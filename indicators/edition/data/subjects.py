"""The files beside the page of a country, goal or group: its figures as CSV and JSON, and what they mean."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from indicators import statements, wording
from indicators.briefing.export import Table, csv_of
from indicators.edition.data.tables import Files, citation, title
from indicators.edition.release import Edition, Subject
from indicators.model import Indicator, Status
from indicators.wording import say

KINDS_OF_GOAL = ("yearly", "deadline", "no_number", "law", "any")
"""Kinds of goals, by which statuses are explained."""


def subject_files(edition: Edition, tables: list[Table]) -> Files:
    """``figures.csv``, ``figures.json`` and ``metadata.json`` beside each page with figures of one subject."""
    figures, codes = tables[0].rows, tables[-1].rows.to_pylist()
    columns = [{key: row[key] for key in ("column", "type", "unit", "meaning") if row[key]}
               for row in codes if row["table"] == tables[0].name]
    source_rows = next(one for one in tables if one.name == "sources").rows.to_pylist()
    facts = facts_of(edition)
    for subject in edition.subjects:
        rows = figures.filter(pc.is_in(figures[_column(subject)], pa.array(_codes(edition, subject), pa.string())))
        about = {**facts, "cite": citation(edition, subject.name, subject.path),
                 "subject": subject._asdict() | {"page": edition.address(subject.path)}}
        yield f"{subject.path}figures.csv", csv_of(rows)
        yield f"{subject.path}figures.json", json_of({**about, "figures": list(map(_plain, rows.to_pylist()))}, None)
        titles = set(rows["source"].to_pylist())
        yield f"{subject.path}metadata.json", json_of({
            **about, "columns": columns, "statuses": statuses(),
            "indicators": [_indicator(edition, edition.catalogue.indicators[code])
                           for code in dict.fromkeys(rows["indicator_code"].to_pylist())],
            "sources": [source for source in source_rows if source["title"] in titles]})


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with null in place of an empty text, and 12 in place of 12.0."""
    return {name: int(cell) if isinstance(cell, float) and cell.is_integer() else None if cell == "" else cell
            for name, cell in row.items()}


def _column(subject: Subject) -> str:
    return "goal" if subject.kind == "goal" else "area_code"


def _codes(edition: Edition, subject: Subject) -> Iterable[str]:
    """The codes of a subject's rows: of a group those of its members, and its own."""
    members = edition.catalogue.members(subject.code, edition.read.today_year) if subject.kind == "group" else []
    return [subject.code, *members]


def facts_of(edition: Edition) -> Mapping[str, Any]:
    """What is true of all files of an edition."""
    return {
        "title": title(edition), "illustrative": edition.illustrative, "edition": edition.slug,
        "data_version": edition.version, "released": edition.day if edition.is_released else None,
        "licence": say("open_data.terms"), "next_update": say("open_data.next_update"), "cite": citation(edition),
        "published_by_one_person": edition.alone or None, "erased": edition.erasures_in_words() or None}


def statuses() -> list[dict[str, str]]:
    """What each status means, for each kind of goal that has it."""
    return [{"status": wording.status(status).word, "kind_of_goal": say(f"how.kind_{kind}"),
             "meaning": say(f"how.{kind}_{status}")}
            for kind in KINDS_OF_GOAL for status in Status if wording.has("how", f"{kind}_{status}")]


def _indicator(edition: Edition, indicator: Indicator) -> dict[str, Any]:
    """An indicator with its goal and its rule."""
    catalogue = edition.catalogue
    goal = catalogue.goal[catalogue.goal_of[indicator.id]]
    return {
        "code": indicator.id, "title": wording.text(indicator.title), "unit": wording.text(
            catalogue.units.get(indicator.unit, indicator.unit)), "reading": wording.text(indicator.reading),
        "caution": wording.text(indicator.caution) or None, "goal": goal.id, "goal_title": wording.text(goal.title),
        "official_wording": goal.official_wording, "source_of_wording": goal.source,
        "rule": [wording.message(sentence, catalogue) for sentence in statements.how_judged(indicator)],
        "parameters": indicator.goal.model_dump(mode="json") if indicator.goal else None,
        "parameters_set_by": indicator.rule_origin if indicator.goal else None}


def json_of(content: object, indent: int | None = 1) -> bytes:
    """JSON in UTF-8, by default with a line for each key; of many rows on one line, in a tenth of the time."""
    return json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False).encode()
