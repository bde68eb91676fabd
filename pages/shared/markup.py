"""HTML of the pages, rendered by the Jinja2 templates in templates/; arguments are escaped unless they are Markup."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

Component = Callable[..., Markup]

_MARKDOWN = re.compile(r"[\\`*_\[\]<>$~:|#!&]|(?<=www)\.|@")

_templates = Environment(loader=FileSystemLoader(Path(__file__).with_name("templates")), autoescape=True,
                         undefined=StrictUndefined, auto_reload=False)


def component(template: str, name: str) -> Component:
    """A macro of templates/<template>.html.j2, compiled once in a process."""
    return cast(Component, getattr(_templates.get_template(f"{template}.html.j2").module, name))


def literal(text: object) -> str:
    """Text of a file or person, escaped for a widget's label, which Streamlit reads as Markdown."""
    return _MARKDOWN.sub(r"\\\g<0>", str(text))


def joined(parts: object, between: str = "") -> Markup:
    """Concatenated HTML; plain text among the parts is escaped."""
    return Markup(between).join(cast("list[str]", parts))  # noqa: S704 - from our code, never from a visitor


def links(parts: object) -> Markup:
    """Links in one line, which neither paper nor the clean view has."""
    return paragraph(joined(parts, " · "), "gl-links")


(heading, paragraph, span, small, link, bullets, fold, strong, boxed, lines, quoted) = map(
    partial(component, "text"), ("heading", "paragraph", "span", "small", "link", "bullets", "fold",
                                 "strong", "boxed", "lines", "quoted"))
figure, absence, marks, sparkline, source, figure_head, figure_foot = map(
    partial(component, "figure"), ("figure", "absence", "marks", "sparkline", "source", "figure_head", "figure_foot"))
menu, share, origin, missing = map(partial(component, "frame"), ("menu", "share", "origin", "missing"))
notice, notices, chain, hash_of, note = map(
    partial(component, "notice"), ("notice", "notices", "chain", "hash_of", "note"))
policy_target, official_goal, judged_indicator, explanation, choice_list, short_bar = map(
    partial(component, "goal"), ("policy_target", "official_goal", "judged_indicator", "explanation",
                                 "choice_list", "short_bar"))
goal_row, bar, part = map(partial(component, "overview"), ("goal_row", "bar", "part"))
table = component("table", "table")
badge, sample, sign, ticks = map(partial(component, "badge"), ("badge", "sample", "sign", "ticks"))
facts = component("facts", "facts")
figure_files = component("figure_files", "figure_files")
