"""Makes the folder of all editions: built beside it, then put in its place by one rename.

An edition that would be the same is taken over from the tree before.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from indicators import __version__, wording
from indicators.edition import data, pages
from indicators.edition.figures import Figures
from indicators.edition.release import Edition, Withdrawn
from indicators.edition.tree import (
    MANIFEST,
    PRODUCT,
    check_target,
    exchange,
    hash_of,
    manifest_of,
    only_build,
    put_back,
    remove_others,
)
from indicators.errors import Refusal
from indicators.wording import day, say

MISSING = "404.html"
GONE = "# What a server answers at the addresses of withdrawn editions.\n"     # Caddy reads no empty file
CODE = Path(__file__).parents[1]         # what decides the bytes of an edition

Progress = Callable[[int, int], None]
"""Is called with the number of pages made so far, and of all."""


@dataclass(frozen=True)
class Built:
    """Files with their SHA-256, the addresses whose content differs from the folder before or is gone, and how many
    figures were drawn anew.
    """

    files: Mapping[str, str]
    purge: tuple[str, ...]
    drawn: int


def build(editions: Sequence[Edition], withdrawn: Sequence[Withdrawn], out: Path,
          progress: Progress = lambda _done, _all: None) -> Built:
    """Make the folder of editions, oldest first. Raises Refusal: edition.* and brief.no_chromium."""
    out = Path(os.path.abspath(out))     # noqa: PTH100 - "x/.." gets a name, and a link stays one
    check_target(out)
    with only_build(out):
        put_back(out)
        before, unfinished, figures = manifest_of(out), out.with_name(f".{out.name}.unfinished"), Figures()
        try:
            shutil.rmtree(unfinished, ignore_errors=True)
            hashes = dict(_written(files_of(editions, withdrawn, figures, progress, out), unfinished))
            content = _manifest(editions, withdrawn, hashes)
            purge = tuple(_changed(before.get("files", {}), hashes, (editions or withdrawn)[0].base))
            _write(unfinished / MANIFEST, content)
            if purge:                    # cannot be had again once the folder before is gone
                _write(out.with_name(f"{out.name}.purge.txt"), "".join(f"{one}\n" for one in purge).encode())
            exchange(unfinished, out, sha256(content).hexdigest()[:12], hashes)
        except OSError as error:
            put_back(out)
            raise Refusal("edition.cannot_write", out=str(out), said=error.strerror or str(error)) from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        with suppress(OSError):          # the new one is in its place
            remove_others(out)
        figures.forget_unused()
    return Built(hashes, purge, figures.drawn)


def _changed(before: Mapping[str, str], hashes: Mapping[str, str], base: str) -> Iterator[str]:
    """Addresses of files of the folder before that have another content now or are gone; with any, the manifest too."""
    paths = [path for path in sorted(before) if before[path] != hashes.get(path)]
    is_changed = before and before != dict(hashes)
    yield from (f"{base}/{_address(path)}" for path in (*paths, *([MANIFEST] if is_changed else [])))


def differences(editions: Sequence[Edition], withdrawn: Sequence[Withdrawn], folder: Path,
                progress: Progress = lambda _done, _all: None) -> dict[str, str]:
    """What differs between a folder and what the ledger would give: "changed", "missing" or "unknown" by path.

    Raises Refusal: edition.no_edition, brief.no_chromium.
    """
    if not manifest_of(folder):
        raise Refusal("edition.no_edition", out=str(folder))
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*")
             if not file.is_dir() or file.is_symlink() or not any(file.iterdir())}
    hashes, found = dict[str, str](), dict[str, str]()
    for path, content in files_of(editions, withdrawn, Figures(), progress):
        hashes[path] = sha256(content).hexdigest()
        if path not in there:
            found[path] = "missing"
        elif (folder / path).is_symlink() or (folder / path).read_bytes() != content:
            found[path] = "changed"
    if (folder / MANIFEST).read_bytes() != _manifest(editions, withdrawn, hashes):
        found[MANIFEST] = "changed"
    return found | dict.fromkeys(sorted(there - hashes.keys() - {MANIFEST}), "unknown")


def files_of(editions: Sequence[Edition], withdrawn: Sequence[Withdrawn], figures: Figures, progress: Progress,
             before: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of the tree but its manifest; of the last edition also without its address."""
    made, every, shown = 0, sum(map(pages.page_count, editions)), list[str]()

    def made_one() -> None:
        nonlocal made
        progress(made := made + 1, every)

    for edition in editions:
        is_last = edition is editions[-1]
        files = _taken_over(edition, before, is_last=is_last) if before else None
        if files is None:
            files = list(_placed(edition, figures, made_one, is_last=is_last))
        else:
            progress(made := made + pages.page_count(edition), every)
        shown += [_address(path) for path, _ in files if path.endswith("index.html") and "/embed/" not in path]
        yield from files
    yield from _around(editions, withdrawn)
    if editions:
        yield from data.site_files(editions, shown, withdrawn)


def _placed(edition: Edition, figures: Figures, made_one: Callable[[], None], *, is_last: bool
            ) -> Iterator[tuple[str, bytes]]:
    """The files of an edition at its address and, of the last one, also at the top."""
    of_data = list(data.files(edition))
    of_pages = pages.files(edition, figures, [path for path, _ in of_data], made_one)
    for path, content in (*of_data, *of_pages):
        for place in (f"{edition.slug}/{path}", *([path] if is_last else [])):
            yield place, pages.in_place(content, place)


