"""Tracebacks without what exceptions say, which may quote a cell."""

import traceback


def frames(error: BaseException) -> str:
    """The traceback of an exception and its causes; of their messages, the types only.

    An exception from another process has that process's frames in its attribute ``elsewhere``.
    """
    lines = []
    for cause in _chain(error):
        there = getattr(cause, "elsewhere", "")
        lines += [f"{there}\n"] if there else []
        lines += ["Traceback (most recent call last):\n", *traceback.format_tb(cause.__traceback__),
                  f"{type(cause).__qualname__}\n"]
    return "".join(lines).rstrip()


def _chain(error: BaseException) -> list[BaseException]:
    """An exception and its causes, the first cause first."""
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return [*(_chain(behind) if behind else []), error]
