"""Conditions of a funding line, and what has to be done by a day."""

from datetime import date

from api.text.template import Template
from matcher.funding.conditions import ConditionCode, TaskCode

CONDITION: dict[ConditionCode, Template] = {
    ConditionCode.DECISION_DUE: Template(
        "De aanvraag loopt. Eerst komt het besluit.",
        "The application runs. The decision comes first.",
    ),
    ConditionCode.PLACER_DECIDES: Template(
        "DJI of de reclassering neemt het plaatsingsbesluit.",
        "DJI or the probation service takes the plaatsingsbesluit.",
    ),
    ConditionCode.WMO_BESIDE_WLZ: Template(
        "Naast een Wlz-indicatie mag het college de Wmo stoppen. "
        "Het college bevestigt of de Wmo doorloopt.",
        "Beside a Wlz indication the college may end the Wmo. "
        "The college confirms whether the Wmo continues.",
    ),
    ConditionCode.WMO_UNTIL_WLZ: Template(
        "Het CIZ beslist nog over de Wlz. "
        "Spreek een einddatum af, en wie de aanvraag volgt.",
        "The CIZ has yet to decide on the Wlz. "
        "Agree an end date, and who follows the application.",
    ),
    ConditionCode.WMO_END_AGREED: Template(
        "De Wlz-indicatie is er al. "
        "Spreek met het college een einddatum af, en wie de overstap regelt.",
        "The Wlz indication is there already. "
        "Agree an end date with the college, and who arranges the change.",
    ),
    ConditionCode.ZVW_BESIDE_WLZ: Template(
        "Zorgkantoor en zorgverzekeraar bevestigen de Zvw-behandeling naast de Wlz.",
        "Zorgkantoor and health insurer confirm Zvw treatment beside the Wlz.",
    ),
    ConditionCode.TREATMENT_NOT_INTEGRAL: Template(
        "De behandeling hoort niet bij de Wlz-behandeling. "
        "De zorgverzekeraar bevestigt dat.",
        "The treatment is no part of the Wlz treatment. The insurer confirms that.",
    ),
    ConditionCode.WMO_DURING_STAY: Template(
        "Tijdens het Zvw-verblijf bereidt de Wmo het vervolg voor.",
        "During the Zvw stay the Wmo prepares what comes next.",
    ),
    ConditionCode.WLZ_BESIDE_WFZ: Template(
        "Naast de forensische zorg betaalt de Wlz voor een andere behoefte.",
        "Beside forensic care the Wlz pays for another need.",
    ),
    ConditionCode.MOVE_BRIDGED: Template(
        "De Wmo-beschikking verhuist niet mee. Tot het nieuwe college beslist betaalt "
        "het oude college, een garant, of het nieuwe via artikel 2.3.3 Wmo.",
        "The Wmo beschikking does not move along. Until the new college decides the "
        "old college pays, a guarantor, or the new one by article 2.3.3 Wmo.",
    ),
    ConditionCode.TENANCY: Template(
        "De verhuurder stemt in met een huurovereenkomst.",
        "The landlord agrees to a tenancy agreement.",
    ),
    ConditionCode.DELIVERY_FORM: Template(
        "De beslisser stemt in met een andere leveringsvorm.",
        "The decider agrees to another form of delivery.",
    ),
    ConditionCode.FOLLOW_ON_DECISION: Template(
        "De volgende betaler beslist voor de overname.",
        "The next payer decides before taking over.",
    ),
    ConditionCode.HOLE_BRIDGED: Template(
        "Iemand betaalt de dagen tot de volgende betaler beslist. "
        "Onder de Wmo kan dat via artikel 2.3.3, anders via een garant.",
        "Somebody pays the days until the next payer decides. "
        "Under the Wmo article 2.3.3 can do that, otherwise a guarantor.",
    ),
    ConditionCode.RENEWAL: Template(
        "De beslisser verlengt het besluit voor het afloopt.",
        "The decider renews the decision before it ends.",
    ),
    ConditionCode.GUARANTEE_ENDS: Template(
        "Iemand neemt het deel van de garant daarna over.",
        "Somebody takes over the guarantor's part afterwards.",
    ),
}
TASK: dict[TaskCode, Template] = {
    TaskCode.APPLY: Template("Vraag het besluit aan.", "Apply for the decision."),
    TaskCode.RENEW: Template(
        "Vraag een besluit over verlenging.", "Ask for a decision on renewal."
    ),
    TaskCode.PREPARE_FOLLOW_ON: Template(
        "Bereid het vervolg na de titel voor.", "Prepare what follows the title."
    ),
    TaskCode.NEXT_PAYER: Template(
        "Regel wie daarna betaalt.", "Arrange who pays afterwards."
    ),
    TaskCode.APPLY_GGZ_B: Template(
        "Vraag het CIZ om een besluit over voortgezet verblijf.",
        "Ask the CIZ for a decision on continued stay.",
    ),
    TaskCode.AFTER_GUARANTEE: Template(
        "Regel wie na de garant betaalt.", "Arrange who pays after the guarantor."
    ),
}
HORIZON = Template(
    "Verder dan {day} kijkt dit voorstel niet.",
    "This proposal does not look beyond {day}.",
    {"day": date},
)
CONFIRMS = Template("Wie bevestigt: {who}.", "Who confirms: {who}.", {"who": str})
PAYER = Template("Betaler: {who}.", "Payer: {who}.", {"who": str})
BY_DAY = Template("Uiterlijk {day}.", "By {day}.", {"day": date})
TASK_BY = Template(
    "{task} Wie: {who}. Uiterlijk {day}.",
    "{task} Who: {who}. By {day}.",
    {"task": str, "who": str, "day": date},
)
HOLE = Template(
    "Nog geen besluit over de betaling van {component}: van {start} tot {until}.",
    "No decision yet on paying for {component}: from {start} until {until}.",
    {"component": str, "start": date, "until": date},
)
LAST_APPLICATION = Template(
    "Laatste veilige aanvraagdag: {day}.",
    "Last safe day to apply: {day}.",
    {"day": date},
)
LAST_APPLICATION_PAST = Template(
    "Een aanvraag was op tijd tot en met {day}. Die dag is voorbij.",
    "An application was in time up to {day}. That day has passed.",
    {"day": date},
)
GUARANTOR = Template(
    "Mogelijke garant: {who}.", "Possible guarantor: {who}.", {"who": str}
)
