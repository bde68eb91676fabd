"""The figures as SDMX-CSV 2.0, and their structure as a message of SDMX-JSON 2.0.

Codes of frequency, sex, status, confidentiality and magnitude are those of SDMX's cross-domain code lists
(data/codelists/sdmx_codes.csv); areas are those of ISO 3166-1 alpha-3, with codes of our own for others.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pandas as pd

from indicators import __version__, wording
from indicators.briefing.export import Table, csv_of, observations, table
from indicators.catalogue import SHIPPED
from indicators.edition.data.subjects import json_of
from indicators.edition.data.tables import Files, title
from indicators.edition.release import Edition
from indicators.model import Catalogue, Suppression
from indicators.wording import say

AGENCY, VERSION, TOTAL = "GOALLINE", "1.0.0", "_T"
STRUCTURE, FLOW, CONCEPTS = "DSD_GOALS", "DF_GOALS", "CS_GOALS"

DIMENSIONS = {"FREQ": "CL_FREQ", "REF_AREA": "CL_AREA", "INDICATOR": "CL_INDICATOR", "SEX": "CL_SEX", "AGE": "CL_AGE",
              "BREAKDOWN": "String"}
TIME, MEASURE = {"TIME_PERIOD": "ObservationalTimePeriod"}, {"OBS_VALUE": "Double"}
OF_INDICATOR = {"UNIT_MEASURE": "CL_UNIT_MEASURE", "UNIT_MULT": "CL_UNIT_MULT", "DECIMALS": "Integer", "GOAL": "String"}
OF_OBSERVATION = {"OBS_STATUS": "CL_OBS_STATUS", "CONF_STATUS": "CL_CONF_STATUS", "FIGURES": "String",
                  "DATA_VERSION": "Integer"}
OPTIONAL = dict.fromkeys((
    "ABSENCE", "MARKS", "PERIOD_START", "PERIOD_END", "DATA_SOURCE", "SOURCE_LINK", "COMMENT_OBS"), "String")
"""Components and the code list, or the type, of their values."""

OF_EXPORT = {"absence": "ABSENCE", "marks": "MARKS", "period_start": "PERIOD_START", "period_end": "PERIOD_END",
             "source": "DATA_SOURCE", "link": "SOURCE_LINK", "note": "COMMENT_OBS", "figures": "FIGURES",
             "data_version": "DATA_VERSION"}
CONFIDENTIALITY = {Suppression.SMALL_COUNT: "A", Suppression.CONFIDENTIAL: "C", Suppression.GROUP: "D",
                   Suppression.RELATED: "D"}
"""CONF_STATUS of what is hidden from the public."""


def sdmx_files(edition: Edition) -> Files:
    """Data and structure."""
    rows = _rows(edition)
    yield "data/sdmx/data.csv", csv_of(rows.rows)
    yield "data/sdmx/structure.json", json_of(_message(edition, set(rows.rows["AGE"].to_pylist())))


def _rows(edition: Edition) -> Table:
    """A row for each observation; its key are the dimensions and the year."""
    board, indicators = edition.board, edition.catalogue.indicators
    exported = observations(board, edition.read.stamp).rows.to_pandas()
    hidden = board.observations["suppressed"].map(CONFIDENTIALITY).to_numpy(object)
    split = {breakdown: _split(breakdown) for breakdown in exported["BREAKDOWN"].unique()}
    sex, age, rest = (exported["BREAKDOWN"].map({key: parts[at] for key, parts in split.items()}) for at in range(3))
    frame = exported.rename(columns=OF_EXPORT).assign(
        STRUCTURE="dataflow", STRUCTURE_ID=f"{AGENCY}:{FLOW}({VERSION})", ACTION="I", FREQ="A", SEX=sex, AGE=age,
        BREAKDOWN=rest, UNIT_MULT="0", GOAL=exported["INDICATOR"].map(edition.catalogue.goal_of),
        DECIMALS=exported["INDICATOR"].map({code: one.decimals for code, one in indicators.items()}),
        CONF_STATUS=pd.Series(hidden, exported.index).fillna(exported["CONF_STATUS"].replace("", "F")))
    numbers = {"TIME_PERIOD": "integer", "OBS_VALUE": "number", "DECIMALS": "integer", "DATA_VERSION": "integer"}
    components = [*DIMENSIONS, *TIME, *MEASURE, *OF_OBSERVATION, *OF_INDICATOR, *OPTIONAL]
    return table("sdmx", " ".join(f"{name}:{numbers.get(name, 'text')}" for name in (
        "STRUCTURE", "STRUCTURE_ID", "ACTION", *components)), frame)


def _split(breakdown: str) -> tuple[str, str, str]:
    """Sex, age, and any other breakdown as it is."""
    codes = dict(part.split("=", 1) for part in breakdown.split(";") if part)
    sex, age = (codes.pop(name, TOTAL) for name in ("SEX", "AGE"))
    return sex, age, ";".join(f"{name}={code}" for name, code in codes.items()) or TOTAL


def _message(edition: Edition, ages: Iterable[str]) -> dict[str, Any]:
    """The structure message."""
    return {
        "meta": {"schema": "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/"
                           "schemas/2.0.0/sdmx-json-structure-schema.json",
                 "id": f"{AGENCY}-{edition.version}", "test": edition.illustrative, "contentLanguages": ["en"],
                 "prepared": f"{edition.day}T00:00:00Z",
                 "sender": {"id": AGENCY, "name": f"Goalline {__version__}"}},
        "data": {
            "dataflows": [_maintainable(
                FLOW, title(edition), structure=_urn("datastructure.DataStructure", STRUCTURE))],
            "dataStructures": [_maintainable(STRUCTURE, title(edition), dataStructureComponents=_components())],
            "conceptSchemes": [_maintainable(CONCEPTS, say("open_data.concepts"), concepts=[
                {"id": name, "name": say("concept", name)} for name in (
                    *DIMENSIONS, *TIME, *MEASURE, *OF_OBSERVATION, *OF_INDICATOR, *OPTIONAL)])],
            "codelists": [*_shared_lists(), *_lists(edition.catalogue, ages)]}}


def _components() -> dict[str, Any]:
    """Dimensions, the measure and the attributes of the data structure definition."""
    observation: dict[str, Any] = {"observation": {}}
    of_indicator = {"dimensions": ["INDICATOR"]}
    attributes = [(OF_OBSERVATION, "mandatory", observation), (OF_INDICATOR, "mandatory", of_indicator),
                  (OPTIONAL, "optional", observation)]
    (time,) = (_component(name, kind) for name, kind in TIME.items())
    return {
        "dimensionList": {"id": "DimensionDescriptor", "timeDimension": time, "dimensions": [
            {**_component(name, kind), "position": at} for at, (name, kind) in enumerate(DIMENSIONS.items())]},
        "measureList": {"id": "MeasureDescriptor", "measures": [
            {**_component(name, kind), "usage": "optional"} for name, kind in MEASURE.items()]},
        "attributeList": {"id": "AttributeDescriptor", "attributes": [
            {**_component(name, kind), "usage": usage, "attributeRelationship": relation}
            for names, usage, relation in attributes for name, kind in names.items()]}}


def _component(name: str, kind: str) -> dict[str, Any]:
    """A component with its concept and either its code list or the type of its values."""
    of_values = {"enumeration": _urn("codelist.Codelist", kind)} if kind.startswith("CL_") else {
        "format": {"dataType": kind}}
    return {"id": name, "conceptIdentity": f"{_urn('conceptscheme.Concept', CONCEPTS)}.{name}",
            "localRepresentation": of_values}


def _urn(kind: str, name: str) -> str:
    shared = _shared_versions().get(name)
    reference = f"SDMX:{name}({shared})" if shared else f"{AGENCY}:{name}({VERSION})"
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={reference}"


def _maintainable(name: str, title: str, **content: object) -> dict[str, Any]:
    return {"id": name, "agencyID": AGENCY, "version": VERSION, "name": title, **content}


@cache
def _shared_codes() -> tuple[Mapping[str, str], ...]:
    """The codes of SDMX's cross-domain code lists that the figures may have."""
    with (SHIPPED / "codelists" / "sdmx_codes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _shared_versions() -> Mapping[str, str]:
    return {row["codelist"]: row["version"] for row in _shared_codes()}


def _shared_lists() -> Iterator[dict[str, Any]]:
    for name, version in _shared_versions().items():
        codes = [{"id": row["code"], "name": row["name"]} for row in _shared_codes() if row["codelist"] == name]
        yield {"id": name, "agencyID": "SDMX", "version": version, "name": say("codelist", name), "isPartial": True,
               "codes": codes}


def _lists(catalogue: Catalogue, ages: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Code lists of our own: areas, indicators, units, and the ages in the figures."""
    lists: dict[str, Mapping[str, str]] = {
        "CL_AREA": {area.code: area.name for area in catalogue.areas},
        "CL_INDICATOR": {code: wording.text(one.title) for code, one in catalogue.indicators.items()},
        "CL_UNIT_MEASURE": {code: wording.text(words) for code, words in catalogue.units.items()},
        "CL_AGE": {TOTAL: say("open_data.all_ages")} | {
            code: wording.part(f"AGE={code}") for code in sorted(set(ages) - {TOTAL})}}
    for name, codes in lists.items():
        yield _maintainable(name, say("codelist", name), codes=[
            {"id": code, "name": words} for code, words in codes.items()])