def _taken_over(edition: Edition, before: Path, *, is_last: bool) -> list[tuple[str, bytes]] | None:
    """The files of an edition from the tree before; None where it would be another now, or was altered there."""
    manifest = manifest_of(before)
    last = manifest["editions"][-1]["address"] if manifest.get("editions") else ""
    if _facts(edition) not in manifest.get("editions", ()) or is_last and last != edition.slug:
        return None
    beginnings = tuple(f"{one['address']}/" for one in (*manifest["editions"], *manifest["withdrawn"]))
    hashes = {path: digest for path, digest in manifest["files"].items() if path.startswith(f"{edition.slug}/")
              or is_last and not path.startswith((*beginnings, "editions/", "gone/")) and path not in SITE}
    if any(hash_of(before / path) != digest for path, digest in hashes.items()):
        return None
    return [(path, (before / path).read_bytes()) for path in hashes]


SITE = ("feed.xml", "robots.txt", "sitemap.xml", MISSING)
"""Files at the top that belong to no edition."""


def _around(editions: Sequence[Edition], withdrawn: Sequence[Withdrawn]) -> Iterator[tuple[str, bytes]]:
    """The list of editions, what withdrawn ones leave, and what is shown where there is no page."""
    latest = [("", say("public.latest"), "")] if editions else []
    shut = {"is_shut": any(one.illustrative or not one.is_released for one in editions),
            "illustrative": any(one.illustrative for one in editions), "has_style": bool(editions)}
    listed = [(f"{one.slug}/", one.name, " ".join(filter(None, (
        say("public.edition_when", day=day(one.day), version=one.version), one.cautions()))))
              for one in reversed(editions)]
    listed += [(f"{one.slug}/", say("public.withdrawn", name=one.name), "") for one in withdrawn]
    content = {**shut, "editions": listed, "words": say("public.editions_words")}
    root = urlsplit((editions or withdrawn)[0].base).path + "/"         # a server shows these at any address
    yield "editions/index.html", pages.notice(say("public.editions"), "../", content)
    yield MISSING, pages.notice(say("public.missing"), root, {
        **shut, "editions": latest, "words": say("public.missing_words")})
    for one in withdrawn:
        words = say("public.withdrawn_words", name=one.name, version=one.version, day=day(one.day))
        values = {**shut, "editions": latest, "words": words}
        for path, up in ((f"{one.slug}/index.html", "../"), (f"gone/{one.slug}/index.html", root)):
            yield path, pages.notice(say("public.withdrawn", name=one.name), up, values)
    if withdrawn and not editions:
        yield "index.html", pages.notice(say("public.editions"), "./", content)
    yield "gone/nginx.conf", (GONE + "".join(
        f"location {place} {{ error_page 410 {root}gone/{one.slug}/index.html; return 410; }}\n"
        for one in withdrawn for place in (f"= {root}{one.slug}", f"^~ {root}{one.slug}/"))).encode()
    yield "gone/Caddyfile", (GONE + "".join(
        f"@{one.slug} path {root}{one.slug} {root}{one.slug}/*\nhandle @{one.slug} {{\n"
        f"\trewrite * {root}gone/{one.slug}/index.html\n\tfile_server {{\n\t\tstatus 410\n\t}}\n}}\n"
        for one in withdrawn)).encode()


def _manifest(editions: Sequence[Edition], withdrawn: Sequence[Withdrawn], hashes: Mapping[str, str]) -> bytes:
    content = {"product": PRODUCT, "program": __version__, "editions": [_facts(one) for one in editions],
               "withdrawn": [{"address": one.slug, "name": one.name, "version": one.version, "base": one.base}
                             for one in withdrawn],
               "files": dict(sorted(hashes.items()))}
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"


def _facts(edition: Edition) -> dict[str, Any]:
    """What an edition is, and in ``inputs`` a hash of everything that decides its bytes."""
    facts = {"address": edition.slug, "name": edition.name, "version": edition.version, "released": edition.day,
             "chain_head": edition.chain_head, "ledger": edition.ledger, "base": edition.base,
             "alone": edition.alone, "erased": {area: list(years) for area, years in sorted(edition.erased.items())}}
    before = edition.before.chain_head if edition.before else ""
    inputs = [facts, _program(), before, edition.erasures, edition.year, edition.is_latest, wording.tag(),
              edition.read.stamp.organisation]
    return facts | {"inputs": sha256(json.dumps(inputs).encode()).hexdigest()}


@cache
def _program() -> str:
    """A hash of the program's own files: another version of them may write another page."""
    digest = sha256()
    for file in sorted(file for file in CODE.rglob("*") if file.is_file() and file.suffix != ".pyc"):
        digest.update(file.relative_to(CODE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _address(path: str) -> str:
    """The address under which a file is read, after that of the folder."""
    return path.removesuffix("index.html")


def _written(files: Iterable[tuple[str, bytes]], folder: Path) -> Iterator[tuple[str, str]]:
    """Write files into a new folder; yield path and SHA-256 of each."""
    for path, content in files:
        _write(folder / path, content)
        yield path, sha256(content).hexdigest()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
