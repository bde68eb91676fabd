"""Catalogue files as data with locations: YAML and CSV in UTF-8. Faults become issues."""

import csv
import io
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from indicators.catalogue.locations import Key, Location
from indicators.model import Issue


def read_yaml(path: Path, name: str, issues: list[Issue]) -> tuple[dict[str, Any], Location] | None:
    """Return the mapping in a YAML file and its location; None if the file cannot be read."""
    text = _text(path, name, issues)
    if text is None:
        return None
    try:
        node, data = _parsed(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", error))
        issues.append(Location(name, mark.line + 1 if mark else 1).issue("not_yaml", problem))
        return None
    if node:
        issues += _duplicate_keys(name, node, ())
    location = Location(name, node=node)
    if not isinstance(data, dict):
        issues.append(location.issue("wrong_value", "" if data is None else data, "keys and values"))
        return None
    return data, location


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[Node | None, Any]:
    """Nodes and data of a YAML text, cached, since a folder is read again when one file changes. Treat them as
    read-only.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.allow_duplicate_keys = True         # reported below, with their location
    node = yaml.compose(text)
    return node, yaml.constructor.construct_document(node) if node else None


def _duplicate_keys(name: str, node: Node, way: tuple[Key, ...]) -> Iterator[Issue]:
    """Issues for keys that occur twice, of which YAML would silently take one."""
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            yield from _duplicate_keys(name, item, (*way, index))
    if isinstance(node, MappingNode):
        first: dict[str, int] = {}
        for key, value in node.value:
            code, line = str(key.value), key.start_mark.line + 1
            if code in first:
                yield Location(name, line, keys=(*way, code)).issue("twice", code, "each only once", first_file=name,
                                                                   first_row=first[code])
            first.setdefault(code, line)
            yield from _duplicate_keys(name, value, (*way, code))


def read_table(path: Path, name: str, columns: list[str], issues: list[Issue], *,
               optional: Collection[str] = ()) -> list[tuple[dict[str, str], Location]]:
    """Return the records of a CSV file with these columns, in any order, with the location of each."""
    text = _text(path, name, issues)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, begins = [], 1
    try:
        for cells in reader:
            records.append((cells, Location(name, begins)))
            begins = reader.line_num + 1
    except csv.Error as error:
        issues.append(Location(name, begins).issue("not_csv", error))
        return []
    header, location = records[0] if records else ([], Location(name))
    if sorted(set(header) - set(optional)) != sorted(columns) or len(set(header)) < len(header):
        issues.append(location.issue("wrong_columns", ", ".join(header), ", ".join(columns)))
        return []
    return [(dict(zip(header, cells, strict=True)), location)
            for cells, location in records[1:] if cells and _as_wide(cells, header, location, issues)]


def _as_wide(cells: list[str], header: list[str], location: Location, issues: list[Issue]) -> bool:
    if len(cells) == len(header):
        return True
    issues.append(location.issue("wrong_width", len(cells), len(header)))
    return False


def _text(path: Path, name: str, issues: list[Issue]) -> str | None:
    try:
        content = path.read_bytes()
    except OSError as error:
        issues.append(Location(name, 0).issue("no_file", error.strerror, "a file"))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        issues.append(Location(name, line).issue("not_utf8", f"byte {content[error.start]:#04x}", "UTF-8"))
        return None
