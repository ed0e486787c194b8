"""The statement as it follows from what is released today."""

from api.statement import purpose
from api.statement.claims import AlgorithmStatement
from api.statement.facts import facts_said, record_said
from api.statement.grounds import grounds
from api.statement.held import held
from api.statement.never import NEVER
from api.statement.pairs import in_pairs
from api.statement.people import judgements, last_words
from api.statement.proxies import proxies
from api.statement.rules import doubts, policies, provisions_said, rules_said
from api.statement.safeguards import FALLS, SAFEGUARDS, terms
from api.statement.steps import figures, order, steps_said
from api.text.language import Lang
from matcher.funding.provisions import PROVISIONS
from matcher.objective import Objective, objective_id
from matcher.rule import Rule
from matcher.rules import RULES, rule_set_id


def statement(
    lang: Lang, objective: Objective, rules: tuple[Rule, ...] = RULES
) -> AlgorithmStatement:
    """Return the statement on these rules under an objective, in one language."""
    said, provided = rules_said(rules, lang), provisions_said(PROVISIONS, lang)
    return AlgorithmStatement(
        lang=lang,
        title=purpose.TITLE.in_(lang),
        ruleset=rule_set_id(rules),
        objective=f"{objective.name} ({objective_id(objective)})",
        about=tuple(text.in_(lang) for text in purpose.ABOUT.values()),
        decides=tuple(text.in_(lang) for text in purpose.DECIDES.values()),
        leaves=tuple(text.in_(lang) for text in purpose.LEAVES.values()),
        way=in_pairs(purpose.WAY, lang),
        words=last_words(lang),
        judgement=judgements(lang),
        steps=steps_said(objective, lang),
        figures=figures(objective, lang),
        order=order(objective, lang),
        rules=said,
        provisions=provided,
        facts=facts_said(rules, lang),
        record=record_said(rules, objective, lang),
        held=held(lang),
        never=in_pairs(NEVER, lang),
        proxies=proxies(rules, objective, lang),
        safeguards=in_pairs(SAFEGUARDS, lang),
        terms=terms(lang),
        falls=in_pairs(FALLS, lang),
        doubts=doubts((*said, *provided)),
        policies=policies((*said, *provided)),
        grounds=grounds(lang),
    )
