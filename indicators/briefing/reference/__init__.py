"""What an export is of: a data version and what was asked, carried inside the file so that it can be found again."""

import re
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from indicators.briefing.stamp import Stamp
from indicators.errors import Refusal
from indicators.model import Audience

PRODUCT: Final = "Goalline"
LONGEST = 8_000          # characters of a reference, more than every country and goal takes
SHOWN = 60               # characters of a name that are repeated
VERSIONED = re.compile(r"_v[0-9]+(?=_|$)")

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

    def of_a_figure(self, name: str, *, areas: tuple[str, ...], goal: str, indicators: tuple[str, ...]) -> "Reference":
        """The reference of one figure of the briefing; ``areas`` of a group's figure are the group's."""
        return self.model_copy(update={
            "figure": VERSIONED.sub("", name), "areas": areas if self.areas and areas else self.areas,
            "goals": (goal,) if goal else self.goals, "indicators": indicators})


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
