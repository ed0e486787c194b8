from tests.api.service.walk import held
def test_x(zones):
    items = zones.client("coordinator").get("/cases").json()["items"]
    case=[i["ref"] for i in items if not i["placed"]][0]
    place=zones.client("provider-1").get("/places").json()["items"][0]["ref"]
    assert held(zones, case, place)
