"""Folders of processes that were killed are swept; those of others at work, and what is not ours, are left alone."""

import fcntl
import os
import tempfile
from pathlib import Path

import pytest

from indicators import temporary_folders


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left(folder: Path, name: str) -> Path:
    """A folder with a file in it that nobody is at work in."""
    (folder / name).mkdir()
    (folder / name / "file").write_text("Maria Smith", "utf-8")
    return folder / name


def test_what_a_killed_process_left_is_swept_and_the_folder_of_one_at_work_is_not(temporary: Path) -> None:
    dead = [left(temporary, f"goalline-{purpose}-x") for purpose in temporary_folders.PURPOSES]
    with temporary_folders.scratch("mark") as at_work:
        (at_work / "file").write_text("figures", "utf-8")
        temporary_folders.sweep()
        assert not [folder for folder in dead if folder.exists()]
        assert (at_work / "file").read_text("utf-8") == "figures"
        assert at_work.stat().st_mode & 0o077 == 0
        os.utime(at_work, (0, 0))
        temporary_folders.sweep()
        assert not at_work.exists()                 # after a day nothing can be at work there
    assert list(temporary.iterdir()) == []


def test_what_is_not_ours_stays(temporary: Path) -> None:
    target = left(temporary, "somebody")
    (temporary / "goalline-mark-link").symlink_to(target)
    (temporary / "goalline-mark-file").write_text("", "utf-8")
    others = [target, left(temporary, "goalline-pg-data"), left(temporary, "goalline-marked")]
    temporary_folders.sweep()
    assert all((folder / "file").exists() for folder in others)
    assert (temporary / "goalline-mark-link").is_symlink()


def test_a_folder_swept_before_it_was_held_is_made_again(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = fcntl.flock

    def late(descriptor: int, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", held)
        temporary_folders.sweep()
        held(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with temporary_folders.scratch("mark") as folder:
        assert folder.is_dir()


def test_a_new_folder_first_sweeps_what_earlier_processes_left(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = left(temporary, "goalline-mark-x")
    monkeypatch.setattr(temporary_folders, "_swept", -1e9)
    with temporary_folders.scratch("export"):
        assert not dead.exists()
