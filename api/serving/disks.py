"""Where files of an installation lie, and who else could reach them."""

import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url

from api.settingfiles import name_of
from api.settings import PREFIX, CaseSettings, ExchangeSettings, Settings

MOUNTS = Path("/proc/mounts")
# Whose locks SQLite cannot trust: WAL needs shared memory on one machine.
SHARED = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "virtiofs"),
        *("ceph", "lustre", "gpfs", "glusterfs", "ocfs2", "gfs2", "beegfs", "vboxsf"),
        *("fuse.sshfs", "fuse.glusterfs", "fuse.cephfs", "fuse.s3fs", "fuse.rclone"),
    }
)
OTHERS = 0o077


def path_of(database: str) -> Path | None:
    """Return the file of a database; None when it is not a file."""
    url = make_url(database)
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return Path(url.database)


def files_of(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield the settings with a file or folder that is there, and where it is."""
    found = dict[str, Path | None](log_keys=settings.log_keys)
    if isinstance(settings, CaseSettings):
        found |= {"keys": settings.keys}
        found |= {"case_database": path_of(settings.case_database)}
    elif isinstance(settings, ExchangeSettings):
        found |= {"exchange_database": path_of(settings.exchange_database)}
    for name in type(settings).model_fields:
        named = os.environ.get(name_of(PREFIX, name))
        if named is not None:
            found |= {f"{name}_file": Path(named)}
    for setting, path in found.items():
        if path is not None and path.exists():
            yield setting, path


def open_to_others(path: Path) -> bool:
    """Tell whether anybody but its owner may read or write a file or folder."""
    return bool(path.stat().st_mode & OTHERS)


def is_shared(path: Path, mounts: Path = MOUNTS) -> bool:
    """Tell whether a file lies on a share of the network, as far as can be known."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    inside = path.resolve()
    found = [
        (len(point.parts), kind)
        for point, kind in map(_mount, lines)
        if inside.is_relative_to(point)
    ]
    # Of the mounts on one point the last one counts.
    deepest = max((depth for depth, _ in found), default=0)
    kinds = [kind for depth, kind in found if depth == deepest]
    return bool(kinds) and kinds[-1] in SHARED


def _mount(line: str) -> tuple[Path, str]:
    _, point, kind, *_ = line.split(" ")
    # A space in a path is written as a code.
    return Path(point.replace("\\040", " ")), kind
