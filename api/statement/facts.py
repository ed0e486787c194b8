"""The facts that rules read, and the fields of the record behind them: all derived."""

from collections.abc import Iterable, Iterator, Mapping

from api.sharing.fields import FIELDS
from api.statement.claims import FactSaid, FieldSaid, Texts
from api.text.labels import fact_label, label
from api.text.language import Both, Lang
from matcher.facts.origins import OF_FACT, OF_LIMIT, OF_STEP, USED, Paths
from matcher.objective import Objective
from matcher.rule import Rule

NOTES: Mapping[str, Both] = {
    "ref": Both(
        "noemt de casus; telt alleen als alles gelijk is",
        "names the case; counts only when all is equal",
    ),
    "unknown": Both(
        "zegt wat nog niet bekend is; dat telt nooit als nee",
        "says what is not known yet; that never counts as a no",
    ),
    "placements": Both(
        "wie ergens woont of een plek vasthoudt, blijft daar",
        "who lives somewhere or holds a place stays there",
    ),
    "rulings": Both(
        "wie bevoegd is, heft één regel op voor één casus",
        "who is competent lifts one rule for one case",
    ),
}


def facts_said(rules: Iterable[Rule], lang: Lang) -> tuple[FactSaid, ...]:
    """Return every fact that some rule reads, those of the case first, by name."""
    readers: dict[str, list[str]] = {}
    for rule in rules:
        for key in rule.reads:
            readers.setdefault(key, []).append(rule.key)
    return tuple(_fact(key, tuple(readers[key]), lang) for key in sorted(readers))


def record_said(
    rules: Iterable[Rule], objective: Objective, lang: Lang
) -> tuple[FieldSaid, ...]:
    """Return every field of the record on which something turns, by name."""
    known = tuple(rules)
    names = dict.fromkeys(path.partition(".")[0] for path in sorted(USED))
    return tuple(_field(name, known, objective, lang) for name in names)


def field_label(path: str, lang: Lang) -> str:
    """Return what a field of the record is called, by its path."""
    name = path.partition(".")[0]
    first, *rest = name.split("_")
    camel = first + "".join(word.title() for word in rest)
    known = FIELDS.get(f"case.{camel}") or FIELDS[f"file.{camel}"]
    return known.in_(lang)


def rules_on(name: str, rules: Iterable[Rule]) -> Iterator[Rule]:
    """Yield the rules that turn on a field of the record."""
    for rule in rules:
        facts = (key.removeprefix("case.") for key in rule.reads if "case." in key)
        if any(_of(name, OF_FACT[fact]) for fact in facts):
            yield rule


def steps_on(name: str, objective: Objective, lang: Lang) -> Texts:
    """Return the steps of an objective that turn on a field of the record."""
    found = (step for step in objective.steps if _of(name, OF_STEP[step]))
    return tuple(label(step, lang) for step in found)


def _fact(key: str, rules: Texts, lang: Lang) -> FactSaid:
    side, _, name = key.partition(".")
    return FactSaid(
        key=key,
        meaning=fact_label(key, lang),
        side=side,
        record=OF_FACT[name] if side == "case" else (),
        rules=rules,
    )


def _field(
    name: str, rules: tuple[Rule, ...], objective: Objective, lang: Lang
) -> FieldSaid:
    limits = (kind for kind, paths in OF_LIMIT.items() if _of(name, paths))
    note = NOTES.get(name)
    return FieldSaid(
        key=name,
        meaning=field_label(name, lang),
        paths=tuple(p for p in sorted(USED) if p.partition(".")[0] == name),
        rules=tuple(rule.key for rule in rules_on(name, rules)),
        limits=tuple(label(kind, lang) for kind in limits),
        steps=steps_on(name, objective, lang),
        note="" if note is None else note.in_(lang),
    )


def _of(name: str, paths: Paths) -> bool:
    return any(path.partition(".")[0] == name for path in paths)
