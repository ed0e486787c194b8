"""Steps for the rights of a person over HTTP, for tests that begin after them."""

import secrets

from tests.api.service import walk

DESK, OTHER = "coordinator", "coordinator-2"


def desk(zones, account=DESK):
    return zones.client(account)


def today(zones):
    return zones.desk.today().isoformat()


def correction(zones, case, *facts, **more):
    """Return the answer to a request for correction of some facts."""
    body = {
        "facts": [{"path": path, "value": value} for path, value in facts],
        "source": "uittreksel BRP",
        "dated": today(zones),
        "receivedOn": today(zones),
    }
    return desk(zones).post(f"/cases/{case}/corrections", json=body | more)


def corrected(zones, case, *facts, **more):
    """Return a correction that was asked for."""
    made = correction(zones, case, *facts, **more)
    assert made.status_code == 201, made.text
    return made.json()["ref"]


def accepted(zones, ref):
    """Return a correction that was followed, after its effects were looked at."""
    seen = desk(zones).get(f"/corrections/{ref}/effects")
    assert seen.status_code == 200, seen.text
    headers = {"If-Match": seen.headers["ETag"]}
    done = desk(zones).post(f"/corrections/{ref}/_accept", json={}, headers=headers)
    assert done.status_code == 200, done.text
    return done.json()


def restricted(zones, case, **more):
    """Return a restriction that is in force."""
    body = {"ground": "CLAIM", "lookAgain": today(zones)} | more
    made = desk(zones).post(f"/cases/{case}/restrictions", json=body)
    assert made.status_code == 201, made.text
    return made.json()["ref"]


def lifted(zones, ref, reason="CLAIM_SETTLED"):
    told = {"reason": reason, "toldOn": today(zones)}
    for verb, body in (("tell", told), ("lift", {})):
        done = desk(zones).post(f"/restrictions/{ref}/_{verb}", json=body)
        assert done.status_code == 200, done.text
    return done.json()


def doors(zones, case):
    answer = desk(zones).get(f"/cases/{case}/doors")
    assert answer.status_code == 200, answer.text
    return answer.json()


def objection(zones, case, concern, door, **more):
    """Return the answer to an objection at a door: reason, means, whose it is."""
    body = {
        "concern": concern,
        "door": dict(zip(("reason", "means", "body"), door, strict=True)),
        "ground": "OWN_SITUATION",
        "receivedOn": today(zones),
    }
    return desk(zones).post(f"/cases/{case}/objections", json=body | more)


PROCESSING = {"kind": "PROCESSING", "ref": None}
TO_DESK = ("DATA_USE", "OBJECTION", "SCHAKELPUNT")
TO_AP = ("DATA_USE", "COMPLAINT", "AP")
ANEW = ("OUR_WORK", "REVIEW", "SCHAKELPUNT")


def objected(zones, case, concern=PROCESSING, door=TO_DESK):
    made = objection(zones, case, concern, door)
    assert made.status_code == 201, made.text
    return made.json()


def ended(zones, run):
    """Return a run once it has ended."""
    return walk.eventually(
        lambda: (
            (found := desk(zones).get(f"/runs/{run}").json())["state"]
            not in {"QUEUED", "RUNNING"}
            and found
        ),
        60,
    )


def brought_in(zones, **changes):
    return walk.brought_in(zones, **changes)


def some_ref():
    return f"R{secrets.token_hex(6)}"
