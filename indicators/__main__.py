"""python -m indicators, and the command goalline that `make setup` installs."""

import sys

from indicators.cli.main import main


def run() -> int:
    """Do what the command line says; the exit status."""
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
