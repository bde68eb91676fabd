"""What an export is of: a data version and what was asked, carried inside the file; and the link printed in it, which
opens the same and begins with GOALLINE_URL where that is set.
"""

import os
import re
from datetime import date
from typing import Annotated, Any, Final, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from indicators.briefing.stamp import Stamp
from indicators.errors import Refusal
from indicators.model import Audience
from indicators.opening import figure_set

PRODUCT: Final = "Goalline"
LONGEST = 8_000          # characters of a reference, more than every country and goal takes
SHOWN = 60               # characters of a name that are repeated
VERSIONED = re.compile(r"_v[0-9]+(?=_|$)")

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

Code = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]
Name = Annotated[str, Field(max_length=1_000, pattern=r"^[^\x00-\x1f\x7f]*$")]
Codes = Annotated[tuple[Code, ...], Field(max_length=300)]


class Reference(BaseModel):
    """The data version of an export, its audience, and what was asked. ``figure`` is the name of the one figure in it,
    without version, and ``indicators`` are those that the figure shows; "" and none for a whole briefing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)

    product: Literal["Goalline"] = PRODUCT
    format: Literal[1] = 1
    ledger: Name = ""                  # which ledger the version counts in
    figures: Literal["real", "illustrative"] = Field(alias="set")
    audience: Audience
    version: int = Field(ge=1, le=999_999_999)
    day: date
    areas: Codes = ()
    group: Name = ""
    goals: Codes = ()
    year: int | None = Field(default=None, ge=1000, le=9999)
    compared: Name = ""
    indexed: bool = True
    figure: Name = ""
    indicators: Codes = ()

    def to_json(self) -> str:
        """As JSON on one line, in ASCII, without what is as usual."""
        return self.model_dump_json(by_alias=True, ensure_ascii=True, exclude_defaults=True)


def of_stamp(stamp: Stamp, figure: str, **scope: Any) -> Reference:
    """The reference of an export with a stamp and a scope. Raises Refusal("brief.no_figure") for a group or figure
    whose name cannot be one.
    """
    try:
        return Reference(
            ledger=stamp.ledger, set="illustrative" if stamp.illustrative else "real", audience=stamp.audience,
            version=stamp.version, day=date.fromisoformat(stamp.as_of), figure=figure, **scope)
    except ValidationError as error:
        raise Refusal("brief.no_figure", name=figure[:SHOWN]) from error


def from_json(text: str) -> Reference:
    """The reference in JSON. Raises Refusal("recheck.not_valid")."""
    try:
        return Reference.model_validate_json(text[:LONGEST])
    except ValidationError as error:
        raise Refusal("recheck.not_valid") from error


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
    is_plain = setting.isascii() and setting.isprintable() and not set(' "<>\\?#@*') & set(setting)
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
