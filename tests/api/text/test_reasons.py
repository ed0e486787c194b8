"""Why the system cannot read or write is told in plain words."""

import errno

import pytest

from api.text.reasons import REASONS, reason

KNOWN = (
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM),
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.ENAMETOOLONG),
    *(errno.EPIPE, errno.EBADF, errno.EIO, errno.EMFILE, errno.ELOOP),
)


@pytest.mark.parametrize("number", KNOWN, ids=errno.errorcode.get)
def test_a_common_error_has_its_own_words(number: int) -> None:
    error = OSError(number, "words of the system")
    nl, en = reason(error, "nl"), reason(error, "en")
    assert "system" not in nl + en
    assert nl != en
    assert str(number) not in nl + en


def test_another_error_has_its_number() -> None:
    error = OSError(errno.EXDEV, "Invalid cross-device link")
    assert errno.EXDEV not in REASONS
    assert reason(error, "nl") == f"fout {errno.EXDEV} van het systeem"
    assert reason(error, "en") == f"system error {errno.EXDEV}"
    assert reason(OSError(), "nl") == "het systeem noemt geen reden"
