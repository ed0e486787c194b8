"""What the answer to a request of the person says: correction, objection."""

from datetime import date

from api.text.template import Template

CORRECTION = Template(
    "Antwoord op een verzoek om verbetering, casus {case}",
    "Answer to a request for correction, case {case}",
    {"case": str},
)
OBJECTION = Template(
    "Antwoord op een bezwaar, casus {case}",
    "Answer to an objection, case {case}",
    {"case": str},
)
CAME_IN = Template(
    "Het verzoek kwam binnen op {day}.", "The request came in on {day}.", {"day": date}
)
BUSY = Template(
    "Het schakelpunt kijkt er nog naar. Het antwoord komt uiterlijk op {day}.",
    "The desk is still looking at it. The answer comes on {day} at the latest.",
    {"day": date},
)
WITHDRAWN = Template("Het verzoek is ingetrokken.", "The request was withdrawn.")
ACCEPTED = Template(
    "De gegevens zijn verbeterd. De oude stand blijft bewaard, met de datum erbij.",
    "The facts were corrected. How they were is kept, with its date.",
)
PARTLY = Template(
    "Een deel van de gegevens is verbeterd. De rest blijft zoals het was.",
    "Some of the facts were corrected. The others stay as they were.",
)
REFUSED = Template(
    "De gegevens blijven zoals ze waren.", "The facts stay as they were."
)
REASON = Template("De reden: {reason}.", "The reason: {reason}.", {"reason": str})
AS_THEY_ARE = Template(
    "Zo staan de gegevens van dit verzoek er nu.",
    "This is how the facts of this request stand now.",
)
RECOMPUTED = Template(
    "Daarna is opnieuw gerekend. De uitkomst staat in de brief van die ronde.",
    "After that it was worked out anew. The letter of that run has the outcome.",
)
NOT_RECOMPUTED = Template(
    "Het schakelpunt rekent nu niet opnieuw, want het zoekt nu geen plek.",
    "The desk does not work it out anew, since it looks for no place now.",
)
RECEIVERS = Template(
    "Wie het oude gegeven kreeg, hoort van de verbetering. "
    "Het schakelpunt vertelt op verzoek wie dat zijn.",
    "Whoever received the old fact hears of the correction. "
    "The desk tells on request who they are.",
)
WEIGHING = Template(
    "Het bezwaar wordt gewogen. Tot dan gebruikt het schakelpunt de gegevens niet.",
    "The objection is being weighed. Until then the desk does not use the facts.",
)
USE_ENDS = Template(
    "Het schakelpunt is het ermee eens. Het zoekt niet verder met deze gegevens.",
    "The desk agrees. It looks no further with these facts.",
)
PROPOSAL_ENDS = Template(
    "Het schakelpunt is het ermee eens. Het voorstel is ingetrokken. "
    "Mensen kijken opnieuw.",
    "The desk agrees. The proposal was withdrawn. People look anew.",
)
LOOKS_ANEW = Template(
    "Het schakelpunt is het ermee eens. Mensen beslissen opnieuw.",
    "The desk agrees. People decide anew.",
)
GOES_ON = Template(
    "Het schakelpunt is het er niet mee eens, en gaat door.",
    "The desk does not agree, and goes on.",
)
BY_ANOTHER = Template(
    "Iemand heeft dit gewogen die het niet zelf had gemaakt.",
    "It was weighed by somebody who had not made it.",
)
SENT_ON = Template(
    "Hierover beslist een ander: {body}. Het is doorgestuurd op {day}.",
    "Another decides on this: {body}. It was sent on on {day}.",
    {"body": str, "day": date},
)
TO_SEND = Template(
    "Hierover beslist een ander: {body}. Het wordt doorgestuurd.",
    "Another decides on this: {body}. It is going to be sent on.",
    {"body": str},
)
OUTCOME = Template(
    "De uitkomst daar: {outcome}.", "The outcome there: {outcome}.", {"outcome": str}
)
FURTHER = Template(
    "Niet eens met dit antwoord? Hieronder staat de goede deur.",
    "Not in agreement with this answer? The right door is below.",
)
