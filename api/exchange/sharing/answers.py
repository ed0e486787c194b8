"""Which field of the sharing policy each answer of the exchange is."""

from api.exchange.budgets import shapes as budgets
from api.exchange.held import shapes as held
from api.exchange.imports import report as imports
from api.exchange.places import shapes as places
from api.exchange.principles import shapes as principles
from api.exchange.questions import shapes as questions
from api.exchange.referrals import routes as referrals
from api.exchange.reports import routes as reports
from api.exchange.reveals import routes as reveals
from api.exchange.sharing.phases import OF_PRINCIPLE, OF_QUESTION, stands
from api.messages import principles as to_funders
from api.messages.questions import Said
from api.sharing.carrying import REST, Carrying, Subject, Table
from api.web.shared import Guard

# What a provider or funder has published or answered itself is its own.
OWN = ""
TABLE: Table = {
    questions.QuestionBody: {
        **dict.fromkeys(("place", "said", "mend", "mend_what", "mend_rule"), OWN),
        **dict.fromkeys(("start", "until"), "question.period"),
        "criteria": "question.criteria",
        **dict.fromkeys(("care_hours_from", "care_hours_to"), "question.careHours"),
        "hurry": "question.hurry",
        "latest": "question.latest",
        "payers": "question.payers",
        REST: "question.terms",
    },
    held.HeldBody: {
        **dict.fromkeys(("start", "until"), "question.period"),
        **dict.fromkeys(("lapses_at", "empty_nights"), "question.terms"),
        REST: OWN,
    },
    Said: {"reply": "question.reply", "take_back": "question.takeBack", REST: OWN},
    principles.PrincipleBody: {
        **dict.fromkeys(("asked_at", "answer_by", "said"), OWN),
        **dict.fromkeys(("stelsel", "route"), "principle.route"),
        **dict.fromkeys(("start", "duration"), "principle.period"),
        **{n: f"principle.{n}" for n in ("care", "profile", "cause", "amount")},
        "replies": "principle.replies",
    },
    referrals.ReferralBody: "referral.state",
    reports.ReportInShort: "report.counts",
}
CARRYING = Carrying(
    table=TABLE,
    subjects={
        questions.QuestionBody: Subject(OF_QUESTION, "ref"),
        held.HeldBody: Subject(OF_QUESTION, "ref"),
        principles.PrincipleBody: Subject(OF_PRINCIPLE, "ref"),
    },
    nothing=frozenset(
        {
            *(places.PlaceBody, places.IntervalBody, places.Confirmed),
            *(budgets.Budgets, budgets.ContractBody, imports.ImportReport),
            *(questions.Answered, to_funders.Said),
            # The policy is laid over it where it is read, by its ground.
            reveals.RevealedBody,
        }
    ),
)
# Of the own places, and of records of the land: no case is in them.
FREE = frozenset({"withdraw", "download_sheet"})
GUARD = Guard(
    carrying=CARRYING,
    stands=stands,
    paths={
        "/questions": OF_QUESTION,
        "/holds": OF_QUESTION,
        "/principles": OF_PRINCIPLE,
    },
    whole={"read_report": "report.counts"},
    free=FREE,
)
