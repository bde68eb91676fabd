"""Descriptions of the data set for machines: a Frictionless data package 2.0, and DCAT as JSON-LD."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from indicators.briefing.export import Column, Table
from indicators.edition.data.subjects import json_of
from indicators.edition.data.tables import BY_YEAR, Files, citation, publisher, title
from indicators.edition.release import Edition
from indicators.wording import say

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {"text": "string", "integer": "integer", "number": "number", "yes_no": "boolean"}
CODED = {"area_code": ("areas", "code"), "REF_AREA": ("areas", "code"), "indicator_code": ("indicators", "id"),
         "INDICATOR": ("indicators", "id"), "goal": ("goals", "id")}
"""Columns of figures and assessments with the codes of a code list: its table and column."""

MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "json": "application/json",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
CONTEXT = {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
           "schema": "https://schema.org/", "spdx": "http://spdx.org/rdf/terms#",
           "xsd": "http://www.w3.org/2001/XMLSchema#"}
YEARLY = "http://publications.europa.eu/resource/authority/frequency/ANNUAL"
ENGLISH = "http://publications.europa.eu/resource/authority/language/ENG"
JUSTICE = "http://publications.europa.eu/resource/authority/data-theme/JUST"
SDMX_CSV = "https://github.com/sdmx-twg/sdmx-csv"


def description_files(edition: Edition, tables: list[Table], written: Mapping[str, bytes]) -> Files:
    """``datapackage.json`` and ``dcat.jsonld`` of the files written to data/."""
    whole = {path.removeprefix("data/"): content for path, content in written.items() if path.startswith("data/")}
    yield "data/datapackage.json", json_of(_package(edition, tables, whole))
    yield "data/dcat.jsonld", json_of(_dcat(edition, whole))


def _package(edition: Edition, tables: list[Table], whole: Mapping[str, bytes]) -> dict[str, Any]:
    """A descriptor whose resources are the tables as CSV."""
    meanings = {(row["table"], row["column"]): row["meaning"] for row in tables[-1].rows.to_pylist()}
    source_rows = next(one for one in tables if one.name == "sources").rows.to_pylist()
    return {
        "$schema": PROFILE, "name": f"goalline-{edition.slug}", "id": identity(edition), "title": title(edition),
        "description": " ".join(filter(None, (
            say("open_data.description"), citation(edition), edition.cautions()))),
        "version": f"{edition.version}.0.0",
        "created": f"{edition.day}T00:00:00Z", **({"homepage": edition.address()} if edition.base else {}),
        "licenses": [{"title": say("open_data.terms"), "path": "sources.csv"}],
        "contributors": [{"title": publisher(edition), "roles": ["publisher"]}],
        "sources": [{"title": row["title"], **({"path": row["url"]} if row["url"].startswith("http") else {})}
                    for row in source_rows],
        "illustrative": edition.illustrative,
        "resources": [_resource(one, meanings, whole[f"{one.name}.csv"]) for one in tables]}


def _resource(one: Table, meanings: Mapping[tuple[str, str], str], content: bytes) -> dict[str, Any]:
    """A table as CSV with the schema of its columns."""
    name = one.name.replace("/", "-")
    keys = [{"fields": [column.name], "reference": {"resource": f"codelists-{CODED[column.name][0]}",
                                                    "fields": [CODED[column.name][1]]}}
            for column in one.columns if column.name in CODED and one.name in BY_YEAR]
    return {
        "name": name, "type": "table", "path": f"{one.name}.csv", "format": "csv", "mediatype": MEDIA["csv"],
        "encoding": "utf-8", "bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {"fields": [_field(column, meanings[one.name, column.name]) for column in one.columns],
                   "missingValues": [""], **({"foreignKeys": keys} if keys else {})}}


def _field(column: Column, meaning: str) -> dict[str, Any]:
    unit = {"unit": say("unit", column.unit)} if column.unit else {}
    return {"name": column.name, "type": TYPES[column.kind], "description": meaning, **unit}


def _dcat(edition: Edition, whole: Mapping[str, bytes]) -> dict[str, Any]:
    """The data set and its files as DCAT; with the terms of schema.org that search engines read."""
    years = edition.board.observations["year"]
    name, text = title(edition), f"{say('open_data.description')} {edition.cautions()}".strip()
    return {
        "@context": CONTEXT, "@id": identity(edition), "@type": ["dcat:Dataset", "schema:Dataset"],
        "dct:identifier": identity(edition), "dct:title": _english(name), "schema:name": name,
        "dct:description": _english(text), "schema:description": text, "dct:language": {"@id": ENGLISH},
        "dct:issued": {"@type": "xsd:date", "@value": edition.day}, "dcat:version": str(edition.version),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher(edition)},
        "dct:accrualPeriodicity": {"@id": YEARLY}, "dcat:theme": {"@id": JUSTICE},
        "dct:rights": {"@type": "dct:RightsStatement", "dct:description": _english(say("open_data.terms"))},
        "dct:bibliographicCitation": citation(edition),
        **({"dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": _year(years.min()),
                             "dcat:endDate": _year(years.max())}} if len(years) else {}),
        "dcat:distribution": [_distribution(edition, path, content) for path, content in whole.items()
                              if "/" not in path or path.startswith("sdmx")]}


def _distribution(edition: Edition, path: str, content: bytes) -> dict[str, Any]:
    """A file of the data set; without a public address it is relative to this description."""
    address = {"@id": edition.address(f"data/{path}") if edition.base else path}
    media = MEDIA[path.rpartition(".")[2]]
    standard = {"dct:conformsTo": {"@id": SDMX_CSV}} if path == "sdmx/data.csv" else {}
    return {
        "@type": ["dcat:Distribution", "schema:DataDownload"], "dct:title": _english(path), "dcat:accessURL": address,
        "dcat:downloadURL": address, "schema:contentUrl": address, "schema:encodingFormat": media,
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(len(content))},
        "spdx:checksum": {"@type": "spdx:Checksum", "spdx:checksumValue": sha256(content).hexdigest(),
                          "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"}}, **standard}


def identity(edition: Edition, slug: str = "") -> str:
    """The name for good of an edition, or of one of its ledger with another address, wherever it is served from."""
    return uuid5(NAMESPACE_URL, f"goalline:{edition.ledger}:{slug or edition.slug}").urn


def _english(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "en"}


def _year(year: int) -> dict[str, str]:
    return {"@type": "xsd:gYear", "@value": str(year)}
