"""Why the desk calls somebody today, and why in this order."""

from datetime import date

from api.text.template import Template
from api.text.values import Counted
from matcher.kinds import KindOfNo
from matcher.result import NetEffect

TONIGHT_BRIDGE = Template(
    "Voor vannacht kan {place}, tot {until}. Betaler: {funder}. Regel het nu.",
    "For tonight there is {place}, until {until}. Payer: {funder}. Arrange it now.",
    {"place": str, "until": date, "funder": str},
)
TONIGHT_NONE = Template(
    "Voor vannacht is nog geen overbrugging bekend. Overleg nu.",
    "No bridge is known for tonight yet. Consult now.",
)
CALL_FIRST = Template(
    "Bel eerst. De cijfers van {place} zijn {days} oud. Een voorstel rust erop.",
    "Call first. The figures of {place} are {days} old. A proposal rests on them.",
    {"place": str, "days": Counted},
)
QUESTION = Template(
    "De vraag over {place} loopt af op {day}. Bel de aanbieder.",
    "The question about {place} ends on {day}. Call the provider.",
    {"place": str, "day": date},
)
ANSWER = Template(
    "De aanbieder van {place} wacht op antwoord, tot {day}.",
    "The provider of {place} waits for an answer, until {day}.",
    {"place": str, "day": date},
)
REFUSAL = Template(
    "Een nee van {place} gaat in tegen wat de aanbieder zelf meldt. Bespreek het.",
    "A no of {place} goes against what the provider itself reports. Talk about it.",
    {"place": str},
)
HOLD = Template(
    "De vastgehouden plek {place} vervalt op {day}. Rond het af of geef terug.",
    "The hold on {place} ends on {day}. Finish it or give it back.",
    {"place": str, "day": date},
)
PROPOSAL = Template(
    "Er is een voorstel voor {place}, vanaf {start}. Stel de vraag.",
    "There is a proposal for {place}, from {start} on. Ask the question.",
    {"place": str, "start": date},
)
TO_PLACER = Template(
    "Er is een advies aan wie plaatst: {place}, vanaf {start}.",
    "There is advice for who places: {place}, from {start} on.",
    {"place": str, "start": date},
)
ESCALATION = Template(
    "Het gevraagde advies is er nog niet. De datum is {day}.",
    "The advice that was asked for is not there yet. The date is {day}.",
    {"day": date},
)
CORRECTION = Template(
    "Er is gezegd dat een gegeven niet klopt. Beslis voor {day}.",
    "A fact is said to be wrong. Decide before {day}.",
    {"day": date},
)
TELL_CORRECTED = Template(
    "Vertel deze aanbieder dat een gegeven is verbeterd.",
    "Tell this provider that a fact was corrected.",
)
OBJECTION = Template(
    "Er is een bezwaar. Laat iemand anders het wegen, voor {day}.",
    "There is an objection. Let somebody else weigh it, before {day}.",
    {"day": date},
)
SEND_ON = Template(
    "Er is een bezwaar waarover een ander beslist. Stuur het door.",
    "There is an objection on which another decides. Send it on.",
)
RESTRICTION = Template(
    "Het gebruik van deze gegevens is beperkt. Kijk opnieuw op {day}.",
    "The use of these facts is restricted. Look again on {day}.",
    {"day": date},
)
HANDOVER = Template(
    "De overdracht naar {place} mist nog: {item}. De datum is {day}.",
    "The handover to {place} still lacks: {item}. The date is {day}.",
    {"place": str, "item": str, "day": date},
)
PRINCIPLE = Template(
    "De principevraag loopt af op {day}. Vraag om een antwoord.",
    "The question of principle lapses on {day}. Ask for an answer.",
    {"day": date},
)
FOLLOW_UP = Template(
    "Vraag hoe het gaat, {days} na de komst. De datum is {day}.",
    "Ask how it goes, {days} after the arrival. The date is {day}.",
    {"days": Counted, "day": date},
)
ACTION = Template(
    "Vraag hoe het staat. De datum is {day}. De afspraak: {what}",
    "Ask how it stands. The date is {day}. What was agreed: {what}",
    {"day": date, "what": str},
)
CHANGE = Template(
    "Nog geen plek: {kind}. Als dit lukt, {net}. Wat nodig is: {what}",
    "No place yet: {kind}. If this works, {net}. What is needed: {what}",
    {"kind": KindOfNo, "net": NetEffect, "what": str},
)
LOOK = Template(
    "De casus komt opnieuw op tafel: {day} is bereikt. Nog geen plek: {kind}.",
    "The case is looked at again: {day} was reached. No place yet: {kind}.",
    {"day": date, "kind": KindOfNo},
)
NOTHING_LEFT = Template(
    "Nog geen plek: {kind}. Geen wijziging is nog te proberen. Overleg: opschalen?",
    "No place yet: {kind}. No change is left to try. Consult: escalate?",
    {"kind": KindOfNo},
)
ORDER = Template(
    "Spoed: {urgency}. Eerste datum: {day}.",
    "Urgency: {urgency}. First date: {day}.",
    {"urgency": str, "day": date},
)
ORDER_NO_DAY = Template(
    "Spoed: {urgency}. Er is geen datum.",
    "Urgency: {urgency}. There is no date.",
    {"urgency": str},
)
STUCK_ACTION = Template(
    "Een afspraak loopt, tot {day}: {what}",
    "An action is under way, until {day}: {what}",
    {"day": date, "what": str},
)
STUCK_ADVICE = Template(
    "Advies is gevraagd, voor {day}.",
    "Advice was asked for, by {day}.",
    {"day": date},
)
STUCK_ADVISED = Template(
    "Het advies is er. Beslis of het schakelpunt het volgt.",
    "The advice is there. Decide whether the desk follows it.",
)
STUCK_HOLD = Template(
    "Een plek wordt vastgehouden: {place}.", "A place is held: {place}.", {"place": str}
)
STUCK_QUESTION = Template(
    "De aanbieder van {place} antwoordt voor {day}.",
    "The provider of {place} answers by {day}.",
    {"place": str, "day": date},
)
STUCK_ANSWER = Template(
    "De aanbieder van {place} wacht op het schakelpunt, tot {day}.",
    "The provider of {place} waits for the desk, until {day}.",
    {"place": str, "day": date},
)
STUCK_PRINCIPLE = Template(
    "Een financier is in principe gevraagd, tot {day}.",
    "A funder was asked in principle, until {day}.",
    {"day": date},
)
STUCK_CHANGE = Template(
    "Nog niet gestart: {what}", "Not started yet: {what}", {"what": str}
)
STUCK_PROPOSAL = Template(
    "De laatste ronde heeft een voorstel. Stel de vraag.",
    "The last run has a proposal. Ask the question.",
)
STUCK_NOTHING = Template(
    "Geen wijziging die een ander mag doen opent een plek. Schaal op.",
    "No change that somebody may make opens a place. Escalate.",
)
STUCK_NO_RUN = Template(
    "Deze casus zat niet in de laatste ronde. Vraag een ronde.",
    "This case was not in the last run. Ask for a run.",
)
