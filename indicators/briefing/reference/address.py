"""Where an export is found again: the link that GOALLINE_URL makes printable, and the short code without it."""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from indicators.briefing.reference import Reference
from indicators.errors import Refusal
from indicators.opening import FigureSet, figure_set

VARIABLE = "GOALLINE_URL"
LETTERS = {"country": "", "briefing": "B", "goal": "G", "compare": "C"}
"""The letter with which the code of a screen begins."""

OF_COUNTRIES = "countries_"              # begin of the names of figures of all countries on a goal
VIEWS = ("growth", "level", "distance", "years", "funnel", "tiles", "map")     # in these names
SCALES = ("indexed", "one")              # after "years", where it is not the scale that suits the indicator
FIGURES, INVENTED = "FIGURES", "ILL"
SECRET = re.compile(r"//.*@")            # name and password of an address, which no log repeats


class View(NamedTuple):
    """A screen with the values of its address; ``version`` and ``figures`` are the set's data version."""

    screen: str
    values: Mapping[str, str]
    version: int
    figures: FigureSet


def base() -> str:
    """The public address of the installation without a slash at its end; "" where it is not set.

    Raises Refusal("setting.url").
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return ""
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError as error:
        raise Refusal("setting.url", variable=VARIABLE, found=SECRET.sub("//…@", given)) from error
    plain = given.isascii() and given.isprintable() and not set(' "<>\\') & set(given)
    secret = parts.username is not None or parts.password is not None
    if parts.scheme not in ("http", "https") or not parts.hostname or secret or "?" in given or "#" in given or (
            not plain):
        raise Refusal("setting.url", variable=VARIABLE, found=SECRET.sub("//…@", given))
    return given.rstrip("/")


def view(reference: Reference) -> View:
    """The screen that shows what an export holds: that of its one figure, else the briefing."""
    year, name = str(reference.year or ""), reference.figure
    areas, goals = ",".join(reference.areas), ",".join(reference.goals)
    values = {"areas": areas, "goals": goals, "year": year}
    screen = "briefing"
    if reference.compared:
        screen = "compare"
        values = {"areas": areas, "goal": goals, "indicator": reference.compared, "year": year,
                  "scale": "" if reference.indexed else "figures"}
    elif name.startswith(OF_COUNTRIES) and len(reference.goals) == 1:
        screen = "goal"
        values = {"goal": goals, "group": reference.group, "areas": areas, "year": year, "scale": scale_of(name),
                  "view": next((word for word in name.split("_") if word in VIEWS), "")}
    elif name and not name.endswith("_statuses") and len(reference.goals) == 1:
        if len(reference.areas) == 1:
            screen, values = "country", {"area": areas, "goal": goals}
        elif not reference.areas:
            screen, values = "goal", {"goal": goals, "group": reference.group, "year": year}
    return View(screen, {key: value for key, value in values.items() if value}, reference.version, reference.figures)


def scale_of(name: str) -> str:
    """The scale that the name of a figure without version says, "" for the one that suits its indicator."""
    word = name.rpartition("_")[2]
    return word if name.startswith(OF_COUNTRIES) and word in SCALES else ""


def link(reference: Reference) -> str:
    """The link that opens the same; "" without GOALLINE_URL.

    Only staff can open an older version, so a link for the public has none. Raises Refusal("setting.url").
    """
    address, found = base(), view(reference)
    if not address:
        return ""
    values = dict(found.values) | ({"set": found.figures} if found.figures != figure_set() else {}) | (
        {"version": str(found.version)} if reference.audience == "staff" else {})
    return f"{address}/{found.screen}" + (f"?{urlencode(values, safe=',')}" if values else "")


def code(reference: Reference) -> str:
    """A short code of the same, printed where there is no room for a link: "DEU-4.2-v13"."""
    screen, values, version, figures = view(reference)
    goals, invented = values.get("goals") or values.get("goal"), figures == "illustrative"
    parts = [values.get("areas") or values.get("area") or values.get("group"), goals, values.get("indicator"),
             values.get("view", "").upper(), values.get("scale", "").upper(), values.get("year"), f"v{version}",
             INVENTED if invented else ""]
    return "-".join(part.replace(",", "+") for part in (LETTERS[screen], *parts) if part)


SHORT = re.compile(r"(?<![\w.+-])((?:[A-Z0-9_][A-Z0-9_.+]*-)+)v([0-9]{1,9})(-ILL)?(?![\w-])")
LINK = re.compile(r"/(country|briefing|goal|compare)\?([\w=&,.%+-]*version=[0-9]{1,9}[\w=&,.%+-]*)")
GOAL, YEAR = re.compile(r"[0-9]\.[0-9](\+[0-9]\.[0-9])*"), re.compile(r"[12][0-9]{3}")


def printed_reference(text: str, day: date) -> Reference | None:
    """The reference that the first link or code printed in a text stands for, as of a day; None without one.

    Whether it was for the public is not printed in it, so it is compared as staff see it.
    """
    if found := LINK.search(text):
        values = dict(parse_qsl(found[2]))
        areas, goals = (tuple(filter(None, (values.get(name, "") or values.get(f"{name}s", "")).split(",")))
                        for name in ("area", "goal"))
        given: dict[str, object] = {
            "areas": areas, "goals": goals, "group": values.get("group", ""), "year": values.get("year"),
            "compared": values.get("indicator", ""), "indexed": values.get("scale") != "figures",
            "set": values.get("set") or figure_set(), "version": values["version"]}
    elif short := SHORT.search(text):
        given = {**_in_code(short[1].rstrip("-").split("-")), "version": short[2],
                 "set": "illustrative" if short[3] else "real"}
    else:
        return None
    try:
        return Reference.model_validate({"audience": "staff", "day": day, **given})
    except ValueError:
        return None


def _in_code(parts: Sequence[str]) -> dict[str, object]:
    """What the parts of a code say, from its letter on."""
    screen = next((name for name, letter in LETTERS.items() if letter and parts[0] == letter), "country")
    rest = [part for part in parts[screen != "country":] if part.casefold() not in (*VIEWS, *SCALES)]
    goals = next((part for part in rest if GOAL.fullmatch(part)), "")
    year = next((part for part in rest if YEAR.fullmatch(part)), None)
    names = [part for part in rest if part not in (goals, year, FIGURES)]
    subject = names[0] if names and not (screen == "compare" and len(names) < 2) else ""     # the rest is an indicator
    is_group = screen == "goal" and "+" not in subject
    return {"areas": () if is_group else tuple(filter(None, subject.split("+"))), "year": year,
            "group": subject if is_group else "", "goals": tuple(filter(None, goals.split("+"))),
            "compared": names[1] if screen == "compare" and len(names) > 1 else "", "indexed": FIGURES not in rest}
