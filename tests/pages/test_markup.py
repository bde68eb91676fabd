"""HTML of the templates: whatever a name, note or file says, it stays text."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import Markup

from pages.shared import markup
from pages.shared.panes import ListRow
from pages.shared.table import Column, table

HOSTILE = """<b onclick="x">'"&amp;</b><script>\u202egnp.\u2066\u2069</script>"""
FOLDER = Path(markup.__file__).with_name("templates")


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
    "figure": markup.figure, "absence": markup.absence, "marks": lambda it: markup.marks([it]),
    "sparkline": lambda it: markup.sparkline(it, it, 120, 32), "source": lambda it: markup.source(it, it, it),
    "figure_head": lambda it: markup.figure_head(it, it, it),
    "figure_foot": lambda it: markup.figure_foot([it], it, [it]),
    "notice": lambda it: markup.notice("trouble", it),
    "notices": lambda it: markup.notices("trouble", [it], [it], [it]),
    "chain": lambda it: markup.chain(it, it, it), "hash_of": lambda it: markup.hash_of(it, it),
    "note": lambda it: markup.note(it, it, it),
    "menu": lambda it: markup.menu(it, it, [(it, [(it, it, True)])]),
    "missing": lambda it: markup.missing("en", "ltr", it, it, [(it, it)]),
    "share": lambda it: markup.share([(it, it)], it, it, it, it), "origin": lambda it: markup.origin([it]),
    "choice_list": lambda it: markup.choice_list([ListRow(address=it, title=it, value=it, status=it)], it, it),
    "short_bar": lambda it: markup.short_bar(-0.5, it),
    "policy_target": lambda it: markup.policy_target(it, it, [it]),
    "official_goal": lambda it: markup.official_goal(it, it, it, it, [it], it, [it]),
    "judged_indicator": lambda it: markup.judged_indicator(it, it, it, it, [it]),
    "explanation": lambda it: markup.explanation(it, [(it, [it])], it),
    "goal_row": lambda it: markup.goal_row(it, it, it, it),
    "bar": lambda it: markup.bar([it], it),
    "part": lambda it: markup.part(it, it, 4, 1, it, "gl-goal-met", selected=True),
    "figure_files": lambda it: markup.figure_files(it, [(it, it)], it, it, it, it, it, it),
    "sign": lambda it: markup.sign(it, it, "gl-goal-met"),
    "table": lambda it: table(it, [it, Column(it)], [[it] * 2]),
    "ticks": lambda it: markup.ticks(it, it),
    "sample": lambda it: markup.sample(it, hatched=True),
    "badge": lambda it: markup.badge(it, it, kind="gl-goal-met", provisional=it, provisional_words=it,
                                     sure=it),
    "quoted": lambda it: markup.quoted([(False, it), (True, it)]),
    "facts": lambda it: markup.facts([(it, it)]), "joined": lambda it: markup.joined((it, it), " · "),
}


def test_each_template_is_tried() -> None:
    macros = {words.split("(")[0] for file in FOLDER.glob("*.html.j2")
              for words in file.read_text("utf-8").split("{% macro ")[1:]}
    assert macros | {"joined"} == set(COMPONENTS)


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
