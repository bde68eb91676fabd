"""Entry point of python -m indicators, and of the command goalline that `make setup` installs."""

import json
import sys


def run() -> int:
    """Run the command line; return the exit status."""
    try:
        from indicators.cli.main import main  # noqa: PLC0415 - takes a second, in which it can be interrupted
    except KeyboardInterrupt:
        sentence = "Stopped before it began. Nothing was changed."
        if "--json" in sys.argv:
            print(json.dumps({"error": sentence, "code": "", "findings": []}))  # noqa: T201
        else:
            print(sentence, file=sys.stderr)  # noqa: T201
        return 3
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
