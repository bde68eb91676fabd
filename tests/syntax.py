"""The syntax of the program's files, read once for all tests of what stands in them."""

import ast
from functools import cache
from pathlib import Path


@cache
def nodes(file: Path) -> list[ast.AST]:
    """The syntax of a file, node by node."""
    return list(ast.walk(ast.parse(file.read_text("utf-8"))))
