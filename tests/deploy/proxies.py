"""nginx and Caddy as shipped, with ports, folders and a certificate of their own."""

import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
PROGRAMS = {name: shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/bin")
            for name in ("nginx", "caddy", "openssl")}
AROUND_NGINX = """
daemon off; pid {folder}/pid; error_log stderr; worker_processes 1; {user}
events {{ worker_connections 1024; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {site}
}}
"""


@dataclass
class Front:
    """A proxy that is running: its address, and what trusts its certificate."""

    host: str
    trusted: ssl.SSLContext

    @property
    def address(self) -> str:
        return f"https://{self.host}"


@contextmanager
def before(name: str, folder: Path, behind: Mapping[str, int], port: int = 0) -> Iterator[Front]:
    """nginx or Caddy before processes on these ports, by the ports that are shipped."""
    if not PROGRAMS[name] or not PROGRAMS["openssl"]:
        pytest.skip(f"{name} or openssl is not installed")
    subprocess.run([PROGRAMS["openssl"], "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
                    "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "privkey.pem",
                    "-out", folder / "fullchain.pem"], check=True, capture_output=True)
    port = port or free_port()
    command = {"nginx": nginx_site, "caddy": caddy_site}[name](folder, port)
    text = (folder / "config").read_text("utf-8").replace("/srv/goalline", str(folder))
    for shipped, used in behind.items():
        text = text.replace(shipped, str(used))
    (folder / "config").write_text(text, "utf-8")
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, env={"HOME": str(folder)})
    try:
        wait_for(port, running, folder / "log")
        trusted = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        trusted.maximum_version = ssl.TLSVersion.TLSv1_2       # of 1.3, a client of two threads loses a ticket
        yield Front(f"127.0.0.1:{port}", trusted)
    finally:
        running.terminate()
        running.wait(20)


def nginx_site(folder: Path, port: int) -> list[str | Path]:
    """The command that runs nginx as shipped, with folders and ports of its own."""
    site = re.sub(r"listen \[::\]:\d+( ssl)?;", "", (DEPLOY / "nginx.conf").read_text("utf-8"))
    site = site.replace("listen 80;", f"listen 127.0.0.1:{free_port()};").replace(
        "listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;")
    site = re.sub(r"/etc/letsencrypt/\S+/(\w+\.pem)", rf"{folder}/\1", site)
    user = "" if Path("/").owner() != Path.home().owner() else "user root;"
    (folder / "config").write_text(AROUND_NGINX.format(folder=folder, site=site, user=user), "utf-8")
    return [PROGRAMS["nginx"], "-e", "stderr", "-c", folder / "config"]


def caddy_site(folder: Path, port: int) -> list[str | Path]:
    """The command that runs Caddy as shipped, with a certificate and ports of its own."""
    site = (DEPLOY / "Caddyfile").read_text("utf-8").replace(
        "{\n\tservers {", f"{{\n\tadmin off\n\tauto_https off\n\tstorage file_system {folder}/storage\n\tservers {{", 1)
    site = site.replace("\ngoalline.example.org {\n",
                        f"\nhttps://127.0.0.1:{port} {{\n\ttls {folder}/fullchain.pem {folder}/privkey.pem\n", 1)
    (folder / "config").write_text(site, "utf-8")
    return [PROGRAMS["caddy"], "run", "--adapter", "caddyfile", "--config", folder / "config"]


def wait_for(port: int, running: subprocess.Popen[bytes], log: Path | None = None) -> None:
    """Until a port is open; the test fails with the log of a process that ended."""
    while running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(log.read_text("utf-8") if log else "It did not start.")
