"""The method of an indicator, for wording that depends on it."""

from typing import TYPE_CHECKING

from indicators.model import Indicator

if TYPE_CHECKING:
    from indicators.judging.methods.method import Method


def method_of(indicator: Indicator) -> "Method | None":
    """The method that judges an indicator; None for context."""
    from indicators.judging import methods  # noqa: PLC0415 - it loads numpy, which many commands do not need

    return methods.method_of(indicator)
