"""A decision that a funder told of, as a fact of the case: offered, not done.

The source of the new fact is that funder, its date that of the decision.
"""

from datetime import date
from typing import cast

from api.casezone.land import Land
from api.casezone.principles.kept import Content
from api.casezone.principles.shapes import Offer
from api.messages.principles import FunderDecision
from api.regionfile.parse import Tree
from api.web.records import camel
from matcher.model.terms import Instrument, InstrumentStatus, Stelsel

STATUS = {
    FunderDecision.GRANTED: InstrumentStatus.TOEGEKEND,
    FunderDecision.REFUSED: InstrumentStatus.AFGEWEZEN,
    FunderDecision.WITHDRAWN: InstrumentStatus.INGETROKKEN,
}
INSTRUMENT = {
    Stelsel.WMO: Instrument.BESCHIKKING_WMO,
    Stelsel.WLZ: Instrument.INDICATIEBESLUIT_CIZ,
    Stelsel.ZVW: Instrument.VERWIJZING,
    Stelsel.WFZ: Instrument.PLAATSINGSBESLUIT_DJI,
    Stelsel.JEUGDWET: Instrument.VERLENINGSBESCHIKKING_JEUGD,
    Stelsel.EIGEN: Instrument.HUUROVEREENKOMST,
    Stelsel.MAATWERK: Instrument.AFSPRAAK_MAATWERK,
}
Case = dict[str, Tree]


def offer_of(file: Land, content: Content, version: int) -> Offer | None:
    """Return the entitlement after the decision; None before there is a decision."""
    decision = content.said.decision
    if decision is None:
        return None
    case = cast("Case", file["case"])
    at = _at(case, content)
    return Offer(
        entitlement=cast("Case", camel(_entitlement(case, content, at))),
        replaces=at,
        source=content.asked.funder,
        dated=decision.decided_on,
        case_version=version,
    )


def adopted(file: Land, content: Content) -> Land:
    """Return the file of a case with the decision in it, and where it came from."""
    case = dict(cast("Case", file["case"]))
    at = _at(case, content)
    papers = list(cast("list[Tree]", case["entitlements"]))
    fresh: Tree = _entitlement(case, content, at)
    if at is None:
        papers.append(fresh)
    else:
        papers[at] = fresh
    path = f"entitlements[{len(papers) - 1 if at is None else at}]"
    notes = [
        note
        for note in cast("list[Case]", case["facts"])
        if not str(note["path"]).startswith(path)
    ]
    note: Tree = {
        "path": path,
        "source": content.asked.funder,
        "dated": _decided(content).isoformat(),
    }
    return file | {"case": case | {"entitlements": papers, "facts": [*notes, note]}}


def _at(case: Case, content: Content) -> int | None:
    """Return which entitlement it is about; None when it is a new one."""
    asked = content.asked
    for k, paper in enumerate(cast("list[Case]", case["entitlements"])):
        routes = cast("list[Tree]", paper["routes"])
        if paper["funder"] == asked.funder and asked.route.value in routes:
            return k
    return None


def _entitlement(case: Case, content: Content, at: int | None) -> Case:
    decision, asked = content.said.decision, content.asked
    if decision is None:
        raise LookupError("no decision")
    papers = cast("list[Case]", case["entitlements"])
    before: Case = {} if at is None else papers[at]
    new: Case = {
        "routes": [asked.route.value],
        "instrument": INSTRUMENT[asked.stelsel].value,
        "funder": asked.funder,
    }
    paper = new | before | {"status": STATUS[decision.kind].value, "due": None}
    if decision.kind is FunderDecision.GRANTED:
        start = before.get("start") or decision.decided_on.isoformat()
        until = None if decision.until is None else decision.until.isoformat()
        if until is not None and str(start) >= until:
            start = decision.decided_on.isoformat()
        paper |= {"start": start, "until": until}
    return paper


def _decided(content: Content) -> date:
    decision = content.said.decision
    if decision is None:
        raise LookupError("no decision")
    return decision.decided_on
