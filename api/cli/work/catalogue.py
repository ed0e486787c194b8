"""The catalogue of rules on standard output."""

from api.cli.work.exits import Exit
from api.cli.work.screen import indented, show, write_out
from api.text.catalogue import rule_blocks, source_record
from api.text.language import Lang
from matcher.rule import Rule
from matcher.rules import FOR_PEOPLE, RULES
from matcher.sources import Judgement


def show_rules(lang: Lang, *, as_json: bool) -> Exit:
    """Show every rule, and what is left to people."""
    if as_json:
        whole = {
            "rules": [_rule(rule) for rule in RULES],
            "for_people": [_judgement(item) for item in FOR_PEOPLE],
        }
        write_out(indented(whole))
    else:
        show(rule_blocks(RULES, FOR_PEOPLE, lang))
    return Exit.DONE


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "key": rule.key,
        "version": rule.version,
        "title": {"nl": rule.title_nl, "en": rule.title_en},
        "family": rule.family,
        "strength": rule.strength,
        "kind": rule.kind,
        "cause": rule.cause,
        "change_class": rule.change,
        "owner": rule.owner,
        "scope": rule.scope,
        "lead_days": list(rule.lead_days),
        "valid_from": rule.valid_from.isoformat(),
        "valid_until": rule.valid_until.isoformat() if rule.valid_until else None,
        "reads": list(rule.reads),
        "protected": rule.protected,
        "change": {"nl": rule.change_nl, "en": rule.change_en},
        "sources": [source_record(source) for source in rule.sources],
    }


def _judgement(item: Judgement) -> dict[str, object]:
    return {
        "key": item.key,
        "title": {"nl": item.title_nl, "en": item.title_en},
        "who": item.who,
        "sources": [source_record(source) for source in item.sources],
    }
