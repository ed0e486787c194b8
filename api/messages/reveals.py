"""Fields that the desk reveals to one provider: what is null is not revealed."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictInt
from pydantic_core import PydanticCustomError

from api.messages.questions import Ref
from api.sharing.policy import Code
from api.web.days import Day, Moment
from api.web.shape import Coded
from matcher.model.terms import Need, Security, Sex, TitleForm, TitleKind, Trait


def _number(value: object) -> object:
    # Left to itself a text, or true, would be read as a number.
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("level", "Input should be a whole number")
    return value


Level = Annotated[Security, BeforeValidator(_number)]


class TitleTold(Coded):
    """A juridische titel as it is revealed."""

    kind: TitleKind
    forms: tuple[TitleForm, ...]
    start: Day
    until: Day | None = None


class Revealed(Coded):
    """The fields themselves; no name, no number, no place, nobody else."""

    municipality: Annotated[str | None, Field(max_length=64)] = None
    age: Annotated[StrictInt | None, Field(ge=0, le=130)] = None
    sex: Sex | None = None
    needs: tuple[Need, ...] | None = None
    security: Level | None = None
    traits: tuple[Trait, ...] | None = None
    titles: tuple[TitleTold, ...] | None = None
    with_child: StrictBool | None = None
    care_hours: Annotated[StrictInt | None, Field(ge=0)] = None
    expected_stay_days: Annotated[StrictInt | None, Field(ge=0)] = None


class RevealTold(Coded):
    """What is revealed for one question, on which ground of the policy, until when."""

    version: Literal[1] = 1
    question: Ref
    ground: Code
    until: Moment
    fields: Revealed


class RevealState(Coded):
    """What has become of a reveal; the fields are there while it is REVEALED."""

    ref: str
    state: Literal["REVEALED", "TAKEN_BACK", "LAPSED"]
