"""Templates call Python functions, which neither the type checker nor a search of modules sees."""

import inspect
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from indicators import statements, wording
from pages.shared import chip, menu

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted([*ROOT.glob("pages/shared/templates/*.j2"), *ROOT.glob("indicators/edition/templates/*.j2")])
MODULES = {"chip": chip, "menu": menu, "statements": statements, "wording": wording}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_calls_what_there_is_with_its_arguments(path: Path) -> None:
    for call in jinja2.Environment(extensions=["jinja2.ext.do"]).parse(path.read_text("utf-8")).find_all(nodes.Call):
        match call.node:
            case nodes.Getattr(node=nodes.Name(name=module), attr=name) if module in MODULES:
                function = getattr(MODULES[module], name)
                inspect.signature(function).bind(*call.args, **{one.key: one.value for one in call.kwargs})
