"""Files are written whole or not at all."""

import os
import threading
from pathlib import Path

import pytest

from api.cli.work.files import BadInputError, check_writable, write_whole


def test_a_file_is_replaced_in_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")
    before = path.open("rb")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert before.read() == b"old"
    before.close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError):  # noqa: PT011 - the error itself says nothing
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"data")
    reader.join()
    assert read == [b"data"]
    assert pipe.is_fifo()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "out.json", tmp_path / "link.json"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "nl", "en"),
    [
        ("no/out.json", "de map bestaat niet", "the folder does not exist"),
        ("", "het is een map", "it is a folder"),
        (
            "file/out.json",
            "een deel van het pad is geen map",
            "part of it is no folder",
        ),
        ("x" * 300, "de naam is te lang", "the name is too long"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_named_before_any_work(
    tmp_path: Path, name: str, nl: str, en: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / name
    for lang, why in (("nl", nl), ("en", en)):
        with pytest.raises(BadInputError) as refused:
            check_writable(path, lang)
        assert refused.value.lines[0].endswith(f"({why}).")


@pytest.mark.parametrize("name", ["in.json", "soft.json", "hard.json", "./in.json"])
def test_a_file_that_is_read_is_never_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(b"in")
    (tmp_path / "soft.json").symlink_to(path)
    (tmp_path / "hard.json").hardlink_to(path)
    for out, given in ((tmp_path / name, path), (path, tmp_path / name)):
        with pytest.raises(BadInputError, match="ook invoer"):
            check_writable(out, "nl", inputs=[tmp_path / "other.json", given])
        with pytest.raises(BadInputError, match="input as well"):
            check_writable(out, "en", inputs=[given])


def test_another_file_beside_the_input_may_be_written(tmp_path: Path) -> None:
    path, old = tmp_path / "in.json", tmp_path / "old.json"
    path.write_bytes(b"in")
    old.write_bytes(b"in")
    for out in (tmp_path / "out.json", old):
        check_writable(out, "nl", inputs=[path])
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    check_writable(pipe, "nl", inputs=[pipe])
