"""init: create the ledger and load the shipped data; an existing ledger is left unchanged."""

import argparse

from indicators.cli.outcome import Outcome, Status, say


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add no options."""


def run(asked: argparse.Namespace) -> Outcome:
    """Open the ledger that GOALLINE_LEDGER names, or create it."""
    from indicators import ledger
    from indicators.demo import fill_demo  # noqa: PLC0415
    from indicators.opening import figure_set, url_of  # noqa: PLC0415
    from indicators.submissions.shipped_data import fill_with_shipped  # noqa: PLC0415

    figures, made = figure_set(asked.set), []

    def fill(book: ledger.Ledger) -> None:
        (fill_demo if figures == "illustrative" else fill_with_shipped)(book)
        made.append(book.version())

    book = ledger.open_or_create(url_of(figures), fill)
    version = book.version()
    sentence = say("init.made" if made else "init.exists", ledger=book.name, version=version)
    return Outcome(Status.FINE, [sentence], {"ledger": book.name, "version": version, "made": bool(made)})
