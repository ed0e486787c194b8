"""What a taskforce or a funder gets of a gap report: the one place that decides it."""

from collections.abc import Sequence

from matcher.claims.figures import Audience
from matcher.claims.gaps import GapReport, RunNote
from matcher.projecting.gap_agenda import agenda
from matcher.projecting.gap_desk import Desk
from matcher.projecting.gap_figures import (
    chain,
    falls,
    refusals,
    shadow,
    stale,
    values,
)
from matcher.projecting.gap_tables import causes, cells, kinds, owners, shares
from matcher.projecting.published import THRESHOLD, Press


def for_reader(
    reports: Sequence[GapReport],
    reader: Audience,
    *,
    funder: str = "",
    threshold: int = THRESHOLD,
) -> GapReport:
    """Return what a reader gets of the last report, having got those before it.

    `reports`: the desk's claims about one region, oldest first; each earlier one is
    taken to have been given to the same reader. To see what two dates tell a reader,
    call this twice: with the first report, and with the first and the second. Only
    for the desk nothing is held back. `funder` limits the report to that funder's own
    stelsels and areas. Raises KeyError for a funder that the region does not know.
    """
    if reader is Audience.DESK:
        return reports[-1]
    press = Press(threshold=threshold)
    told = reports[-1]
    for report in reports:
        desk = Desk(whole=report, reader=reader, funder=funder, press=press)
        told = _projected(desk)
        press.first = False
    return told


def _projected(desk: Desk) -> GapReport:
    """Return one report as its reader gets it.

    Every field is named here: a new field of a claim is told to nobody until somebody
    decides on it.
    """
    whole = desk.whole
    return GapReport(
        format=whole.format,
        region=whole.region,
        synthetic=whole.synthetic,
        reader=desk.reader,
        funder=desk.funder,
        runs=tuple(_run(desk, run) for run in whole.runs),
        rule_set=whole.rule_set,
        objective_id=whole.objective_id,
        stale_days=whole.stale_days,
        agenda=agenda(desk),
        topics=(),
        total=desk.tallies("total", [("", whole.total)])[0],
        kinds=kinds(desk),
        cells=cells(desk),
        owners=owners(desk),
        causes=causes(desk),
        shares=shares(desk),
        values=values(desk),
        shadow=shadow(desk),
        chain=chain(desk),
        refusals=refusals(desk),
        stale=stale(desk),
        falls=falls(desk),
        scopes=(),
        partial=True,
    )


def _run(desk: Desk, run: RunNote) -> RunNote:
    return RunNote(
        as_of=run.as_of,
        snapshot="",
        status=run.status,
        asking=desk.count("asking", "", run.asking),
        fixed=desk.count("fixed", "", run.fixed),
        without=desk.count("without", "", desk.part(run.without)),
    )
