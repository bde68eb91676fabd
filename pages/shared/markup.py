"""HTML of the pages: the macros of the Jinja2 templates in templates/, whose arguments are escaped unless they are
Markup.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from indicators import wording
from indicators.reports.items import is_unfinished
from indicators.wording import say

Component = Callable[..., Markup]

_MARKDOWN = re.compile(r"[\\`*_\[\]<>$~:|#!&]|(?<=www)\.|@")

templates = Environment(loader=FileSystemLoader(Path(__file__).with_name("templates")), autoescape=True,
                        undefined=StrictUndefined, auto_reload=False)


@cache
def macros() -> dict[str, Component]:
    """The macros by name, compiled once in a process: ``markup.heading(1, words)`` is the macro ``heading``."""
    from pages.shared import chip, menu, state  # noqa: PLC0415 - which use macros themselves

    templates.globals.update(say=say, wording=wording, is_unfinished=is_unfinished, chip=chip, menu=menu, state=state)
    modules = [vars(templates.get_template(file).module) for file in templates.list_templates()]
    return {name: cast(Component, macro) for module in modules for name, macro in module.items()
            if isinstance(macro, Macro)}


def __getattr__(name: str) -> Component:
    try:
        return macros()[name]
    except KeyError as error:
        raise AttributeError(name) from error


def table(caption: str, columns: Sequence[object], rows: Sequence[Sequence[Markup | str]]) -> Markup:
    """A table with row headers, without empty columns; the head of numbers is {"head": words, "number": True}."""
    filled = [number for number in range(len(columns)) if not number or any(row[number] for row in rows)]
    return macros()["table"](caption, [columns[number] for number in filled],
                             [[row[number] for number in filled] for row in rows])


def literal(text: object) -> str:
    """Text of a file or person, escaped for a widget's label, which Streamlit reads as Markdown."""
    return _MARKDOWN.sub(r"\\\g<0>", str(text))


def joined(parts: object, between: str = "") -> Markup:
    """Concatenated HTML; plain text among the parts is escaped."""
    return Markup(between).join(cast("list[str]", parts))  # noqa: S704 - from our code, never from a visitor


def links(parts: object) -> Markup:
    """Links in one line, which neither paper nor the clean view has."""
    return macros()["paragraph"](joined(parts, " · "), "gl-links")
