"""All that the desk knows at one moment: what its lists of the day are derived from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.casezone.around import Around, around
from api.casezone.asking import RunAge
from api.casezone.cases import kept as cases
from api.casezone.cases.current import WAITING
from api.casezone.cases.kept import File
from api.casezone.contacts.book import Book, Party, book
from api.casezone.contacts.shapes import Whom, in_short
from api.casezone.desk import Desk
from api.casezone.escalations.kept import ESCALATIONS
from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land
from api.casezone.plans.kept import ACTIONS, holders
from api.casezone.rights.daily import Rights, rights_at
from api.casezone.running import Running, running
from api.casezone.runs.latest import Latest, latest
from api.casezone.things import Thing, Things
from api.regionfile.shape import shaped
from api.regionfile.write import canonical
from matcher.kinds import Owner
from matcher.model.case import Case
from matcher.objective import Objective, urgency_class


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A case as it is now; `waits`: it looks for a place, and has none yet."""

    ref: str
    case: Case
    waits: bool
    urgency: int
    waited_days: int


@dataclass(frozen=True, kw_only=True)
class Day:
    """One moment of the desk. Cases that were erased are in nothing of it.

    Who is restricted is in `rights` alone, unless one case was asked for.
    """

    now: datetime
    today: date
    around: Around
    book: Book
    run: Latest | None
    cases: Mapping[str, Known]
    regie: Mapping[str, str]
    actions: tuple[Thing, ...]
    escalations: tuple[Thing, ...]
    running: Running
    rights: Rights

    @property
    def objective(self) -> Objective:
        """The figures agreed for the last run, else the usual ones."""
        return Objective() if self.run is None else self.run.objective

    @property
    def run_age(self) -> RunAge | None:
        """How old the last run is; None before there is one."""
        if self.run is None:
            return None
        age = (self.today - self.run.as_of).days
        return RunAge(ref=self.run.ref, as_of=self.run.as_of, age_days=age)

    @cached_property
    def actions_of(self) -> Mapping[str, tuple[Thing, ...]]:
        """The actions of each case."""
        return _by_case(self.actions)

    @cached_property
    def escalations_of(self) -> Mapping[str, tuple[Thing, ...]]:
        """The escalations of each case."""
        return _by_case(self.escalations)

    @cached_property
    def holds_of(self) -> Mapping[str, tuple[RowMapping, ...]]:
        """The holds of each case."""
        return _by_case_ref(self.running.holds)

    @cached_property
    def questions_of(self) -> Mapping[str, tuple[RowMapping, ...]]:
        """The questions to providers about each case."""
        return _by_case_ref(self.running.questions)

    def is_stale(self, place: str) -> bool:
        """Tell whether the figures of a place are older than was agreed."""
        age = self.around.age(place, self.today)
        return age is not None and age > self.objective.stale_days

    def whom(
        self, owner: Owner, who: str, case: str | None = None, named: str = ""
    ) -> Whom:
        """Return whose move something is, with whom to call: `named` if that runs.

        Who holds the regie is called when nobody else is known for the treatment.
        """
        known = None if case is None else self.cases.get(case)
        area = "" if known is None else known.case.municipality
        by_ref = {c.ref: c for c in self.book.contacts}
        contact = by_ref.get(named) or self.book.of(
            Party(owner=owner, who=who, area=area)
        )
        if contact is None and owner is Owner.REGIEBEHANDELAAR and case is not None:
            contact = by_ref.get(self.regie.get(case, ""))
        return Whom(
            owner=owner,
            who=who,
            name=self.around.name(who) if who else "",
            contact=None if contact is None else in_short(contact),
        )

    def holder_of(self, case: str) -> Whom:
        """Return who holds the regie of a case, with whom to call."""
        who = self.cases[case].case.regie if case in self.cases else ""
        if case in self.regie:
            asked = self.asked(self.regie[case])
            return asked.model_copy(update={"name": asked.name or who})
        return self.whom(Owner.REGIEBEHANDELAAR, who, case)

    def asked(self, contact: str) -> Whom:
        """Return a contact of the book, as far as its mandate runs."""
        found = next((c for c in self.book.contacts if c.ref == contact), None)
        return Whom(
            owner=None,
            who=contact,
            name="" if found is None else found.name,
            contact=None if found is None else in_short(found),
        )

    def provider_of(self, place: str) -> Whom:
        """Return the provider of a place, with whom to call there."""
        return self.whom(Owner.AANBIEDER, self.around.provider_of(place))


def day_of(desk: Desk, store: Connection, only: str | None = None) -> Day:
    """Return what the desk knows now, of all cases or of one."""
    keys, today = desk.keys, desk.today()
    run = latest(store, keys, None if only is None else {only})
    objective = Objective() if run is None else run.objective
    return Day(
        now=desk.now(),
        today=today,
        around=around(store),
        book=book(store, today),
        run=run,
        cases={
            file.ref: known(file, facts, today, objective)
            for file, facts in _readable(desk, _files(store, only))
        },
        regie=holders(store, keys, only),
        actions=_things(ACTIONS, store, keys, only),
        escalations=_things(ESCALATIONS, store, keys, only),
        running=running(store, keys, only),
        rights=rights_at(store, keys),
    )


def _files(store: Connection, only: str | None) -> tuple[File, ...]:
    if only is None:
        every = cases.some(store, "", cases.MOST)
        return tuple(file for file in every if not file.restricted)
    file = cases.one(store, only)
    return () if file is None else (file,)


def _things(
    things: Things, store: Connection, keys: Keys, only: str | None
) -> tuple[Thing, ...]:
    if only is None:
        return things.all(store, keys)
    return things.of_case(store, keys, only)


def _by_case_ref(rows: Iterable[RowMapping]) -> dict[str, tuple[RowMapping, ...]]:
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[row["case_ref"]].append(row)
    return {case: tuple(own) for case, own in found.items()}


def known(file: File, facts: Land, today: date, objective: Objective) -> Known:
    """Return a case as it is now."""
    case = shaped(Case, canonical(facts["case"]))
    return Known(
        ref=file.ref,
        case=case,
        waits=file.state == WAITING,
        urgency=urgency_class(case, today, objective),
        waited_days=(today - case.waiting_since).days,
    )


def _readable(desk: Desk, files: Iterable[File]) -> Iterator[tuple[File, Land]]:
    for file in files:
        try:
            yield file, cases.opened(desk.keys, file)
        except ErasedError:
            # Its key went while the files were being read.
            continue


def _by_case(things: tuple[Thing, ...]) -> Mapping[str, tuple[Thing, ...]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        found[thing.case].append(thing)
    return {case: tuple(own) for case, own in found.items()}
