"""An Excel file is an archive of XML: looked at before anything of it is read."""

import zipfile
from io import BytesIO

from api.regionfile.fault import Expected
from api.sheets.sheet import MOST_MEGABYTES, TOO_LARGE, SheetError

LARGEST = 8 * MOST_MEGABYTES * 1024 * 1024
MOST_PARTS = 500
MARKUP = (".xml", ".rels", ".vml")
EXCEL = Expected(
    "een Excel-bestand (.xlsx) zonder wachtwoord",
    "an Excel file (.xlsx) without a password",
)
UNPACKED = Expected(
    "een Excel-bestand dat uitgepakt niet te groot is",
    "an Excel file that is not too large once unpacked",
)
PLAIN = Expected(
    "een Excel-bestand zonder macro’s en zonder DOCTYPE",
    "an Excel file without macros and without DOCTYPE",
)


def check_archive(data: bytes) -> None:
    """Raise SheetError unless the file is a workbook that is safe to read.

    What a part says it holds is all that is read of it: a bomb is refused unread.
    """
    if len(data) > MOST_MEGABYTES * 1024 * 1024:
        raise SheetError(TOO_LARGE)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise SheetError(EXCEL) from error
    except (ValueError, EOFError) as error:
        raise SheetError(EXCEL) from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise SheetError(EXCEL)
    if len(names) < len(parts) or any(part.flag_bits & 1 for part in parts):
        raise SheetError(EXCEL)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise SheetError(UNPACKED)
    if any("vbaProject" in name for name in names):
        raise SheetError(PLAIN)
    for part in parts:
        if part.filename.lower().endswith(MARKUP):
            _check_markup(archive.read(part))


def _check_markup(content: bytes) -> None:
    # In any encoding but these two an entity could hide from the look at bytes.
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in content[:8]
    if wide or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise SheetError(PLAIN)
