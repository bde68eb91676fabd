"""HTML of the templates: whatever a name, note or file says, it stays text."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from pages.shared import markup

HOSTILE = """<b onclick="x">'"&amp;</b><script>\u202egnp.\u2066\u2069</script>"""
OF_CODES = {"statuses_explained", "goals_explained", "absences_explained", "status_grid", "status_cell",
            "cell_without_figure", "bar", "verdict", "key", "figure", "explanation", "about_figures", "about_goal",
            "preview", "report_section", "whole_report"}
"""What has no text but that of the catalogue and of messages."""


class Tags(HTMLParser):
    """What a browser would make of it: its tags, their attributes' values, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: list[str] = []
        self.values: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names += [name for name, _ in attrs]
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.values.append(data)


COMPONENTS: dict[str, Callable[[str], Markup]] = {
    "heading": lambda it: markup.heading(2, it), "paragraph": lambda it: markup.paragraph(it, "gl-lead"),
    "span": lambda it: markup.span(it, "gl-quiet"), "small": markup.small,
    "link": lambda it: markup.link(it, it, title=it), "bullets": lambda it: markup.bullets([it], label=it),
    "fold": lambda it: markup.fold(it, it), "strong": markup.strong,
    "boxed": lambda it: markup.boxed(it, "gl-where"), "lines": lambda it: markup.lines([it, it]),
    "absence": markup.absence, "marks": lambda it: markup.marks([it]),
    "sparkline": lambda it: markup.sparkline(it), "source": lambda it: markup.source(it, it, it),
    "figure_head": lambda it: markup.figure_head(it, it, it),
    "figure_foot": lambda it: markup.figure_foot([it], it, [it]),
    "notice": lambda it: markup.notice("trouble", it),
    "notices": lambda it: markup.notices("trouble", [it], [it], [it]),
    "chain": lambda it: markup.chain(it, it, it), "hash_of": lambda it: markup.hash_of(it, it),
    "note": lambda it: markup.note(it, it, it),
    "menu": lambda it: markup.menu(it, it, [(it, [(it, it, True)])]),
    "plain_page": lambda it: markup.plain_page("en", "ltr", it, it, it, [(it, it)], buttons=True),
    "share": lambda it: markup.share(7, it),
    "results": lambda it: markup.results([], it), "origin": lambda it: markup.origin([it]),
    "choice_list": lambda it: markup.choice_list([
        {"address": it, "title": it, "is_chosen": True, "value": it}], it, it),
    "short_bar": lambda it: markup.short_bar(-0.5, it),
    "goal_row": lambda it: markup.goal_row(it, it, it, it), "goal_rows": markup.goal_rows,
    "selected": lambda it: markup.selected(it, it), "too_few": lambda it: markup.too_few(1, 4, [it], []),
    "others": lambda it: markup.others([SimpleNamespace(name=it, code="XAA")]),
    "figure_files": lambda it: markup.figure_files(it, [], it),
    "sign": lambda it: markup.sign(it, it, "gl-goal-met"),
    "table": lambda it: markup.table(it, [it, {"head": it, "number": True}], [[it] * 2]),
    "ticks": lambda it: markup.ticks(it, it),
    "beside": lambda it: markup.beside(it, it),
    "sample": lambda it: markup.sample(it, hatched=True),
    "badge": lambda it: markup.badge(it, it, kind="gl-goal-met", provisional=it, certainty="clear"),
    "quoted": lambda it: markup.quoted([(False, it), (True, it)]),
    "facts": lambda it: markup.facts([(it, it), (it, [it, it])]), "no_report": lambda it: markup.no_report(it, it),
    "report_on_goal": lambda it: markup.report_on_goal(2024, it, it, [it]),
    "commitments_on_goal": lambda it: markup.commitments_on_goal([("7", it, it, [it])], 2, "XAA", "1.1"),
    "goal_notes": lambda it: markup.goal_notes([it], it),
    "issued_list": lambda it: markup.issued_list([(it, it, it)]),
    "rechecked": lambda it: markup.rechecked(it, it, [it], it, it),
    "way_back": lambda it: markup.way_back(it, it),
    "joined": lambda it: markup.joined((it, it), " · "),
}


def test_each_template_is_tried() -> None:
    assert markup.templates.autoescape
    assert {*markup.macros(), "joined"} == set(COMPONENTS) | OF_CODES


@pytest.mark.parametrize("name", COMPONENTS)
def test_what_a_template_is_given_stays_text(name: str) -> None:
    plain, hostile = (Tags(COMPONENTS[name](words)) for words in ("harmless", HOSTILE))
    assert (hostile.tags, hostile.names) == (plain.tags, plain.names)
    assert "".join(hostile.values) == "".join(plain.values).replace("harmless", HOSTILE)


def test_html_that_was_made_before_is_not_escaped_again() -> None:
    assert markup.paragraph(markup.strong("<")) == "<p><strong>&lt;</strong></p>"


def test_a_template_that_is_not_given_all_it_shows_fails() -> None:
    with pytest.raises(Exception, match="not provided"):
        markup.heading(2)


def test_templates_are_read_once_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", None)
    monkeypatch.setattr("builtins.open", None)
    assert markup.badge("●", "Goal met")


def test_a_text_in_a_label_of_a_widget_stays_as_it_is_written() -> None:
    written = "![i](http://a.example/x.png) :red[x] **b** `c` $a^2$ <b> www.b.example d@e.example"
    shown = re.sub(r"\\(.)", r"\1", markup.literal(written))
    assert shown == written
    for sign in "![]*`$<:":
        assert not re.search(rf"(?<!\\){re.escape(sign)}", markup.literal(written))
