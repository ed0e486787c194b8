"""A claim and its text as they go over the line; whom they name is logged first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from api.casezone.desk import Desk
from api.casezone.explaining.base import RunFile
from api.casezone.masking import masked
from api.casezone.readings import cases_in, log, places_in
from api.casezone.runs.figures import figures_of
from api.casezone.runs.found import check_open
from api.casezone.runs.shapes import Explanation, blocks_of
from api.identity import Account
from api.regionfile.parse import Tree
from api.text.blocks import Block
from api.web.records import camel


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Who is told something of a run, of one case in it or of all, and for what."""

    desk: Desk
    account: Account
    action: str
    file: RunFile
    case: str | None = None

    def told(self, claim: Tree, text: Iterable[Block]) -> Explanation:
        """Return an explanation, once it is logged for every case that it names.

        403 when one of those is closed.
        """
        file, own = self.file, masked(claim)
        region, stale_days = file.region, file.result.objective.stale_days
        named = cases_in(own, region) | ({self.case} if self.case else set())
        with self.desk.store.reading() as store:
            check_open(store, named)
        made = Explanation(
            run=file.ref,
            case=self.case,
            claim=cast("dict[str, Any]", camel(own)),
            text=blocks_of(text),
            figures=figures_of(region, places_in(own, region), stale_days),
            withheld=own != claim,
        )
        log(self.desk, self.account, self.action, named)
        return made
