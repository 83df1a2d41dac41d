"""Files are written whole or not at all; those of a run are for their owner only."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.record.files import OutputError, make_folder, replacing, write_file


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_belongs_to_a_run_is_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "run"
    make_folder(folder)
    write_file(folder / "a.json", b"{}")
    assert (mode(folder), mode(folder / "a.json")) == (0o700, 0o600)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_file_for_others_follows_the_umask_and_gets_its_folders(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_file(tmp_path / "deep" / "junit.xml", b"<x/>", private=False)
    finally:
        os.umask(before)
    assert mode(tmp_path / "deep" / "junit.xml") == 0o644


def test_an_error_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(OutputError) as caught, replacing(path) as temporary:
        assert temporary.suffix == ".xlsx"
        temporary.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert str(caught.value).splitlines() == [
        f"{path}: cannot be written (No space left on device)",
        "free some space, or name another folder with --out",
    ]
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"] and path.read_bytes() == b"old"
    with pytest.raises(ValueError, match="ours"), replacing(path) as temporary:
        raise ValueError("ours")
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has /dev/full")
def test_a_place_that_cannot_be_written_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError, match=r"cannot be written \(.+\)\nname another folder with --out"):
        make_folder(tmp_path / "file" / "run")
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(tmp_path / "nowhere" / "a", b"")
