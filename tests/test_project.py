"""What the project says of itself: one version, one list of dependencies, and pages that name only what is there."""

import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import indicators

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
GOALLINE = Path(sys.executable).with_name("goalline")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def yaml(name: str) -> dict:
    return YAML(typ="safe").load(text(name))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_the_version_is_the_same_wherever_it_is_named() -> None:
    newest = re.search(r"^## (\d\S*) \((\S+)\)$", text("CHANGELOG.md"), re.MULTILINE)
    cited = yaml("CITATION.cff")
    assert newest
    assert newest.groups() == (cited["version"], cited["date-released"])
    assert {indicators.__version__, metadata.version("goalline")} == {cited["version"]}


def test_the_dependencies_installed_for_goalline_are_those_of_the_project() -> None:
    assert sorted(metadata.requires("goalline") or []) == sorted(PROJECT["dependencies"])


def test_the_command_goalline_runs_the_command_line_from_any_folder(tmp_path: Path) -> None:
    checked = subprocess.run([GOALLINE, "check-catalog", ROOT / "data"], cwd=tmp_path, capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")
    refused = subprocess.run([GOALLINE, "no-such-command"], cwd=tmp_path, capture_output=True, text=True)
    assert refused.returncode == 2
    assert "usage: goalline" in refused.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_or_heading_leads_somewhere(page: Path) -> None:
    for file, heading in LINK.findall(page.read_text(encoding="utf-8")):
        target = (page.parent / file) if file else page
        assert target.exists(), file
        assert not heading or heading in anchors(target), (file, heading)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md",
                                  *(f"docs/{name}.md" for name in ("architecture", "glossary", "operations", "rules"))])
def test_every_make_command_and_path_that_a_page_names_is_there(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)", text(page), re.MULTILINE)) <= {
        *((target, "") for target in targets), *(("", target) for target in targets)}
    paths = re.findall(r"`((?:data|docs|indicators|pages|tests)/[\w./-]+)`", text(page))
    assert [path for path in paths if "NAME" not in path and not (ROOT / path).exists()] == []


def test_what_runs_before_a_commit_is_what_make_check_runs() -> None:
    check = text("Makefile").partition("\ncheck:")[2].partition("\n\n")[0].replace("$(PYTHON)", ".venv/bin/python")
    hooks = [hook["entry"] for hook in yaml(".pre-commit-config.yaml")["repos"][0]["hooks"]]
    assert hooks == re.findall(r"@(.+)", check)


def test_hosted_checks_run_on_every_python_that_the_project_names() -> None:
    named = [found[1] for kind in PROJECT["classifiers"] if (found := re.fullmatch(r".* :: (3\.\d+)", kind))]
    jobs = yaml(".github/workflows/ci.yml")["jobs"]
    assert jobs["test"]["strategy"]["matrix"]["python"] == named
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert [run for run in runs if "apt-get" not in run] == ["make check", "make test", "make audit"]


def test_every_download_is_offered_by_the_one_function_that_gives_it_an_owner() -> None:
    offering = [file.as_posix() for file in (ROOT / "pages").rglob("*.py") if "st.download_button" in file.read_text()]
    assert [name.rpartition("/")[2] for name in offering] == ["downloads.py"]


def test_a_screen_is_read_in_one_sitting() -> None:
    lengths = {page.name: len(page.read_text("utf-8").splitlines()) for page in (ROOT / "pages").glob("*.py")}
    assert max(lengths.values()) <= 300, lengths


def test_the_upload_that_the_read_me_shows_is_accepted_as_it_stands(tmp_path: Path) -> None:
    block, = re.findall(r"```\n(printf .*?)```", text("README.md"), re.DOTALL)
    commands = block.replace(".venv/bin/goalline", str(GOALLINE))
    done = subprocess.run(["sh", "-ec", f"{GOALLINE} init\n{commands}"], cwd=tmp_path, capture_output=True, text=True,
                          env={**os.environ, "GOALLINE_VAR": str(tmp_path / "var")})
    assert (done.returncode, done.stderr) == (0, "")
    assert "One figure was saved" in done.stdout
