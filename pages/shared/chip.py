"""Inline elements: a status with icon, name and colour; a figure or its absence; marks; source."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from indicators import methods, wording
from indicators.model import Catalogue, Indicator, Mark, Origin, Reason, Status
from indicators.wording import say
from pages.shared import markup

SMALL_BELOW = 20         # a count below it moves by more than 5 % with one more or less


def status(code: str, *, colour: bool = True) -> Markup:
    """Icon, name and colour of a status; without colour where the figure is too old to be current."""
    return _sign(code, wording.status(code).word, colour=colour)


def _sign(code: str, text: str, *, colour: bool) -> Markup:
    words = wording.status(code)
    plain = not colour or code == Status.NOT_ASSESSED
    return markup.badge(words.icon, text, light="" if plain else words.colour_light, dark=words.colour_dark,
                        assessed=code != Status.NOT_ASSESSED, coloured=colour)


def counts(found: Mapping[Any, int]) -> list[Markup]:
    """Number of each status, without those that do not occur."""
    return [status(code) + f" {count}" for code, count in found.items() if count]


def status_of(row: Mapping[Any, Any], *, colour: bool = True, indicator: Indicator | None = None) -> Markup:
    """The status of a row, and the reason where it is not assessed; "" for context.

    Given an ``indicator``, adds a remark where the status is about one year only, or does not reflect that year.
    """
    if not row["status"]:
        return Markup("")
    note = _why(row) if row["reason"] else "; ".join(filter(None, (
        _of_one_year(row, indicator), _against(row, indicator), _few(row, indicator))))
    return status(row["status"], colour=colour) + (markup.small(note) if note else "")


def away(count: int, of: int, year: int, *, stale: bool) -> Markup:
    """How many of ``of`` judged indicators are moving away, which the status does not show; "" for none."""
    if not count:
        return Markup("")
    words = say("overview.away_last" if stale else "overview.away", away=count, of=of, year=year)
    return markup.small(_sign(Status.MOVING_AWAY, words, colour=not stale), "gl-away")


def _why(row: Mapping[Any, Any]) -> str:
    """Why a row is not assessed; if the figure is visible, the reason "hidden" refers to the figures it depends on."""
    shown = row["reason"] == Reason.HIDDEN and not row.get("hidden", True)
    return wording.rests_on_hidden() if shown else wording.reason(row["reason"])


def _of_one_year(row: Mapping[Any, Any], indicator: Indicator | None) -> str:
    """A remark that a yearly goal was met in this year, or missed in it but made up for by earlier years."""
    method = methods.method_of(indicator) if indicator else None
    if method is None or indicator is None or not method.yearly:
        return ""
    if row["status"] == Status.GOAL_MET:
        return say("status_note.met", year=row["year"])
    if row["status"] == Status.ON_TRACK:
        moved = (row["value"] - row["previous_value"]) * (1 if indicator.desired_direction == "up" else -1)
        return say("status_note.fell" if moved < 0 else "status_note.missed", year=row["year"],
                   since=int(row["baseline_year"]))
    return ""


def _against(row: Mapping[Any, Any], indicator: Indicator | None) -> str:
    """A remark that a status depends on the pace, where the change shown next to it would give another status."""
    if indicator is None or not wording.against_status(row, indicator):
        return ""
    return say("status_note.against", since=int(row["baseline_year"]), before=int(row["previous_year"]))


def _few(row: Mapping[Any, Any], indicator: Indicator | None) -> str:
    """A remark that a status depends on a small count, which is weak evidence."""
    if indicator is None or not indicator.whole or indicator.stages or indicator.measure == "share":
        return ""
    small = any(abs(row.get(name, SMALL_BELOW)) < SMALL_BELOW for name in ("value", "previous_value"))
    return say("status_note.few") if small else ""


def figure(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> Markup:
    """A row's value with its unit, or why there is none; no absence, and no hidden figure, looks like zero."""
    if row["hidden"]:
        return markup.absence(wording.hidden(indicator))
    if row["absence"]:
        return absence(row["absence"])
    return together(wording.value(row["value"], indicator, catalogue, row["marks"]))


def together(words: str) -> Markup:
    """Words without a line break between them, such as a number and its unit; "" stays ""."""
    return markup.figure(words) if words else Markup("")


def pace(row: Mapping[Any, Any], indicator: Indicator) -> Markup:
    """A row's pace with its unit, or that there is none from zero."""
    words = wording.pace(row, indicator)
    return together(words) if row["pace"] == row["pace"] else escape(words)


def absence(code: str) -> Markup:
    """Name of an absence."""
    return markup.absence(wording.absence(code))


def origin(row: Mapping[Any, Any]) -> list[str]:
    """Origin of a figure that the country did not report."""
    return [say(f"overview.{row['origin']}")] if row["origin"] in (Origin.CODED, Origin.PUBLIC) else []


def further_marks(codes: str) -> Markup:
    """Marks of a figure except "illustrative", which the page's header shows."""
    return flags(" ".join(code for code in codes.split() if code != Mark.ILLUSTRATIVE))


def flags(codes: str) -> Markup:
    """Marks of a figure except those that its text expresses: "at most 5 trainings"."""
    return marks(wording.flagged(codes))


def marks(codes: str) -> Markup:
    """All marks of a figure, for use where its text is a bare number."""
    return markup.marks([wording.mark(code) for code in codes.split()])


def source(row: Mapping[Any, Any]) -> Markup:
    """Source of a figure with link and note, or a remark that it comes from a report that is not public."""
    address = row["source_url"] if row["source_url"].startswith(("https://", "http://")) else ""
    return markup.source(row["source_title"], address, wording.note_withheld() if row["note_withheld"] else row["note"])
