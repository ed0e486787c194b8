"""Sessions end: unused, after their longest time, and when the password changes."""

from datetime import timedelta

from tests.api.service.doors import as_, door, sign_in, somebody


def status(address, token):
    with as_(address, token) as client:
        return client.get("/sessions/current").status_code


def test_a_session_that_is_not_used_ends_and_one_that_is_goes_on(zones):
    ref = somebody(zones)
    with door(zones) as begin:
        used, unused = (sign_in(begin, ref).json()["token"] for _ in range(2))
    with door(zones, later=timedelta(minutes=20)) as soon:
        assert status(soon, used) == 200
    with door(zones, later=timedelta(minutes=40)) as later:
        assert status(later, used) == 200
        assert status(later, unused) == 401


def test_a_session_ends_after_its_longest_time_however_much_it_is_used(zones):
    ref, idle = somebody(zones), {"session_idle_minutes": 600}
    with door(zones, **idle) as begin:
        token = sign_in(begin, ref).json()["token"]
    for hours, expected in ((4, 200), (7, 200), (9, 401)):
        with door(zones, later=timedelta(hours=hours), **idle) as later:
            assert status(later, token) == expected


def test_of_too_many_sessions_the_oldest_ends(zones):
    ref, other = somebody(zones), somebody(zones)
    with door(zones, sessions_at_once=3) as address:
        apart = sign_in(address, other).json()["token"]
        tokens = [sign_in(address, ref).json()["token"] for _ in range(5)]
        found = [status(address, token) for token in (*tokens, apart)]
        assert found == [401, 401, 200, 200, 200, 200]
        with as_(address, tokens[-1]) as client:
            items = client.get("/sessions").json()["items"]
    assert [one["current"] for one in items].count(True) == 1
    assert len(items) == 3
