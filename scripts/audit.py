"""Check pinned packages of requirements*.txt for known vulnerabilities: python scripts/audit.py.

Uses pip-audit with PyPI's advisory service. Exit status: 0 none, 1 some, each listed with the version that fixes it, 2
the service could not be reached.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASK = ["pip_audit", "--strict", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]


def audit(files: list[Path]) -> int:
    """Print known vulnerabilities of the packages that the files pin; return the exit status."""
    options = [option for file in files for option in ("--requirement", str(file))]
    asked = subprocess.run([sys.executable, "-m", *ASK, *options], capture_output=True, text=True, check=False)
    if asked.returncode and not asked.stdout.strip():
        why = (asked.stderr.strip().splitlines() or ["no answer"])[-1].removeprefix("ERROR:pip_audit._cli:")
        print("The packages could not be checked: PyPI's advisory service (https://pypi.org) did not answer for all of "  # noqa: T201
              f"them. Run this on a machine that reaches it. What pip-audit says: {why}", file=sys.stderr)
        return 2
    print(asked.stdout.strip() or "No known fault in the packages of " + ", ".join(file.name for file in files) + ".")  # noqa: T201
    return asked.returncode


if __name__ == "__main__":
    sys.exit(audit(sorted(ROOT.glob("requirements*.txt"))))
