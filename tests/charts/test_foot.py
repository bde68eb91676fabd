"""The foot of a figure has three lines, and what the source needs more; what is not in it is under the picture."""

import pytest

from indicators.charts.foot import LINES, MOST, Key, Needed, foot
from indicators.charts.series import series_figure

VERSION = "Data as of 28 November 2026 · data version 13 · Goalline 0.2.0"
KEYS: list[Key] = [
    Needed("Dotted line: break in series (2017). Figures before and after it cannot be compared.",
           "Dotted line: break in series; do not compare across it."),
    Needed("○ approximate: 2019, 2021, 2023 · ○ estimated: 2014", "○ approximate, estimated."),
    Needed("The scale starts at 50 %, not at zero.", "The scale starts at 50 %, not at zero."),
    "Thin line: goal path (what the goal requires, counted from the figure for 2014)."]
SOURCES = ["hib 443/2015: Loeschung kinderpornographischer Inhalte (BT-Drs. 18/5904)", "hib 10/2016", "Donaukurier"]
NOTE = "From the 2017 report on, the figures cover the police and the hotlines together."


def footer(figure):
    return next(note.text for note in figure.layout.annotations if note.name == "footer")


@pytest.mark.parametrize("width", [280, 350, 700, 920, 1200])
@pytest.mark.parametrize("sources", [[], SOURCES[:1], SOURCES])
@pytest.mark.parametrize("keys", [[], KEYS, [*KEYS, *(Needed(f"{text}.", text) for text in ("long " * 9, "x" * 90))]])
def test_no_key_note_or_source_is_lost(keys, sources, width):
    found = foot(keys, NOTE, sources, VERSION, width)
    inside = " ".join(found.lines).replace("\N{NO-BREAK SPACE}", " ")
    texts = [key.text if isinstance(key, Needed) else key for key in keys]
    for text in [*texts, *sources, NOTE]:
        assert text in inside or any(text in sentence for sentence in found.under)
    assert len([text for text in texts if text in inside]) + len([text for text in texts if text in found.under]) \
        == len(texts)
    assert VERSION in inside


@pytest.mark.parametrize(("width", "lines"), [(700, LINES + 1), (920, LINES), (1200, LINES)])
def test_a_wide_foot_has_few_lines_with_what_must_be_known_and_the_whole_source(width, lines):
    found = foot(KEYS, NOTE, SOURCES, VERSION, width)
    inside = " ".join(found.lines).replace("\N{NO-BREAK SPACE}", " ")
    assert len(found.lines) <= lines
    for part in ("break in series", "○ approximate, estimated.", "not at zero", f"Source: {SOURCES[0]}", "and 2 more",
                 VERSION):
        assert part in inside


@pytest.mark.parametrize("keys", [[], KEYS])
def test_only_a_source_of_many_lines_is_cut_and_then_whole_under_the_picture(keys):
    long = " ".join(["Report of the Federal Government on measures to remove material from the internet"] * 8)
    found = foot(keys, "", [long], VERSION, 700)
    assert len(found.lines) == MOST
    assert "…" in " ".join(found.lines)
    assert found.under[-1] == f"Source: {long}"


def test_a_phone_keeps_every_key_that_must_be_known():
    inside = " ".join(foot(KEYS, NOTE, SOURCES, VERSION, 350).lines)
    assert all(key.short.split()[0] in inside for key in KEYS if isinstance(key, Needed))


LINK, CODE = "https://goalline.example.org/country?area=DEU&goal=4.2&version=13", "Code DEU-4.2-v13"


@pytest.mark.parametrize("width", [700, 920, 1200])
@pytest.mark.parametrize(("keys", "link"), [(KEYS, LINK), (KEYS, LINK + "&year=2020" * 40), ([], LINK)])
def test_the_link_gives_way_to_the_code_before_a_key_does(keys, link, width):
    without = foot(keys, NOTE, SOURCES, VERSION, width)
    longer = [f"{VERSION} · {link}", f"{VERSION} · {CODE}", f"{VERSION.rpartition(' · ')[0]} · {CODE}"]
    found = foot(keys, NOTE, SOURCES, VERSION, width, longer)
    inside = " ".join(found.lines).replace("\N{NO-BREAK SPACE}", " ")
    assert len(found.lines) <= (LINES if width > 700 else MOST)
    assert (link in inside) != (CODE in inside)
    assert (link in inside) == (link == LINK and (width > 700 or not keys))
    assert [line for line in found.under if "Source" not in line] == [
        line for line in without.under if "Source" not in line]


@pytest.mark.parametrize("illustrative", [True, False])
@pytest.mark.parametrize("width", [700, 920, 1200])
def test_a_picture_alone_keeps_break_scale_signs_and_illustrative_mark(
        series, caption, indicator, catalogue, width, illustrative):
    rows = series({2014: 77, 2015: 70, 2016: 70, 2017: 60, 2018: 78, 2019: None}, {2017: "break", 2018: "approximate"},
                  {2019: "not_available"})
    drawn = series_figure(
        rows, caption(note=NOTE, sources=tuple(SOURCES), illustrative=illustrative), catalogue=catalogue, width=width,
        indicator=indicator(unit="percent", measure="share", whole=False))
    foot_of_it = footer(drawn).replace("\N{NO-BREAK SPACE}", " ")
    assert len(foot_of_it.split("<br>")) <= LINES
    for part in ("break in series", "○ approximate", "not at zero", "data version 14"):
        assert part in foot_of_it
    assert any("ILLUSTRATIVE" in note.text for note in drawn.layout.annotations) is illustrative
    under = drawn.layout.meta["under"]
    assert f"Note: {NOTE}" in under
    assert "No figure: 2019 (not available)." in under
    assert "Dotted line: break in series (2017). Figures before and after it cannot be compared." in under
    assert "Source: " + "; ".join(SOURCES) in under
