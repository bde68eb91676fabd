"""Small signs: a status as icon, word and colour; a figure or why there is none; its marks; its source."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from indicators import methods, wording
from indicators.model import Catalogue, Indicator, Mark, Origin, Reason, Status
from pages.shared import markup
from pages.shared.words import say

SMALL_BELOW = 20         # a count below it moves by more than 5 % with one more or less


def status(code: str, *, colour: bool = True) -> Markup:
    """Icon, word and colour of a status; without colour where the figure is too old to be taken for today's."""
    return _sign(code, wording.status(code).word, colour=colour)


def _sign(code: str, text: str, *, colour: bool) -> Markup:
    words = wording.status(code)
    plain = not colour or code == Status.NOT_ASSESSED
    return markup.badge(words.icon, text, light="" if plain else words.colour_light, dark=words.colour_dark,
                        assessed=code != Status.NOT_ASSESSED, coloured=colour)


def counts(found: Mapping[Any, int]) -> list[Markup]:
    """How many have each status, those that none has left out."""
    return [status(code) + f" {count}" for code, count in found.items() if count]


def status_of(row: Mapping[Any, Any], *, colour: bool = True, indicator: Indicator | None = None) -> Markup:
    """The status of a row, and the reason where it is not assessed; "" for context.

    With its ``indicator``, a status that is about one year alone, or that overlooks that year, says so.
    """
    if not row["status"]:
        return Markup("")
    note = _why(row) if row["reason"] else "; ".join(filter(None, (
        _of_one_year(row, indicator), _against(row, indicator), _few(row, indicator))))
    return status(row["status"], colour=colour) + (markup.small(note) if note else "")


def away(count: int, of: int, year: int, *, stale: bool) -> Markup:
    """That some of so many judged indicators move away, which the status itself does not show; "" for none."""
    if not count:
        return Markup("")
    words = say("overview.away_last" if stale else "overview.away", away=count, of=of, year=year)
    return markup.small(_sign(Status.MOVING_AWAY, words, colour=not stale), "gl-away")


def _why(row: Mapping[Any, Any]) -> str:
    """Why a row is not assessed; of a figure that is shown, not that it is hidden."""
    shown = row["reason"] == Reason.HIDDEN and not row.get("hidden", True)
    return wording.rests_on_hidden() if shown else wording.reason(row["reason"])


def _of_one_year(row: Mapping[Any, Any], indicator: Indicator | None) -> str:
    """That a yearly goal was met in this year, or missed in it and made up for by the years before."""
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
    """That a status goes by the pace, where the change shown with it would give another."""
    if indicator is None or not wording.against_status(row, indicator):
        return ""
    return say("status_note.against", since=int(row["baseline_year"]), before=int(row["previous_year"]))


def _few(row: Mapping[Any, Any], indicator: Indicator | None) -> str:
    """That a status rests on a small count, which tells little by itself."""
    if indicator is None or not indicator.whole or indicator.stages or indicator.measure == "share":
        return ""
    small = any(abs(row.get(name, SMALL_BELOW)) < SMALL_BELOW for name in ("value", "previous_value"))
    return say("status_note.few") if small else ""


def figure(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> Markup:
    """A row's value with its unit, or why there is none: hidden and each kind of absence read differently from zero."""
    if row["hidden"]:
        return markup.absence(wording.hidden(indicator))
    if row["absence"]:
        return absence(row["absence"])
    return together(wording.value(row["value"], indicator, catalogue, row["marks"]))


def together(words: str) -> Markup:
    """A few words that are not parted at a line's end, such as a number and its unit; "" stays so."""
    return markup.figure(words) if words else Markup("")


def pace(row: Mapping[Any, Any], indicator: Indicator) -> Markup:
    """A row's pace with its unit, or why there is none from zero."""
    words = wording.pace(row, indicator)
    return together(words) if row["pace"] == row["pace"] else escape(words)


def absence(code: str) -> Markup:
    """Why there is no figure, in words."""
    return markup.absence(wording.absence(code))


def origin(row: Mapping[Any, Any]) -> list[str]:
    """How a figure came to be known, where the country did not send it."""
    return [say(f"overview.{row['origin']}")] if row["origin"] in (Origin.CODED, Origin.PUBLIC) else []


def further_marks(codes: str) -> Markup:
    """The marks of a figure without that it is invented, which the head of the screen says."""
    return flags(" ".join(code for code in codes.split() if code != Mark.ILLUSTRATIVE))


def flags(codes: str) -> Markup:
    """What must be said of a figure, but for what its own words say: "at most 5 trainings"."""
    return marks(wording.flagged(codes))


def marks(codes: str) -> Markup:
    """All that must be said of a figure where its bare number is shown."""
    return markup.marks([wording.mark(code) for code in codes.split()])


def source(row: Mapping[Any, Any]) -> Markup:
    """Where a figure comes from, with its link, and its note or that a report holds it that is not public."""
    address = row["source_url"] if row["source_url"].startswith(("https://", "http://")) else ""
    return markup.source(row["source_title"], address, wording.note_withheld() if row["note_withheld"] else row["note"])
