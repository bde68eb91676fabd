"""The log, on stderr as text or JSON: actions with actor and version, and errors.

Except at level debug, it contains no figure, no name from a file and no content of one: an exception is logged by type
and frames, since its message may quote a cell.
"""

import logging
import os
import sys
import traceback
from typing import Any

import structlog
from structlog.typing import EventDict

from indicators.errors import Refusal
from indicators.tracebacks import frames

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
FORMATS = ("text", "json")
NAMES = ("indicators", "pages")
"""Roots of the program's own loggers."""

structlog.configure(
    processors=[structlog.stdlib.filter_by_level, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(), wrapper_class=structlog.stdlib.BoundLogger)

event: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger("indicators")
"""The program's logger: ``logs.event.info("published", version=3, by="Ann")``."""


def configure(level: str = "info") -> logging.Formatter:
    """Send the program's loggers to stderr, as GOALLINE_LOG and GOALLINE_LOG_LEVEL say, by default at ``level``.

    Returns the formatter, for other loggers. Raises Refusal("setting.log").
    """
    written, level = settings(level)
    formatter = structlog.stdlib.ProcessorFormatter(processors=[
        structlog.stdlib.add_logger_name, structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True), with_messages if level == "debug" else without_messages,
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer() if written == "json" else _as_text])
    handler = _Stderr()
    handler.setFormatter(formatter)
    for name in NAMES:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(LEVELS[level])
    return formatter


def settings(level: str = "info") -> tuple[str, str]:
    """Format and level of the log. Raises Refusal("setting.log")."""
    return _setting("GOALLINE_LOG", "text", FORMATS), _setting("GOALLINE_LOG_LEVEL", level, tuple(LEVELS))


def take_in(formatter: logging.Formatter, *names: str) -> None:
    """Send warnings and errors of other packages there too, which without a handler would write in no format.

    What a package has silenced stays so: addresses of requests hold codes of sign-in.
    """
    handler = _Stderr()
    handler.setFormatter(formatter)
    handler.setLevel(logging.WARNING)
    for name in names:
        for part in [one for one in logging.root.manager.loggerDict if one.startswith(f"{name}.")]:
            if (logger := logging.getLogger(part)).handlers:
                logger.handlers, logger.propagate = [], True
        logging.getLogger(name).handlers, logging.getLogger(name).propagate = [handler], False


def write_alike(formatter: logging.Formatter) -> None:
    """Write the log of Streamlit and its server alike, which has the exceptions of pages and requests."""
    take_in(formatter, "asyncio", "uvicorn", "websockets")
    for name, logger in logging.root.manager.loggerDict.items():
        if name.partition(".")[0] == "streamlit" and isinstance(logger, logging.Logger):
            for handler in logger.handlers:
                handler.setFormatter(formatter)


class _Stderr(logging.StreamHandler[Any]):
    """Handler that looks up stderr at each write, since it may have been replaced and closed meanwhile."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> Any:
        """The current stderr."""
        return sys.stderr


def without_messages(_: Any, __: str, entry: EventDict) -> EventDict:
    """structlog processor: the traceback of an exception, without messages."""
    error = _error(entry)
    return {**entry, "exception": frames(error)} if error else entry


def with_messages(_: Any, __: str, entry: EventDict) -> EventDict:
    """structlog processor: the traceback of an exception, with messages."""
    error = _error(entry)
    return {**entry, "exception": "".join(traceback.format_exception(error)).rstrip()} if error else entry


def _setting(variable: str, otherwise: str, known: tuple[str, ...]) -> str:
    given = os.environ.get(variable, "")
    chosen = given.strip().casefold() or otherwise
    if chosen not in known:
        raise Refusal("setting.log", variable=variable, found=given, known=", ".join(known))
    return chosen


def _error(entry: EventDict) -> BaseException | None:
    given = entry.pop("exc_info", None)
    if isinstance(given, BaseException):
        return given
    return given[1] if isinstance(given, tuple) else sys.exc_info()[1] if given else None


def _as_text(_: Any, __: str, entry: EventDict) -> str:
    """structlog processor: 2026-11-26T20:00:00.000000Z info published version=3 by=Ann"""
    exception = entry.pop("exception", "")
    first = f"{entry.pop('timestamp')} {entry.pop('level')} {entry.pop('event')}"
    entry.pop("logger", None)
    line = " ".join([first, *(f"{name}={_quoted(value)}" for name, value in entry.items())])
    return f"{line}\n{exception}" if exception else line


def _quoted(value: object) -> str:
    """A value on one line; quoted if it contains a space or a control character."""
    text = str(value)
    return text if text.isprintable() and text and " " not in text else repr(text)
