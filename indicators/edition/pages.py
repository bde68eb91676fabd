"""The pages of an edition as files: what each shows, filled into its template."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from indicators import wording
from indicators.briefing.observation_rows import set_of_figures
from indicators.catalogue.area_names import other_names
from indicators.charts.theme import THEMES, UNCOLOURED, hatching, outline, status_colour, text_on
from indicators.edition import texts
from indicators.edition.country import country_values
from indicators.edition.data import citation, oembed
from indicators.edition.figures import Figures
from indicators.edition.goal import goal_values
from indicators.edition.overview import group_values, overview_values
from indicators.edition.release import Edition
from indicators.edition.series import HEADS
from indicators.model import Status
from indicators.wording import say

ROOT = "@@root@@"        # in a page: the way to the folder of all editions, which the copy at its top lacks
ASSETS = ("goalline-sans.woff2", "icon.svg", "page.js")
STATIC = Path(__file__).with_name("static")
DATA_FILES = ("figures.csv", "figures.json", "metadata.json")      # beside the page of a subject

PER_CENT = re.compile(r"(?<=\d) %")      # no line ends between a number and its sign
HEIGHT, ABOUT = re.compile(r'height="([\d.]+)"'), 170     # of a drawing, and pixels of the texts about it

File = tuple[str, bytes]


class Page(NamedTuple):
    """A page: its folder in the edition, template, title, and what the template shows."""

    path: str
    template: str
    title: str
    values: Mapping[str, Any]
    has_data: bool = False


@cache
def environment() -> Environment:
    """Templates, whose values are escaped unless they are Markup."""
    templates = Environment(loader=FileSystemLoader(Path(__file__).with_name("templates")), autoescape=True,
                            undefined=StrictUndefined, auto_reload=False, trim_blocks=True, lstrip_blocks=True)
    templates.globals.update(say=say, wording=wording, HEADS=HEADS, UNCOLOURED=UNCOLOURED)
    return templates


def files(edition: Edition, figures: Figures, data_files: Sequence[str],
          progress: Callable[[], None] = lambda: None) -> Iterator[File]:
    """Path in the edition's folder and content of each page and what it needs; ROOT is still to be replaced."""
    for name in ASSETS:
        yield f"assets/{name}", (STATIC / name).read_bytes()
    yield "assets/style.css", ((STATIC / "style.css").read_text("utf-8") + status_colours()).encode()
    names = {"figures": set_of_figures(illustrative=edition.illustrative), "names": list(_names(edition))}
    yield "assets/names.json", json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()
    for page in _pages(edition, figures, data_files):
        yield f"{page.path}index.html", render(edition, page)
        for figure in page.values.get("figures", ()):
            shown = Page(f"{page.path}embed/{figure.name}/", "embed.html.j2", figure.caption["title"],
                         {"figure": figure, "page": page.path})
            yield f"{shown.path}index.html", render(edition, shown)
            if edition.base:
                height = int(float(HEIGHT.findall(figure.svg)[0])) + ABOUT
                yield f"{shown.path}oembed.json", oembed(edition, shown.path, shown.title, figure.width, height)
        progress()


def _pages(edition: Edition, figures: Figures, data_files: Sequence[str]) -> Iterator[Page]:
    yield Page("", "overview.html.j2", say("menu.overview"), overview_values(edition, figures))
    for subject in edition.subjects:
        name, code = subject.name, subject.code
        page = partial(Page, subject.path, f"{subject.kind}.html.j2", name, has_data=True)
        match subject.kind:
            case "country":
                yield page(country_values(edition, code, figures))
            case "goal":
                yield page(goal_values(edition, code, figures))
            case _:
                yield page(group_values(edition, code) | {"name": name})
    yield Page("changes/", "changes.html.j2", say("menu.editions"), texts.changes_values(edition))
    yield Page("commitments/", "commitments.html.j2", say("menu.commitments"), texts.commitments_values(edition))
    yield Page("how-we-judge/", "how.html.j2", say("menu.how_we_judge"), texts.how_values(edition))
    yield Page("glossary/", "glossary.html.j2", say("public.glossary"), texts.glossary_values(edition))
    yield Page("data/", "data.html.j2", say("menu.data"), texts.data_values(edition, data_files))
    yield Page("about/", "about.html.j2", say("public.about"), texts.data_values(edition, data_files))
    yield Page("accessibility/", "accessibility.html.j2", say("public.accessibility"), {})


