"""doctor: what is wrong with the installation, and the command that mends each fault."""

import argparse
import os
from contextlib import suppress
from dataclasses import asdict

from indicators.cli.outcome import Outcome, Status, program, say
from indicators.cli.run import SETTINGS
from indicators.errors import Refusal


def add_options(_: argparse.ArgumentParser) -> None:
    """Nothing but what every command has."""


def run(asked: argparse.Namespace) -> Outcome:
    """Examine the installation: status 1 where something is wrong. Changes nothing."""
    from indicators import logs  # noqa: PLC0415 - commands load only what they need
    from indicators.doctor import examine  # noqa: PLC0415
    from indicators.doctor.findings import Installation  # noqa: PLC0415
    from indicators.doctor.settings import every_setting  # noqa: PLC0415
    from indicators.opening import FigureSet, figure_set  # noqa: PLC0415

    figures: FigureSet = "real"
    os.environ.setdefault("FORWARDED_ALLOW_IPS", SETTINGS["FORWARDED_ALLOW_IPS"])       # as the server has it
    with suppress(Refusal):
        logs.configure("warning")
        figures = figure_set(asked.set)
    findings, settings = list(examine(Installation(figures, program()))), every_setting()
    faults = sum(one.state == "wrong" for one in findings)
    lines = [*(f"{one.name}={one.value} ({say('doctor.origin', origin=one.origin)})" for one in settings), ""]
    for one in findings:
        lines.append(f"{say('doctor.state', state=one.state):8}{one.message}")
        lines += [f"        {one.command}"] if one.command else []
    lines += ["", say("doctor.end", faults=faults)]
    return Outcome(Status.SOME_REFUSED if faults else Status.FINE, lines, {
        "checks": [asdict(one) for one in findings], "settings": [one._asdict() for one in settings]})
