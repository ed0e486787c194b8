"""Which field of the sharing policy each answer of the desk is."""

from api.casezone.asking import RunAge
from api.casezone.calls import shapes as calls
from api.casezone.cases import drafts
from api.casezone.cases import routes as cases
from api.casezone.consents import routes as consents
from api.casezone.contacts import shapes as contacts
from api.casezone.corrections import shapes as corrections
from api.casezone.decisions import shapes as decisions
from api.casezone.escalations import shapes as escalations
from api.casezone.explaining import summary
from api.casezone.followups import shapes as followups
from api.casezone.handovers import shapes as handovers
from api.casezone.holds import routes as holds
from api.casezone.objections import shapes as objections
from api.casezone.options import shapes as options
from api.casezone.placements import shapes as placements
from api.casezone.places import routes as places
from api.casezone.plans import shapes as plans
from api.casezone.principles import shapes as principles
from api.casezone.questions import shapes as questions
from api.casezone.referrals import routes as referrals
from api.casezone.reports import asking as report_jobs
from api.casezone.reports import routes as reports
from api.casezone.restrictions import shapes as restrictions
from api.casezone.reveals import routes as reveal_routes
from api.casezone.reveals import shapes as reveals
from api.casezone.rights import letters
from api.casezone.runs import shapes as runs
from api.casezone.seen import routes as seen
from api.casezone.sharing import comparing
from api.casezone.sharing.phases import OF_CASE, OF_PLACEMENT, stands
from api.casezone.stuck import shapes as stuck
from api.messages.questions import Said
from api.sharing.carrying import REST, Carrying, Subject, Table
from api.web.shared import Guard

TABLE: Table = {
    cases.CasePage: {"items": "", "restricted": "desk.rights", "next": ""},
    cases.CaseInShort: {
        "waiting_since": "case.waitingSince",
        "latest": "case.urgency",
        "placed": "file.placements",
    },
    cases.CaseFile: {
        "restricted": "",
        "disputed": "desk.rights",
        "case": "case.",
        "placements": "file.placements",
        "rulings": "file.rulings",
        "ties": "file.ties",
    },
    drafts.Eligibility: {REST: "desk.options", "may_be_known": ""},
    drafts.Lookalikes: {"number": "desk.options", "refs": "desk.lookalikes"},
    options.CaseOptions: {REST: "desk.options", "case": "", "version": ""},
    runs.Explanation: {REST: "desk.explanation", "run": ""},
    summary.Summary: {REST: "desk.explanation", "run": "", "as_of": ""},
    questions.QuestionInShort: "desk.questions",
    # What is in them is told apart: what was answered, and what the desk keeps.
    questions.QuestionBody: {REST: "desk.questions", "said": "", "own": ""},
    Said: "desk.answers",
    questions.Own: "desk.notes",
    questions.RefusalBody: "desk.answers",
    holds.HoldBody: "desk.holds",
    decisions.DecisionBody: {REST: "desk.decisions", "kind": "desk.decisions"},
    placements.PlacementBody: "desk.placements",
    placements.PlacementFile: "desk.placements",
    handovers.HandoverBody: {"placement": "", "items": "desk.handover"},
    handovers.ItemBody: "desk.handover",
    handovers.ItemDue: "desk.handover",
    followups.FollowUpBody: "desk.followUp",
    followups.FollowUpFile: "desk.followUp",
    plans.Started: "desk.plan",
    plans.ActionBody: "desk.plan",
    plans.PlanBody: "desk.plan",
    plans.RegieBody: "desk.plan",
    calls.CallBody: {REST: "desk.plan", "kind": "desk.plan"},
    calls.CallsBody: {"today": "", "run": "", "gone": "", "items": ""},
    escalations.Escalated: "desk.escalations",
    escalations.EscalationBody: "desk.escalations",
    stuck.StuckBody: {REST: "desk.explanation", "kind": "desk.explanation"},
    stuck.RestrictedBody: "desk.rights",
    stuck.StuckPage: {
        "restricted": "",
        "today": "",
        "run": "",
        "guard_days": "",
        "items": "",
    },
    principles.PrincipleInList: "desk.principles",
    principles.PrincipleBody: "desk.principles",
    referrals.ReferralFile: {
        **dict.fromkeys(("organisation", "heard_at", "outcome"), ""),
        **dict.fromkeys(("facts", "faults"), "desk.referral"),
    },
    seen.Seen: "desk.readings",
    reveals.RevealBody: "desk.shared",
    reveals.ConsentBody: "desk.consents",
    corrections.CorrectionBody: "desk.rights",
    corrections.Effects: "desk.rights",
    restrictions.RestrictionBody: "desk.rights",
    objections.ObjectionBody: "desk.rights",
    objections.ConcernDoors: "desk.rights",
    letters.RightsLetter: "desk.rights",
}
CARRYING = Carrying(
    table=TABLE,
    subjects={
        cases.CaseInShort: Subject(OF_CASE, "ref"),
        cases.CaseFile: Subject(OF_CASE, "ref"),
        handovers.HandoverBody: Subject(OF_PLACEMENT, "placement"),
    },
    nothing=frozenset(
        {
            *(places.KnownPlace, cases.BroughtIn, runs.RunBody),
            *(contacts.Contact, contacts.ContactGap, comparing.DifferenceBody),
            *(principles.PrincipleInShort, referrals.ReferralInShort),
            *(reports.ReportInShort, report_jobs.ReportJob, RunAge),
            *(reveal_routes.RevealMade, consents.ConsentGiven, decisions.DecisionMade),
            *(corrections.CorrectionAsked, restrictions.Imposed),
            objections.ObjectionMade,
        }
    ),
)
# The person's own right to see it is not for a policy to limit; what is protected is
# left out by the view of the person. The events of a run name no case.
FREE = frozenset({"export_person", "follow_run"})
GUARD = Guard(
    carrying=CARRYING,
    stands=stands,
    paths={"/cases": OF_CASE, "/placements": OF_PLACEMENT},
    whole={"read_result": "desk.explanation", "read_report": "desk.explanation"},
    free=FREE,
)
