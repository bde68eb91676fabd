"""The goals as rows: each with a bar of all countries by status, its finding, and how many reported."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue, Goal, Message
from indicators.statements import PARTS, GoalCard
from indicators.wording import say
from pages.shared import chip, markup, menu, state

LINKED = ("group", "areas", "year", "order")     # link parameters of the screen that a part of a bar keeps


class Selection(NamedTuple):
    """The part of a goal's bar by which a screen is filtered; empty texts for none."""

    goal: str
    part: str


NOTHING = Selection("", "")


def selection_of(catalogue: Catalogue) -> Selection:
    """The part named by the link parameters; renders a notice if there is no such part."""
    goal = state.value_of("goal", [goal.id for goal in catalogue.goals], say("goal.ask"), say("overview.all_countries"))
    part = state.value_of("status", PARTS, say("series.status"), say("overview.all_countries"))
    return Selection(goal, part) if goal and part else NOTHING


def goal_rows(cards: Sequence[tuple[GoalCard, Sequence[Message]]], cells: Iterable[Mapping[Any, Any]],
              catalogue: Catalogue, selection: Selection) -> Markup:
    """A row for each goal, by its card and headline, and the key of the bars' parts. ``cells``: rows of CELL."""
    goals = {goal.id: goal for goal in catalogue.goals}
    chance = Counter((cell["goal"], cell["part"]) for cell in cells if cell["certainty"] in wording.HATCHED)
    rows = [_row(card, headline, goals[card.goal], catalogue, chance, selection) for card, headline in cards]
    used = {part for card, _ in cards for part in card.parts}
    return markup.bullets(rows, "gl-rows") + markup.paragraph(markup.joined(
        (chip.part(part) for part in PARTS if part in used), " "), "gl-small gl-bar-key")


def _row(card: GoalCard, headline: Sequence[Message], goal: Goal, catalogue: Catalogue,
         chance: Mapping[tuple[str, str], int], selection: Selection) -> Markup:
    title = f"{goal.id} {wording.text(goal.title)}"
    return markup.goal_row(
        menu.address("goal", goal=goal.id, **state.link_values("group", "areas", "year")), title,
        [_part(card, part, count, chance[card.goal, part], selection) for part, count in card.parts.items()],
        say("overview.bar", goal=title),
        " ".join(wording.message(message, catalogue) for message in (*headline, *card.moving_away)),
        " · ".join(wording.message(message, catalogue) for message in card.reporting))


def _part(card: GoalCard, part: str, count: int, chance: int, selection: Selection) -> Markup:
    """A link that filters the screen by this part or, if it already does, shows all countries again."""
    is_chosen = selection == Selection(card.goal, part)
    there = {"goal": card.goal, "status": part} if not is_chosen else {}
    address = menu.address("overview", **state.link_values(*LINKED), **there)
    named = wording.group_part(part)
    words = say("overview.part", part=named.word, count=count, chance=chance, of=card.of)
    return markup.part(address, words, count, chance, named.icon, chip.kind(part), selected=is_chosen)
