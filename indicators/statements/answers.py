"""Answers about a scoreboard that are worked out once for all visitors."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from indicators.judging.scoreboard import Scoreboard

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def remembered(
    ask: Callable[Concatenate[Scoreboard, Asked], Answer]
) -> Callable[Concatenate[Scoreboard, Asked], Answer]:
    """Decorate a function so that each scoreboard caches its answers, since every visitor of a page needs them."""

    @wraps(ask)
    def answer(scoreboard: Scoreboard, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        values = [tuple(value) if isinstance(value, list) else value for value in (*asked, *named.values())]
        question = (ask.__name__, *named, *values)
        if question not in scoreboard.answers:
            scoreboard.answers[question] = ask(scoreboard, *asked, **named)
        return cast(Answer, scoreboard.answers[question])

    return answer
