"""What crosses to a partner, field by field: all of it must be in the policy.

A message type that goes to the exchange has each of its fields here; `FORM` is what
names a thing or counts turns.
"""

from collections.abc import Iterator, Mapping
from http import HTTPStatus

from api.casezone.desk import Desk
from api.messages import StayTold
from api.messages.principles import PrincipleAsked
from api.messages.questions import DeskTurn, QuestionAsked
from api.messages.reports import ReportSent
from api.sharing.policy import Policy
from api.sharing.reading import in_force
from api.sharing.words import Partner, Phase
from api.web.problems import Problem
from api.web.shape import Shape

FORM = ""
CROSSES: Mapping[type[Shape], tuple[Partner, Mapping[str, str]]] = {
    QuestionAsked: (
        Partner.PROVIDER,
        {
            **dict.fromkeys(("version", "place"), FORM),
            **dict.fromkeys(("start", "until"), "question.period"),
            **dict.fromkeys(
                ("with_other", "answer_by", "hold_days", "empty_nights"),
                "question.terms",
            ),
            "criteria": "question.criteria",
            **dict.fromkeys(("care_hours_from", "care_hours_to"), "question.careHours"),
            "hurry": "question.hurry",
            "latest": "question.latest",
            "payers": "question.payers",
        },
    ),
    DeskTurn: (
        Partner.PROVIDER,
        {
            **dict.fromkeys(("version", "turn"), FORM),
            "reply": "question.reply",
            **dict.fromkeys(("empty_nights", "answer_by"), "question.terms"),
            "take_back_until": "question.takeBack",
        },
    ),
    StayTold: (Partner.PROVIDER, {"day": "stay.day"}),
    PrincipleAsked: (
        Partner.FUNDER,
        {
            **dict.fromkeys(("version", "funder", "answer_by", "round"), FORM),
            **dict.fromkeys(("stelsel", "route"), "principle.route"),
            **{n: f"principle.{n}" for n in ("care", "profile", "cause", "amount")},
            **dict.fromkeys(("start", "duration"), "principle.period"),
            "replies": "principle.replies",
        },
    ),
    ReportSent: (
        Partner.FUNDER,
        {
            **dict.fromkeys(("version", "funder", "as_of"), FORM),
            "body": "report.counts",
        },
    ),
}


def withheld(policy: Policy, phase: Phase | None, body: Shape) -> Iterator[str]:
    """Yield the fields that a message tells and the policy does not allow."""
    partner, fields = CROSSES[type(body)]
    for name, field in fields.items():
        told = getattr(body, name) not in (None, ())
        if told and field != FORM and not policy.allows(partner, phase, field):
            yield field


def check_crossing(desk: Desk, phase: Phase | None, *bodies: Shape) -> None:
    """Raise a problem when a message tells more than the policy allows."""
    policy = in_force(desk.settings.sharing)
    fields = sorted({name for body in bodies for name in withheld(policy, phase, body)})
    if fields:
        detail = f"The sharing policy does not allow to tell: {', '.join(fields)}."
        raise Problem(HTTPStatus.CONFLICT, detail)
