"""The sharing policy from the command line: a page for a partner, and a change."""

from pathlib import Path

from api.cli.program import MisuseError
from api.cli.work.exits import Exit
from api.cli.work.files import (
    STDIN,
    UNREADABLE,
    BadInputError,
    check_writable,
    write_whole,
)
from api.cli.work.screen import complain, indented, plain_text, show, write_out
from api.reports.page import page
from api.sharing.comparing import Difference, compare
from api.sharing.page import page_title, partner_page
from api.sharing.policy import Policy
from api.sharing.reading import PolicyError, read_policy, standard
from api.sharing.telling import differences
from api.sharing.words import NAMED
from api.text.blocks import Line
from api.text.language import Both, Lang
from api.text.reasons import reason

UNSOUND = Both(
    "{path} is geen goed privacyreglement. Er is niets veranderd.",
    "{path} is no sound sharing policy. Nothing was changed.",
)
KEPT = Both("Bewaard als {path}.", "Kept as {path}.")
DIFF, HTML = "diff", ".html"


def show_page(partner: str, path: Path | None, out: Path | None, lang: Lang) -> Exit:
    """Show what a partner sees, or write it to a file."""
    if partner not in NAMED:
        names = ", ".join(NAMED)
        raise MisuseError(f"Kies als partner: {names}.", f"Choose a partner: {names}.")
    try:
        policy = standard() if path is None else _read(path, lang)
        blocks = list(partner_page(policy, NAMED[partner], lang))
        if out is None:
            show(blocks)
            return Exit.DONE
        check_writable(out, lang, () if path is None else (path,))
        title = page_title(NAMED[partner], lang)
        html = out.suffix == HTML
        write_whole(out, page(title, blocks, lang) if html else plain_text(blocks))
        show([Line(KEPT.in_(lang).format(path=out))])
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    return Exit.DONE


def compare_policies(
    action: str, old: Path, new: Path, lang: Lang, *, as_json: bool
) -> Exit:
    """Show who would see more or less; nothing is changed by it."""
    if action != DIFF:
        raise MisuseError("Geef diff.", "Give diff.")
    try:
        before = standard() if old == STDIN else _read(old, lang)
        found = compare(before, _read(new, lang))
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if as_json:
        write_out(indented([_record(one) for one in found]))
    else:
        show(differences(found, lang))
    return Exit.DONE


def _read(path: Path, lang: Lang) -> Policy:
    try:
        return read_policy(path)
    except OSError as error:
        text = UNREADABLE.in_(lang).format(source=path, why=reason(error, lang))
        raise BadInputError((text,)) from error
    except PolicyError as error:
        head = UNSOUND.in_(lang).format(path=path)
        raise BadInputError((head, *(f"  {one}" for one in error.faults))) from error


def _record(one: Difference) -> dict[str, object]:
    return {
        "partner": one.partner,
        "field": one.field,
        "change": one.change,
        "phases": list(one.phases),
        "reveal": one.reveal,
        "ground": one.ground,
    }
