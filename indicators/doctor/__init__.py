"""Checks of an installation: each finding says what is wrong, and the command that mends it. Nothing is changed."""

from collections.abc import Callable

from indicators.doctor import network, outcomes, programs, settings, storage
from indicators.doctor.findings import Findings, Installation

CHECKS: tuple[Callable[[Installation], Findings], ...] = (
    settings.names, settings.values, storage.ledger, storage.modes, storage.space, storage.clock, programs.open_files,
    programs.browser, programs.clients, network.address, network.sign_in, outcomes.backup, outcomes.drill,
    outcomes.edition)


def examine(installation: Installation) -> Findings:
    """Run all checks, in this order."""
    for check in CHECKS:
        yield from check(installation)
