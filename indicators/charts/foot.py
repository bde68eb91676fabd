"""The foot of a chart: what a picture that is taken alone must say, in at most three lines; the rest is under it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.charts.lettering import say, wrap
from indicators.charts.theme import PAGE, sizes

LINES = 3                # most lines of the foot, from the width of a page on
SHORTEST = 12            # letters that are left of a source


@dataclass(frozen=True)
class Needed:
    """A sentence that explains a plot, and the words without which the picture would be misread."""

    text: str
    short: str


Key = Needed | str


@dataclass(frozen=True)
class Foot:
    """Wrapped lines in the picture, and the sentences that are under it."""

    lines: list[str]
    under: list[str]


def needed(text: str) -> list[Key]:
    """A sentence that is in the picture as it is; none for ""."""
    return [Needed(text, text)] if text else []


def foot(keys: Sequence[Key], note: str, sources: Sequence[str], version: str, width: int,
         longer: Sequence[str] = ()) -> Foot:
    """Lay out a foot for a width. ``keys`` explain the plot's symbols, the most important first; ``version`` says the
    day and the data version. In its stead is the first of ``longer`` that drives out no key, else the last of these.
    From the width of a page on, a key that needs a fourth line is under the picture.
    """
    every = [key for key in keys if isinstance(key, Needed)]
    version = next((text for text in longer if _fits(every, sources, text, width)), [version, *longer][-1])
    kept: list[Needed] = []
    for key in keys:
        if isinstance(key, Needed) and (not kept or _fits([*kept, key], sources, version, width)):
            kept.append(key)
    origin = _origin(sources, version, width, LINES - len(_wrapped(_joined(kept), width)))
    inside = [key.text for key in kept if key.text == key.short]
    under = [text for text in map(_text, keys) if text not in inside]
    if note:
        under.append(say("note", note=note))
    if sources and say("source", source=sources[0]) not in origin or len(sources) > 1:
        under.append(say("source", source="; ".join(sources)))
    return Foot([*_wrapped(_joined(kept), width), *_wrapped(origin, width)], under)


def _fits(kept: Sequence[Needed], sources: Sequence[str], version: str, width: int) -> bool:
    lines = len(_wrapped(_joined(kept), width))
    return width < PAGE or lines + len(_wrapped(_cut(sources, version, SHORTEST), width)) <= LINES


def _origin(sources: Sequence[str], version: str, width: int, lines: int) -> str:
    """Source, day and data version in some lines; the first source is cut where it has no room."""
    whole = len(sources[0]) if sources else 0
    if width < PAGE:
        return _cut(sources, version, whole)
    fitting = bisect_right(range(whole + 1), max(lines, 1),
                           key=lambda length: len(_wrapped(_cut(sources, version, length), width))) - 1
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


def _wrapped(text: str, width: int) -> list[str]:
    size = sizes(width)
    return wrap(text, width - 2 * size.edge, size.footer)
