"""Where an export is found again: the link printed in it, which begins with GOALLINE_URL where that is set."""

import os
import re
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit

from indicators.briefing.reference import Reference
from indicators.errors import Refusal
from indicators.opening import figure_set

VARIABLE = "GOALLINE_URL"
WITHOUT_HOST = "…"       # begin of a link where no public address is set
OF_COUNTRIES = "countries_"              # begin of the names of figures of all countries on a goal
VIEWS = ("growth", "level", "distance", "years", "funnel", "tiles", "map")     # in these names
SCALES = ("indexed", "one")              # after "years", where it is not the scale that suits the indicator
PARAMETERS = {"briefing": ("areas", "group", "goals", "year"), "country": ("area", "goal"),
              "compare": ("areas", "goal", "indicator", "year", "scale"),
              "goal": ("goal", "group", "areas", "year", "scale", "view")}
"""The parameters of each screen that say what an export holds."""
SECRET = re.compile(r"//.*@")            # name and password of an address, which no log repeats
LINK = re.compile(r"/(?:country|briefing|goal|compare)\?([\w=&,.%+\n-]*version=[0-9]{1,9})")       # a page breaks lines


def base() -> str:
    """The public address of the installation without a slash at its end; "" where it is not set.

    Raises Refusal("setting.url").
    """
    setting = os.environ.get(VARIABLE, "").strip()
    try:
        parts = urlsplit(setting)
        _ = parts.port
    except ValueError as error:
        raise Refusal("setting.url", variable=VARIABLE, found=SECRET.sub("//…@", setting)) from error
    is_plain = setting.isascii() and setting.isprintable() and not set(' "<>\\?#@') & set(setting)
    if setting and not (is_plain and parts.scheme in ("http", "https") and parts.hostname):
        raise Refusal("setting.url", variable=VARIABLE, found=SECRET.sub("//…@", setting))
    return setting.rstrip("/")


def view(reference: Reference) -> tuple[str, dict[str, str]]:
    """The screen that shows what an export holds, that of its one figure or else the briefing, and its parameters."""
    name, areas, goals = reference.figure, ",".join(reference.areas), ",".join(reference.goals)
    screen, scale = "briefing", scale_of(name)
    if reference.compared:
        screen, scale = "compare", "" if reference.indexed else "figures"
    elif name and len(reference.goals) == 1:
        is_of_group = name.startswith(OF_COUNTRIES) or not areas
        screen = "goal" if is_of_group else "country" if len(reference.areas) == 1 else "briefing"
    values = {"area": areas, "areas": areas, "goal": goals, "goals": goals, "group": reference.group,
              "indicator": reference.compared, "year": str(reference.year or ""), "scale": scale,
              "view": next((word for word in name.split("_") if word in VIEWS), "")}
    return screen, {parameter: values[parameter] for parameter in PARAMETERS[screen] if values[parameter]}


def scale_of(name: str) -> str:
    """The scale that the name of a figure without version says, "" for the one that suits its indicator."""
    word = name.rpartition("_")[2]
    return word if name.startswith(OF_COUNTRIES) and word in SCALES else ""


def link(reference: Reference) -> str:
    """The link that opens the same; without GOALLINE_URL its end, which says the same.

    Only staff can open an older version, so a whole link for the public has none. Raises Refusal("setting.url").
    """
    host, (screen, values) = base(), view(reference)
    if reference.figures != "real" or reference.figures != figure_set():
        values["set"] = reference.figures
    if not host or reference.audience == "staff":
        values["version"] = str(reference.version)
    return f"{host or WITHOUT_HOST}/{screen}" + (f"?{urlencode(values, safe=',')}" if values else "")


def printed_reference(text: str, day: date) -> Reference | None:
    """The reference that the first link printed in a text stands for, as of a day; None without one.

    Whether it was for the public is not printed in it, so it is compared as staff see it.
    """
    if not (printed := LINK.search(text)):
        return None
    values = dict(parse_qsl(printed[1].replace("\n", "")))
    areas, goals = (tuple(filter(None, (values.get(name) or values.get(f"{name}s", "")).split(",")))
                    for name in ("area", "goal"))
    try:
        return Reference.model_validate({
            "audience": "staff", "day": day, "areas": areas, "goals": goals, "group": values.get("group", ""),
            "year": values.get("year"), "compared": values.get("indicator", ""), "version": values["version"],
            "indexed": values.get("scale") != "figures", "set": values.get("set", "real")})
    except ValueError:
        return None
