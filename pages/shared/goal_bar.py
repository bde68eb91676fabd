"""A bar of all countries on a goal by status, each part a link."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from indicators import wording
from indicators.statements import GoalCard
from indicators.wording import say
from pages.shared import chip, markup


def bar(card: GoalCard, title: str, chance: Mapping[tuple[str, str], int], address: Callable[[str], str],
        chosen: str) -> Markup:
    """All countries of a card by part; a part links to the ``address`` narrowed to it, the ``chosen`` one to all.

    ``chance``: of how many countries of a goal's part chance may be the reason.
    """
    parts = []
    for part, count in card.parts.items():
        words, by_chance = wording.group_part(part), chance.get((card.goal, part), 0)
        label = say("overview.part", part=words.word, count=count, chance=by_chance, of=card.of)
        parts.append(markup.part(address("" if part == chosen else part), label, count, by_chance, words.icon,
                                 chip.kind(part), selected=part == chosen))
    return markup.bar(parts, say("overview.bar", goal=title))


def by_chance(cells: Iterable[Mapping[Any, Any]]) -> Counter[tuple[str, str]]:
    """Of how many countries of each goal and part chance may be the reason; ``cells``: rows of CELL."""
    return Counter((cell["goal"], cell["part"]) for cell in cells if cell["certainty"] in wording.HATCHED)
