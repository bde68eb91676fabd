"""Who may know what, where import-linter does not look: pages, names of packages in text, files of the project."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.judging.methods import METHODS
from tests.syntax import nodes

ROOT = Path(__file__).parent.parent
SCREENS = sorted([*ROOT.glob("app.py"), *ROOT.glob("pages/**/*.py")])
READ_BY_PEOPLE = {".py", ".md", ".ftl", ".toml", ".yaml", ".txt", ".in", ".sh", ".sql", ".css", ".js", ".ini", ".mako",
                  ".yml", ".cff", ""}
HIDDEN = {".ci", ".github", ".streamlit"}        # folders of the project whose names begin with a point
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s.+\sSET|DELETE\s+FROM|CREATE\s+TABLE)\b", re.DOTALL)
ONE_MACHINES_FOLDER = re.compile(r"/(?<![\w.:/-]/)(work|root|home|Users)/\w|\.\./shared\b")


def imports(file: Path) -> set[str]:
    """Modules that a file imports anywhere in it, by their full name."""
    names: set[str] = set()
    for node in nodes(file):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def strings(file: Path) -> Iterator[str]:
    for node in nodes(file):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def own_files() -> Iterator[Path]:
    """Files of the project, without what tools make and what is in no one's hand."""
    kept = [first for first in ROOT.iterdir() if not first.name.startswith(".") or first.name in HIDDEN]
    for file in (file for first in kept for file in (first, *first.rglob("*"))):
        made = {"var", "__pycache__", "node_modules"} & set(file.relative_to(ROOT).parts)
        if file.is_file() and not made:
            yield file


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", SCREENS, ids=name)
def test_a_page_opens_no_database_and_draws_no_figure_itself(file: Path) -> None:
    barred = {"sqlite3", "sqlalchemy", "duckdb", "plotly", "psycopg", "alembic"}
    assert not barred & {module.partition(".")[0] for module in imports(file)}
    assert not {module for module in imports(file) if module.startswith(("indicators.ledger", "indicators.warehouse"))}


@pytest.mark.parametrize("file", SCREENS, ids=name)
def test_a_page_holds_no_sql(file: Path) -> None:
    assert not [text for text in strings(file) if SQL.search(text)]


def known_by_name(file: Path) -> Iterator[str]:
    """Methods of judging that a file imports by their module, or compares a name with."""
    imported = imports(file)
    yield from (module for method in METHODS if (module := f"indicators.judging.methods.{method}") in imported)
    for node in nodes(file):
        compared = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        compared += [node.value] if isinstance(node, ast.MatchValue) else []
        for part in [inner for each in compared for inner in (getattr(each, "elts", None) or [each])]:
            if isinstance(part, ast.Constant) and part.value in METHODS:
                yield str(part.value)


@pytest.mark.slow
def test_nothing_but_the_methods_knows_one_by_its_name() -> None:
    files = [*SCREENS, *(file for file in (ROOT / "indicators").rglob("*.py") if file.parent.name != "methods")]
    assert {name(file): found for file in files if (found := list(known_by_name(file)))} == {}


def test_no_file_names_a_folder_of_one_machine() -> None:
    named = [
        f"{name(file)}: {line.strip()}"
        for file in own_files()
        if file.suffix in READ_BY_PEOPLE and file != Path(__file__)
        for line in file.read_text("utf-8", errors="replace").splitlines()
        if ONE_MACHINES_FOLDER.search(line)
    ]
    assert not named
