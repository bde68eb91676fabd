"""Answers about a scoreboard that are worked out once for all visitors."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Question = TypeVar("Question", bound=Callable[..., Any])


def remembered(ask: Question) -> Question:
    """Decorate a function of a scoreboard, which then caches its answers, since every visitor of a page needs them."""

    @wraps(ask)
    def answer(scoreboard: Any, /, *positional: Any, **named: Any) -> Any:
        values = [tuple(value) if isinstance(value, list) else value for value in (*positional, *named.values())]
        question = (ask.__name__, *named, *values)
        if question not in scoreboard.answers:
            scoreboard.answers[question] = ask(scoreboard, *positional, **named)
        return scoreboard.answers[question]

    return answer  # type: ignore[return-value]
