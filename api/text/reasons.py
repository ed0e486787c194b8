"""Why the operating system cannot read or write, in plain words."""

import errno
from collections.abc import Mapping

from api.text.language import Both, Lang

NO_FOLDER = Both("de map bestaat niet", "the folder does not exist")
A_FOLDER = Both("het is een map", "it is a folder")
NO_ACCESS = Both("geen toegang", "no access")
AN_INPUT = Both("dit bestand is ook invoer", "this file is input as well")
CLOSED = Both("het is gesloten", "it is closed")
REASONS: Mapping[int, Both] = {
    errno.ENOENT: Both("het bestand bestaat niet", "the file does not exist"),
    errno.ENOTDIR: Both("een deel van het pad is geen map", "part of it is no folder"),
    errno.EISDIR: A_FOLDER,
    errno.EACCES: NO_ACCESS,
    errno.EPERM: NO_ACCESS,
    errno.EBADF: CLOSED,
    errno.EPIPE: Both("de ontvanger is gestopt", "the receiver has stopped"),
    errno.ENOSPC: Both("de schijf is vol", "the disk is full"),
    errno.EDQUOT: Both("er is geen ruimte meer over", "no room is left"),
    errno.EFBIG: Both("het bestand wordt te groot", "the file becomes too large"),
    errno.EROFS: Both("hier is alleen lezen mogelijk", "only reading works here"),
    errno.ENAMETOOLONG: Both("de naam is te lang", "the name is too long"),
    errno.ELOOP: Both("de koppelingen lopen rond", "the links go round"),
    errno.EMFILE: Both("er zijn te veel bestanden open", "too many files are open"),
    errno.ENFILE: Both("er zijn te veel bestanden open", "too many files are open"),
    errno.EIO: Both("de schijf geeft een fout", "the disk gives an error"),
    errno.EBUSY: Both("het is in gebruik", "it is in use"),
    errno.ENXIO: Both("niemand luistert", "nobody is listening"),
    errno.EINVAL: Both("dat kan hier niet", "that does not work here"),
}
NUMBERED = Both("fout {number} van het systeem", "system error {number}")
UNKNOWN = Both("het systeem noemt geen reden", "the system gives no reason")


def reason(error: OSError, lang: Lang) -> str:
    """Return why something could not be read or written."""
    if error.errno is None:
        return UNKNOWN.in_(lang)
    known = REASONS.get(error.errno, NUMBERED)
    return known.in_(lang).format(number=error.errno)
