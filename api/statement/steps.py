"""The order of the objective: its steps, its agreed figures, and what ties mean."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from api.statement.claims import AgreedFigure, StepSaid, Texts
from api.text.labels import label
from api.text.language import Both, Lang
from matcher.facts.origins import OF_STEP
from matcher.model.agreements import STANDARD
from matcher.objective import MAXIMISED, Objective

AIMS = (Both("zo klein mogelijk", "smallest"), Both("zo groot mogelijk", "largest"))
FIGURES: Mapping[str, Both] = {
    "guard_days": Both(
        "na zoveel dagen wachten telt iemand een klasse hoger",
        "after so many days of waiting one counts a class higher",
    ),
    "stale_days": Both(
        "dagen waarna een cijfer van een plek oud is",
        "days after which a figure of a place is old",
    ),
    "look_days": Both(
        "dagen tot er weer gekeken wordt bij geen plek",
        "days until a case without a place is looked at again",
    ),
    "fit_own_municipality": Both("punten: eigen gemeente", "points: own gemeente"),
    "fit_network": Both("punten: naasten dichtbij", "points: family and friends near"),
    "fit_continuity": Both(
        "punten: blijven waar iemand nu is", "points: staying where one is now"
    ),
    "fit_wish": Both("punten: een wens die uitkomt", "points: a wish that is met"),
    "horizon_days": Both(
        "dagen vooruit dat het geld geregeld is, als de regio niets anders afspreekt",
        "days ahead that money is arranged, unless a region agrees otherwise",
    ),
    "levels_above": Both(
        "niveaus meer beveiliging zonder reden, als de regio niets anders afspreekt",
        "security levels above the need without a reason, unless agreed otherwise",
    ),
    "u0_days": Both("dagen voor: vandaag nodig", "days for: needed today"),
    "u1_days": Both("dagen voor: deze week nodig", "days for: needed this week"),
    "u2_days": Both("dagen voor: binnen zes weken", "days for: within six weeks"),
}
ORDER: Mapping[str, Both] = {
    "steps": Both(
        "De stappen tellen in deze volgorde. Een latere stap kiest alleen tussen "
        "verdelingen die tot dan toe gelijk zijn.",
        "The steps count in this order. A later step only chooses among plans that "
        "are equal so far.",
    ),
    "guard": Both(
        "De wachtgrens in dagen is {days}. Daarna telt iemand één klasse hoger, nooit "
        "als vandaag nodig.",
        "The guard for waiting in days is {days}. After that one counts a class "
        "higher, never as needed today.",
    ),
    "tie": Both(
        "Zijn verdelingen in elke stap gelijk, dan kiest een vaste volgorde zonder "
        "betekenis. De uitleg noemt dat een gelijke stand.",
        "When plans are equal in every step, a fixed order without meaning decides. "
        "The explanation calls that a tie.",
    ),
    "bytes": Both(
        "Dezelfde invoer geeft precies dezelfde uitslag. Dat geldt voor elke uitslag "
        "die bewezen is.",
        "The same input gives the same outcome, byte for byte. That holds for every "
        "outcome that is proved.",
    ),
    "policy": Both(
        "De volgorde en de getallen zijn beleid, geen wet.",
        "The order and the figures are policy, not law.",
    ),
}


def steps_said(objective: Objective, lang: Lang) -> tuple[StepSaid, ...]:
    """Return the steps in force, first to last."""
    return tuple(
        StepSaid(
            key=step,
            meaning=label(step, lang),
            aim=AIMS[step in MAXIMISED].in_(lang),
            record=OF_STEP[step],
        )
        for step in objective.steps
    )


def figures(objective: Objective, lang: Lang) -> tuple[AgreedFigure, ...]:
    """Return the agreed figures: of the objective, and the standard ones of rules."""
    return tuple(_figures(objective, lang))


def order(objective: Objective, lang: Lang) -> Texts:
    """Return what goes for all steps together."""
    days = objective.guard_days
    return tuple(text.in_(lang).format(days=days) for text in ORDER.values())


def _figures(objective: Objective, lang: Lang) -> Iterator[AgreedFigure]:
    for record in (objective, STANDARD):
        for one in fields(record):
            value = getattr(record, one.name)
            if isinstance(value, int):
                meaning = FIGURES[one.name].in_(lang)
                yield AgreedFigure(key=one.name, meaning=meaning, value=value)
