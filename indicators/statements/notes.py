"""Notes on statuses, filtered for the scoreboard's audience."""

from collections.abc import Iterable

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Note


def visible_notes(scoreboard: Scoreboard, notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes that the audience may see: staff all, the public the public ones.

    A note on a hidden figure is never public, since its text may contain the number.
    """
    if scoreboard.audience == "staff":
        return tuple(notes)
    frame = scoreboard.assessments
    shown = frame[~frame["hidden"] & (frame["breakdown"] == "")]
    keys = set(zip(shown["indicator"], shown["ref_area"], shown["year"], strict=True))
    return tuple(note for note in notes if note.public and (note.indicator, note.ref_area, note.year) in keys)
