"""Entry point of python -m indicators, and of the command goalline that `make setup` installs."""

import sys

from indicators.cli.main import main


def run() -> int:
    """Run the command line; return the exit status."""
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
