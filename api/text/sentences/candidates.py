"""Who could use an opening, and the chain behind it: words for the desk alone."""

from datetime import date

from api.text.template import Template
from api.text.values import Counted

DESK_ONLY = Template(
    "Alleen voor het schakelpunt. Stuur een aanbieder nooit een lijst met mensen. "
    "Stel per vrije plek één vraag tegelijk.",
    "For the desk alone. Never send a provider a list of people. "
    "Ask one question at a time for each opening.",
)
OPEN_NOW = Template("Deze plek heeft een vrije plek.", "This place has an opening.")
ASSUMED = Template(
    "Deze plek is nu vol. Dit geldt als er vandaag een plek vrijkomt.",
    "This place is full now. This holds if one place came free today.",
)
ORDER = Template(
    "De volgorde is spoed, uiterste datum en wachttijd. "
    "Gelijke beurt is gelijk: de volgorde daarbinnen betekent niets.",
    "The order is urgency, latest date and waiting time. "
    "An equal turn is a tie: the order within it means nothing.",
)
NEVER = Template(
    "Voor {cases} kan deze plek niet. Dat is geen advies om iets te veranderen.",
    "For {cases} this place is not possible. That is no advice to change anything.",
    {"cases": Counted},
)
NOBODY = Template(
    "Op dit moment past hier geen open casus.", "At this moment no open case fits here."
)
BESIDE = Template("past naast de rest", "fits beside the rest")
NOT_BESIDE = Template("past nu niet naast de rest", "does not fit beside the rest now")
LEAVES = Template("laat {place} los", "gives up {place}", {"place": str})
NEEDS = Template("{what}: {who}", "{what}: {who}", {"what": str, "who": str})
LIMIT = Template(
    "{limit} ({capacity} over, {amount} nodig): {who}",
    "{limit} ({capacity} left, {amount} needed): {who}",
    {"limit": str, "capacity": str, "amount": str, "who": str},
)
ENDS_TOO_SOON = Template(
    "De plek sluit voordat de betaling kan beginnen.",
    "The opening ends before the payment can start.",
)
NO_CHAIN = Template(
    "Een vertrek naar deze plek maakt nergens een plek vrij.",
    "Moving to this place sets no place free.",
)
CHAIN_RULES = Template(
    "Wie een vaste plek heeft, blijft. Deze keten laat alleen zien wat zou kunnen.",
    "Whoever has a fixed place stays. This chain only shows what could be.",
)
LINK = Template(
    "Van {leaves} naar {to}: {case}. De eerste plek is dan vrij vanaf {day}.",
    "From {leaves} to {to}: {case}. The first place is then free from {day}.",
    {"case": str, "leaves": str, "to": str, "day": date},
)
WHY = Template("Reden: {mover}.", "Reason: {mover}.", {"mover": str})
OTHERS = Template(
    "Net zo vrij komt die plek door: {cases}.",
    "That place would come free just so through: {cases}.",
    {"cases": tuple},
)
USERS = Template(
    "Die plek past bij {cases}, waarvan {unplaced} nog zonder plek. Eerst: {users}.",
    "That place fits {cases}, of which {unplaced} without a place. First: {users}.",
    {"cases": Counted, "unplaced": int, "users": tuple},
)
NO_USERS = Template("Daar past nu geen open casus.", "No open case fits there now.")
BRIDGE = Template(
    "Dat is een overbrugging, voor wie vannacht geen plek heeft.",
    "That is a bridge, for whoever has no place tonight.",
)
CUT = Template(
    "De keten gaat verder dan hier staat.", "The chain goes on beyond what is listed."
)
