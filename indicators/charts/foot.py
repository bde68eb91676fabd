"""The footer of a chart: what a picture must say by itself, in few lines; the rest is below the picture."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.charts.lettering import say, wrap
from indicators.charts.theme import PAGE, sizes

LINES = 3                # from the width of a page on, as many lines as keys, source and version may have
MOST = 5                 # as many as a source may need more, so that it is not cut
SHORTEST = 12            # minimum length of a shortened source, in letters


@dataclass(frozen=True)
class Needed:
    """A sentence that explains a plot, and its part without which the picture would be misread."""

    text: str
    short: str


Key = Needed | str


@dataclass(frozen=True)
class Foot:
    """Wrapped lines in the picture, and the sentences below it."""

    lines: list[str]
    under: list[str]


def needed(text: str) -> list[Key]:
    """A sentence that is always in the picture; none for ""."""
    return [Needed(text, text)] if text else []


@dataclass(frozen=True)
class _Room:
    """Pixels of a line and of its letters, and whether there are few lines."""

    inner: float
    letters: int
    few: bool


def foot(keys: Sequence[Key], note: str, sources: Sequence[str], version: str, width: int,
         longer: Sequence[str] = (), *, kept_free: float = 0) -> Foot:
    """Lay out a foot for a width, of which some is ``kept_free`` for a logo. ``keys`` explain the plot's symbols, the
    most important first; ``version`` gives the day and the data version. It is replaced by the first of ``longer`` that
    leaves room for every needed key, else by the last of these. From the width of a page on, a key that needs a fourth
    line is below the picture; the first source takes as many lines as it needs, up to MOST.
    """
    size = sizes(width)
    room = _Room(width - 2 * size.edge - kept_free, size.footer, width >= PAGE)
    every = [key for key in keys if isinstance(key, Needed)]
    version = next((text for text in longer if _fits(every, sources, text, room)), [version, *longer][-1])
    kept: list[Needed] = []
    for key in keys:
        if isinstance(key, Needed) and (not kept or _fits([*kept, key], sources, version, room)):
            kept.append(key)
    origin = _origin(sources, version, room, MOST - len(_wrapped(_joined(kept), room)))
    inside = [key.text for key in kept if key.text == key.short]
    under = [text for text in map(_text, keys) if text not in inside]
    if note:
        under.append(say("note", note=note))
    if sources and say("source", source=sources[0]) not in origin or len(sources) > 1:
        under.append(say("source", source="; ".join(sources)))
    return Foot([*_wrapped(_joined(kept), room), *_wrapped(origin, room)], under)


def _fits(kept: Sequence[Needed], sources: Sequence[str], version: str, room: _Room) -> bool:
    lines = len(_wrapped(_joined(kept), room))
    return not room.few or lines + len(_wrapped(_cut(sources, version, SHORTEST), room)) <= LINES


def _origin(sources: Sequence[str], version: str, room: _Room, lines: int) -> str:
    """Source, day and data version in some lines; the first source is cut where it has no room."""
    whole = len(sources[0]) if sources else 0
    if not room.few:
        return _cut(sources, version, whole)
    fitting = bisect_right(range(whole + 1), max(lines, 1),
                           key=lambda length: len(_wrapped(_cut(sources, version, length), room))) - 1
    return _cut(sources, version, max(fitting, SHORTEST))


def _cut(sources: Sequence[str], version: str, length: int) -> str:
    """Source, day and data version, with at most some letters of the first source."""
    if not sources:
        return version
    first = sources[0] if len(sources[0]) <= length else f"{sources[0][:length].rstrip()}…"
    more = len(sources) - 1
    source = say("source_and_more", source=first, more=more) if more else say("source", source=first)
    return say("origin", source=source, version=version)


def _joined(kept: Sequence[Needed]) -> str:
    return " ".join(key.short for key in kept)


def _text(key: Key) -> str:
    return key.text if isinstance(key, Needed) else key


def _wrapped(text: str, room: _Room) -> list[str]:
    return wrap(text, room.inner, room.letters)
