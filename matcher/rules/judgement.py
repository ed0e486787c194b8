"""What law and good care leave to people, money apart: no rule decides these."""

from matcher.kinds import Owner
from matcher.laws import WFZ, WVGGZ, WZD, policy
from matcher.sources import Judgement, Text

JUDGEMENTS = (
    Judgement(
        key="compulsory-care",
        title_nl="Of verplichte zorg nodig is, en in welke vorm",
        title_en="Whether compulsory care is needed, and in which form",
        who=Owner.RECHTER,
        sources=(
            WVGGZ.source(
                "art. 6:1 t/m 6:6",
                Text(
                    "De rechter weegt het nadeel en noemt de vormen; een run neemt een "
                    "titel zoals hij is en vraagt er geen.",
                    "The court weighs the harm and names the forms; a run takes an "
                    "order as it is and asks for none.",
                ),
            ),
            WZD.source(
                "art. 24 lid 4 en 38 lid 10",
                Text(
                    "Of de Wzd of de Wvggz past, beslist de rechter.",
                    "Whether the Wzd or the Wvggz fits is for the court to decide.",
                ),
            ),
        ),
    ),
    Judgement(
        key="crisis",
        title_nl="Of er een crisis is die een maatregel van vandaag vraagt",
        title_en="Whether there is a crisis that asks for a measure today",
        who=Owner.BURGEMEESTER,
        sources=(
            WVGGZ.source(
                "art. 7:1 t/m 7:5",
                Text(
                    "De burgemeester van de gemeente waar iemand is, beslist; een run "
                    "weet hier niets van.",
                    "The mayor of the municipality in which somebody is present "
                    "decides; a run knows nothing of this.",
                ),
            ),
            WZD.source(
                "art. 29 t/m 36",
                Text(
                    "Voor een inbewaringstelling geldt hetzelfde.",
                    "The same holds for an inbewaringstelling.",
                ),
            ),
        ),
    ),
    Judgement(
        key="needed-security",
        title_nl="Welk beveiligingsniveau nodig is",
        title_en="Which security level is needed",
        who=Owner.REGIEBEHANDELAAR,
        sources=(
            WFZ.source(
                "art. 5.1 en 5.2",
                Text(
                    "Het niveau komt uit risicotaxatie of indicatiestelling; een run "
                    "neemt het over en rekent het niet uit.",
                    "The level comes from the risk assessment or the "
                    "indicatiestelling; a run takes it over and does not work it out.",
                ),
            ),
        ),
    ),
    Judgement(
        key="soft-criteria",
        title_nl="Of groep, behandelklimaat en motivatie bij elkaar passen",
        title_en="Whether group, treatment climate and motivation fit together",
        who=Owner.AANBIEDER,
        sources=(
            policy(
                Text(
                    "plaatsingsbeleid forensische zorg, zachte criteria",
                    "placement policy of forensic care, soft criteria",
                ),
                Text(
                    "Na de harde criteria weegt een mens de zachte en legt die weging "
                    "vast; een run doet alleen de harde.",
                    "After the hard criteria a human weighs the soft ones and records "
                    "that weighing; a run does the hard ones alone.",
                ),
            ),
        ),
    ),
    Judgement(
        key="ambulatory-compulsion",
        title_nl="Of ambulante verplichte zorg op deze plek verantwoord is",
        title_en="Whether ambulatory compulsory care is sound at this place",
        who=Owner.REGIEBEHANDELAAR,
        sources=(
            WVGGZ.source(
                "art. 8:1",
                Text(
                    "Een ambulante titel sluit geen woonplek uit; of uitvoering daar "
                    "verantwoord is, blijft een oordeel.",
                    "An ambulatory order excludes no dwelling; whether carrying it out "
                    "there is sound remains a judgement.",
                ),
                doubt=Text(
                    "de regels voor ambulante uitvoering zijn niet nagelezen",
                    "the rules for ambulatory execution were not read",
                ),
            ),
        ),
    ),
)
