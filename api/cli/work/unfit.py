"""Why an installation is not served in production, in words."""

from collections.abc import Mapping

from api.serving.production import UnfitError, Why
from api.settings import PREFIX
from api.text.language import Both, Lang

NO_DEMO = Both(
    "In productie is er geen voorbeeld: iedereen kent die wachtwoorden.",
    "There is no demo in production: everybody knows its passwords.",
)
WORDS: Mapping[Why, Both] = {
    Why.NO_TLS: Both(
        "zeg met true dat een proxy ervoor TLS doet; zonder dat is de lijn open",
        "say with true that a proxy in front does TLS; without it the line is open",
    ),
    Why.NO_SECOND_FACTOR: Both(
        "een wachtwoord alleen is te weinig; zet dit op required",
        "a password alone is too little; set this to required",
    ),
    Why.PLAIN_EXCHANGE: Both(
        "naar een andere computer moet dit https zijn",
        "to another machine this must be https",
    ),
    Why.PLAIN_DATABASE: Both(
        "naar een andere computer moet sslmode require, verify-ca of verify-full zijn",
        "to another machine sslmode must be require, verify-ca or verify-full",
    ),
    Why.WEAK_SECRET: Both(
        "dit geheim is leeg, kort, eenvormig of een voorbeeld; neem 32 tekens of meer",
        "empty, short, uniform or an example secret; take 32 or more characters",
    ),
    Why.INVENTED_DAY: Both(
        "een verzonnen dag hoort bij een voorbeeld",
        "an invented day belongs to a demo",
    ),
    Why.DEMO_LOGIN: Both(
        "hier staat een account met het wachtwoord van het voorbeeld",
        "there is an account in here with the password of the demo",
    ),
    Why.NETWORK_SHARE: Both(
        "een SQLite-bestand mag niet op een netwerkschijf staan",
        "a SQLite file may not lie on a network share",
    ),
    Why.OPEN_TO_OTHERS: Both(
        "ook anderen op deze computer kunnen erbij; zet de rechten op 600 of 700",
        "others on this machine can reach it; set its rights to 600 or 700",
    ),
}


def unfit_faults(error: UnfitError, lang: Lang) -> tuple[str, ...]:
    """Return what stands in the way, each with the setting it stands in."""
    return tuple(
        f"{PREFIX}{fault.setting}".upper() + f": {WORDS[fault.why].in_(lang)}."
        for fault in error.faults
    )
