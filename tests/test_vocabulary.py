"""Names in the code are the trade's words; docs/glossary.md and docs/architecture.md use the same."""

import ast
import re
from pathlib import Path

from tests.syntax import nodes

ROOT = Path(__file__).parent.parent
PRIVATE = {"told", "said", "beside", "place", "places", "each", "stands", "standing", "anew", "mine", "wishes", "twice"}
MOST = 4                 # in a thousand names
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


def names(file: Path) -> list[str]:
    """Functions, classes, arguments and variables that a file gives a name."""
    found = []
    for node in nodes(file):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.append(name)
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                found.append(name)
    return found


def test_few_names_are_private_words() -> None:
    given = [name for folder in ("indicators",
                                 "pages") for file in ROOT.glob(f"{folder}/**/*.py") for name in names(file)]
    private = [name for name in given if PRIVATE & {word.lower() for word in WORD.findall(name)}]
    assert len(given) > 10_000
    assert 1000 * len(private) / len(given) < MOST
