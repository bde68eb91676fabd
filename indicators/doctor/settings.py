"""Settings: those that Goalline knows, where each comes from, and whether it can be used."""

import os
import re
import shlex
from collections.abc import Callable
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from indicators import logs, metrics, opening
from indicators.backups import backup_file
from indicators.briefing import reference, stamp
from indicators.doctor.findings import Findings, Installation, of_refusal, ok, wrong
from indicators.edition import folder
from indicators.errors import Refusal
from indicators.ingest import limits
from indicators.ledger.last_seen import var_folder
from indicators.ledger.opening import ledger_url
from indicators.permission import VARIABLE as SIGN_IN
from indicators.sign_in import hosts
from indicators.sign_in import settings as sign_in
from indicators.wording import language

FILE = Path("/etc/goalline/goalline.env")
"""Where a server has its settings, which the units of systemd read."""

PREFIX, OF_FILE = "GOALLINE_", "_FILE"
SECRETS = re.compile(r"(?i)((?:password|secret|token)=)[^&\s]+")

CHECKS: tuple[Callable[[], object], ...] = (
    logs.settings, language.check_language, hosts.check_audience, hosts.allowed_hosts, sign_in.check, metrics.address,
    opening.figure_set, stamp.organisation, reference.base, limits.largest_file, lambda: folder.base_of(None))
"""Each raises Refusal where a setting cannot be used; a server does not start then."""

DEFAULTS: dict[str, Callable[[], object] | str] = {
    "GOALLINE_LEDGER": ledger_url, "GOALLINE_VAR": var_folder, hosts.AUDIENCE: "staff", hosts.HOSTS: "",
    reference.VARIABLE: "", folder.FOLDER: lambda: folder.of("real"), folder.ADDRESS: "", opening.VARIABLE: "real",
    language.VARIABLE: language.ENGLISH, "GOALLINE_DISPLAY": "", limits.LARGEST_UPLOAD: str(limits.LARGEST_FILE),
    stamp.NAME: "", stamp.LOGO: "", stamp.MARKING: "", SIGN_IN: "none", "GOALLINE_RESTORED": "", metrics.VARIABLE: "",
    backup_file.FOLDER: "", "GOALLINE_LOG": "text", "GOALLINE_LOG_LEVEL": "info", sign_in.HOURS: "12",
    sign_in.PROVIDERS: "", sign_in.TRUSTED: "", sign_in.HEADERS: "oauth2-proxy", sign_in.SIGN_OUT: ""}
OF_PROVIDER = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "NAME", "TRUST_ADDRESSES")

VALUES = {"setting.needed": "…", "setting.rewriting": ""}
"""What a variable is to be set to, by the code of the refusal; any other is removed."""


class Setting(NamedTuple):
    """A setting as it is in force, without its secrets; ``origin`` is environment, default or the name of a file."""

    name: str
    value: str
    origin: str


def every_setting() -> list[Setting]:
    """All settings but those of providers that nobody set."""
    settings = []
    for name in known_names():
        value, file = os.environ.get(name, "").strip(), os.environ.get(name + OF_FILE, "").strip()
        if not value and not file and name not in DEFAULTS:
            continue
        default = DEFAULTS.get(name, "")
        origin = file or ("environment" if value else "default")
        settings.append(Setting(name, masked(name, value or str(default() if callable(default) else default)), origin))
    return settings


def masked(name: str, value: str) -> str:
    """A value without passwords and secrets."""
    return "…" if name.endswith("_SECRET") else SECRETS.sub(r"\1…", reference.SECRET.sub("//…@", value))


def known_names() -> list[str]:
    """Names of all settings, those of the listed providers among them."""
    keys = ["", *(f"{key.strip().upper()}_" for key in os.environ.get(sign_in.PROVIDERS, "").split(",") if key.strip())]
    return [*DEFAULTS, *(f"{PREFIX}OIDC_{key}{part}" for key in keys for part in OF_PROVIDER)]


def names(_: Installation) -> Findings:
    """Find variables that no setting knows, such as one with a slip in its name."""
    known = known_names()
    files = [name + OF_FILE for name in known if name.startswith((f"{PREFIX}OIDC", sign_in.TRUSTED, f"{PREFIX}PROXY"))]
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in {*known, *files})
    for name in unknown:
        nearest = next(iter(get_close_matches(name, [*known, *files], 1)), "")
        yield wrong("setting.names", "name_unknown" if nearest else "name_strange", renaming(name, nearest),
                    variable=name, nearest=nearest)
    if not unknown:
        yield ok("setting.names", "names")


def values(_: Installation) -> Findings:
    """Find values that cannot be used."""
    refusals = dict[str, Refusal]()
    for check in CHECKS:
        try:
            check()
        except Refusal as refusal:
            refusals.setdefault(str(refusal.values.get("variable", folder.ADDRESS)), refusal)
    for variable, unusable in refusals.items():
        value = VALUES.get(unusable.code)
        yield of_refusal("setting.values", unusable, removal(variable) if value is None else setting(variable, value))
    if not refusals:
        yield ok("setting.values", "values")


def setting(variable: str, value: str) -> str:
    """The command that sets a variable where Goalline is started."""
    if is_in_file(variable):
        return _edit(f"s|^{variable}=.*|{variable}={value}|")
    if FILE.exists():
        return f"echo {shlex.quote(f'{variable}={value}')} >> {FILE} && systemctl restart 'goalline@*'"
    return f"export {variable}={shlex.quote(value) if value else ''}"


def removal(variable: str) -> str:
    """The command that removes a variable where Goalline is started."""
    return _edit(f"s/^{variable}=/#&/") if is_in_file(variable) else f"unset {variable}"


def renaming(variable: str, other: str) -> str:
    """The command that gives a variable its right name, or removes it where there is none or it is set."""
    if not other or other in os.environ:
        return removal(variable)
    if is_in_file(variable):
        return _edit(f"s/^{variable}=/{other}=/")
    return f'export {other}="${variable}"; unset {variable}'


def is_in_file(variable: str) -> bool:
    """Whether the settings of a server are in FILE, this one too as far as it can be read."""
    if FILE.exists():
        with suppress(OSError):
            return re.search(rf"^{variable}=", FILE.read_text("utf-8", "replace"), re.MULTILINE) is not None
        return True
    return False


def _edit(expression: str) -> str:
    return f"sed -i {shlex.quote(expression)} {FILE} && systemctl restart 'goalline@*'"
