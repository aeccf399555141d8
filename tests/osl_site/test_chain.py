from osl_site import chain
from osl_site.centre.models import TargetGroup


def test_a_lower_room_asks_what_stands_on_its_rows_and_knows_no_upper_room(monkeypatch):
    monkeypatch.setattr(chain, "_answers", chain.defaultdict(list))
    link = chain.Link("cel", "Cel 1", "/cel/1/")
    chain.register(TargetGroup, lambda ids: {1: [link]} if 1 in ids else {})

    assert chain.after(TargetGroup, [1, 2]) == {1: [link], 2: []}


def test_no_rows_no_question(monkeypatch):
    monkeypatch.setattr(chain, "_answers", chain.defaultdict(list))
    chain.register(TargetGroup, lambda ids: 1 / 0)
    assert chain.after(TargetGroup, []) == {}
