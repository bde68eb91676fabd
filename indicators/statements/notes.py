"""Notes on statuses, as the scoreboard's audience may see them."""

from collections.abc import Iterable

from indicators.model import Note
from indicators.scoreboard import Scoreboard


def visible_notes(scoreboard: Scoreboard, notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes that may be shown: all to staff, to the public those meant for it.

    None is public with a hidden figure, since its words may hold the number.
    """
    if scoreboard.audience == "staff":
        return tuple(notes)
    frame = scoreboard.assessments
    shown = frame[~frame["hidden"] & (frame["breakdown"] == "")]
    keys = set(zip(shown["indicator"], shown["ref_area"], shown["year"], strict=True))
    return tuple(note for note in notes if note.public and (note.indicator, note.ref_area, note.year) in keys)
