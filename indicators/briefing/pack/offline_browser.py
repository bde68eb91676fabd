"""A Chromium that asks no host, reads no file of its own accord and, where it may, keeps its own sandbox."""

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress

from choreographer.browsers.chromium import Chromium

NOBODY = "http://127.0.0.1:9"    # a proxy that does not exist, and is looked up like a name: nothing is even tried
UNWANTED = {"--disable-web-security", "--allow-file-access-from-files", "--disable-popup-blocking"}
OFFLINE = ("--host-resolver-rules=MAP * ~NOTFOUND", f"--proxy-server={NOBODY}", "--proxy-bypass-list=<-loopback>",
           "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--disable-background-networking",
           "--disable-domain-reliability", "--disable-quic", "--disable-extensions")


class OfflineChromium(Chromium):
    """Chromium as Kaleido starts it, without what opens files and other sites to a page, and without a network."""

    def get_cli(self) -> Sequence[str]:
        """The command that starts it."""
        return [*(part for part in super().get_cli() if part not in UNWANTED), *OFFLINE]


def sandbox_available() -> bool:
    """Whether Chromium can start with its sandbox: not as root, nor where a unit or container forbids namespaces."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return False
    with suppress(OSError, subprocess.SubprocessError):
        trial = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--net", "true"]
        return subprocess.run(trial, check=False, capture_output=True, timeout=10).returncode == 0  # noqa: S603
    return False
