"""Run one command: parse arguments, print text or one JSON object, and map errors to an exit status."""

import argparse
import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from errno import EBADF
from functools import partial
from typing import Never

from indicators import logs, wording
from indicators.cli import (
    assess,
    audit,
    backup,
    brief,
    check_catalog,
    doctor,
    edition,
    export,
    figure_set,
    init,
    judge,
    load,
    migrate,
    person,
    release,
    report,
    restore,
    run,
    submit,
    verify,
)
from indicators.cli.outcome import Outcome, Status, issue_data, program, say, words
from indicators.errors import InputRefused, LedgerTrouble, Refusal, StalePreview

COMMANDS = {"init": init, "load": load, "check-catalog": check_catalog, "judge": judge, "assess": assess,
            "submit": submit, "report": report, "verify": verify, "person": person, "audit": audit, "brief": brief,
            "export": export, "release": release, "edition": edition, "backup": backup, "restore": restore,
            "migrate": migrate, "doctor": doctor, "run": run}


WITH_OWN_KEYS = {"submit": submit, "report": report}
"""Commands whose keys are in every outcome; ``refused`` gives them where nothing was read."""


class Misused(Exception):
    """Invalid command line; ``sentence`` is argparse's message."""

    def __init__(self, sentence: str, usage: str) -> None:
        super().__init__(sentence)
        self.sentence, self.usage = sentence, usage


class Helped(Exception):
    """Help was asked for; ``text`` is what argparse would print."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Parser(argparse.ArgumentParser):
    """Parser that raises instead of printing and exiting, so that --json covers usage errors and help."""

    def print_help(self, file: object = None) -> Never:  # noqa: ARG002 - argparse's interface
        """Raise Helped."""
        raise Helped(self.format_help())

    def error(self, message: str) -> Never:
        """Raise Misused."""
        raise Misused(message, self.format_usage())


def main(arguments: Sequence[str]) -> int:
    """Run the command, print the answer and return the exit status."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(errors="replace")     # a console's encoding may lack characters
    try:
        if "--json" in arguments:
            _check_output()
        return _done(arguments)
    except OSError as error:
        sys.stdout = None     # prevents another flush, which would fail again at exit
        print(say("command.unprinted", said=error.strerror or ""), file=sys.stderr)  # noqa: T201
    except KeyboardInterrupt:
        return _refuse(Status.TROUBLE, say("command.stopped"), "--json" in arguments, command=_command(arguments))
    return Status.TROUBLE


def _command(arguments: Sequence[str]) -> str:
    """The command's name as typed, "" if there is none."""
    return next(iter(arguments), "")


def _check_output() -> None:
    """Raise OSError where stdout is closed: a script that asks for JSON would take silence for success."""
    if sys.stdout is None:
        raise OSError(EBADF, os.strerror(EBADF))


def _done(arguments: Sequence[str]) -> Status:
    """Run a command and turn its errors into its answer; raise OSError where the answer cannot be printed."""
    as_json = "--json" in arguments
    refuse = partial(_refuse, command=_command(arguments))
    try:
        if _command(arguments) != "doctor":          # which lists the settings that cannot be used
            logs.configure("warning")
            wording.check_language()
        asked = parser().parse_args(arguments)
        outcome = COMMANDS[asked.command].run(asked)
    except Helped as helped:
        outcome = Outcome(Status.FINE, [helped.text.rstrip()], {"help": helped.text})
    except Misused as misused:
        return refuse(Status.INPUT_REFUSED, misused.sentence, as_json, after=misused.usage.rstrip())
    except InputRefused as refusal:
        return refuse(Status.INPUT_REFUSED, wording.error(refusal), as_json, refusal)
    except LedgerTrouble as trouble:
        return refuse(Status.TROUBLE, wording.error(trouble), as_json, trouble)
    except StalePreview as stale:
        return refuse(Status.SOME_REFUSED, wording.error(stale), as_json, stale)
    except Refusal as refusal:
        return refuse(Status.INPUT_REFUSED, wording.error(refusal), as_json, refusal)
    except Exception:  # noqa: BLE001 - a bug: users get a sentence, not a traceback
        return refuse(Status.TROUBLE, _our_fault("--debug" in arguments), as_json)
    _print(outcome, as_json)
    return outcome.status


def parser() -> Parser:
    """The parser of all commands and their options."""
    made = Parser(prog=program(), description=words("description"), epilog=words("ends"))
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND", title=words("commands"))
    for name, command in COMMANDS.items():
        subparser = commands.add_parser(
            name, help=words(name), description=words(_own(f"{name}_in_full", name)),
            epilog=words(_own(f"{name}_ends", "ends")), allow_abbrev=False)
        subparser.add_argument("--json", action="store_true", help=words("json"))
        subparser.add_argument("--debug", action="store_true", help=words("debug"))
        figure_set.add_option(subparser)
        command.add_options(subparser)
    return made


def _own(code: str, other: str) -> str:
    """The message code specific to the command where there is one, else ``other``."""
    return code if wording.has("command", code) else other


def _print(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        print(_as_json(outcome.data), flush=True)  # noqa: T201
    else:
        print("\n".join(outcome.lines), flush=True)  # noqa: T201


def _as_json(data: Mapping[str, object]) -> str:
    """The data as JSON; bytes of a file name that are not text, lone surrogates here, become question marks."""
    text = json.dumps(data)
    if "\\ud" not in text:
        return text
    return json.dumps(json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")))


def _refuse(status: Status, sentence: str, as_json: bool, refusal: Refusal | None = None, after: str = "",
            command: str = "") -> Status:
    issues = refusal.issues if isinstance(refusal, InputRefused) else ()
    if as_json:
        code = refusal.code if refusal else ""
        data = {"error": sentence, "code": code, "findings": list(map(issue_data, issues))}
        own = WITH_OWN_KEYS[command].refused(sentence, status) if command in WITH_OWN_KEYS else {}
        print(_as_json(data | own), flush=True)  # noqa: T201
    else:
        lines = [sentence, *(f"  {wording.in_full(issue)}" for issue in issues), *filter(None, [after])]
        print("\n".join(lines), file=sys.stderr)  # noqa: T201
    return status


def _our_fault(debug: bool) -> str:
    """One sentence for the user; the traceback goes to stderr with --debug, else into a file."""
    trace = traceback.format_exc()
    if debug:
        print(trace, file=sys.stderr)  # noqa: T201
        return say("command.our_fault_shown")
    from indicators.ledger import private_files
    from indicators.ledger.last_seen import var_folder  # noqa: PLC0415

    file = var_folder() / "faults" / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
    try:
        private_files.make_folder(file.parent.parent)
        private_files.make_folder(file.parent)
        private_files.make_file(file)
        file.write_text(trace, encoding="utf-8")
    except OSError:
        return say("command.our_fault_unwritten")
    return say("command.our_fault", file=str(file))
