"""Sentences with values: each has all that it names, wherever it is filled in."""

import ast
from collections.abc import Iterator

import pytest

from indicators.wording import has, say
from tests.pages.conftest import PAGES, Show
from tests.pages.uploads import drop
from tests.syntax import nodes
from tests.test_wording import named_in


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Each sentence that a screen says by its own code, where, and with which values."""
    for file in sorted(PAGES.rglob("*.py")):
        for node in nodes(file):
            if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
                    and isinstance(node.args[0], ast.Constant) and all(each.arg for each in node.keywords)):
                values = {each.arg: each.value for each in node.keywords}
                code = ".".join(str(each.value) for each in node.args if isinstance(each, ast.Constant))
                kind = values.get("kind")
                variant = f"{code}_{str(kind.value)}" if isinstance(kind, ast.Constant) else code
                yield f"{file.name}:{node.lineno}", variant if has(variant) else code, set(map(str, values))


def test_a_screen_gives_every_value_that_its_sentence_names() -> None:
    found = list(calls())
    assert [(where, code) for where, code, _ in found if not has(code)] == []
    assert [(where, code, wanting) for where, code, given in found if (wanting := named_in(code) - given)] == []


@pytest.mark.parametrize("header", ["Partner", "Countries involved"])
def test_a_column_of_countries_that_no_header_names_is_the_first_answer_to_which_holds_them(
        real: str, show: Show, header: str) -> None:
    shown = drop(show("upload"), f"{header},year,value\nCambodia,2019,6\nThailand,2019,8\n")
    asked = next(each for each in shown.selectbox if say("upload.role", role="country") in each.label)
    assert header in asked.options[1]