def page_count(edition: Edition) -> int:
    """How many pages an edition has."""
    return len(edition.subjects) + 8


def render(edition: Edition, page: Page) -> bytes:
    """A page as HTML in UTF-8."""
    up = "../" * page.path.count("/") or "./"
    of_subject = (page.title, page.path) if page.has_data else ()
    text = environment().get_template(page.template).render(
        **page.values, cite=citation(edition, *of_subject), edition=edition, catalogue=edition.catalogue,
        path=page.path, page_title=page.title, root=ROOT,
        description=page.values.get("headline") or page.values.get("lead") or say("public.about", "lead"),
        to=lambda path="": f"{up}{path}", data_files=DATA_FILES if page.has_data else (),
        canonical=f"{edition.base}/{edition.slug}/{page.path}" if edition.base else f"{ROOT}{edition.slug}/{page.path}")
    return (PER_CENT.sub("\N{NO-BREAK SPACE}%", text) + "\n").encode()


def in_place(content: bytes, path: str) -> bytes:
    """A file of an edition for its place in the folder of all editions."""
    return content.replace(ROOT.encode(), b"../" * path.count("/") or b"./") if path.endswith(".html") else content


def notice(title: str, up: str, values: Mapping[str, Any]) -> bytes:
    """A page outside of any edition: the list of editions, that one was withdrawn, or that there is no such page.

    ``up`` is the way to the folder of all editions, from the host's root where the page is served at any address.
    """
    text = environment().get_template("editions.html.j2").render(
        **values, page_title=title, to=lambda path="": f"{up}{path}", root=up)
    return (text + "\n").encode()


def _names(edition: Edition) -> Iterator[tuple[str, ...]]:
    """Name, address, what it is about and other names of what the search finds; of countries members come first."""
    catalogue, others = edition.catalogue, dict[str, list[str]]()
    for name, code in other_names(catalogue).items():
        others.setdefault(code, []).append(name)
    wordings = {goal.id: goal.official_wording for goal in catalogue.goals}
    for one in sorted(edition.subjects, key=lambda one: one.kind == "country" and (
            catalogue.area[one.code].member != "yes")):
        codes = [one.code, catalogue.area[one.code].alpha2] if one.kind == "country" else [one.code]
        titled = [one.name.removeprefix(f"{one.code} ")] if one.kind == "goal" else []
        yield one.name, one.path, wordings.get(one.code, ""), *filter(None, codes), *titled, *others.get(one.code, ())
    for code, indicator in catalogue.indicators.items():
        yield wording.text(indicator.title), f"goal/{catalogue.goal_of[code]}/", "", code
    for path, name in (("changes/", "menu.editions"), ("commitments/", "menu.commitments"), ("data/", "menu.data"),
                       ("how-we-judge/", "menu.how_we_judge"), ("glossary/", "public.glossary")):
        yield say(name), path, ""


@cache
def status_colours() -> str:
    """Style rules that give each status its colours in both themes: fill, line about it, ink on it, and stripes."""
    rules = []
    for code in sorted(set(Status) - set(UNCOLOURED)):
        fills = [(status_colour(code, theme), theme) for theme in THEMES]
        pairs = {"fill": [fill for fill, _ in fills], "line": [outline(*fill) for fill in fills],
                 "ink": [text_on(fill) for fill, _ in fills], "stripe": [hatching(fill) for fill, _ in fills]}
        values = " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in pairs.items())
        rules.append(f".s-{code} {{ {values} }}\n")
    return "".join(rules)

