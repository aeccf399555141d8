from osl_site.common import chain
from osl_site.common.centre.models import TargetGroup


def test_a_lower_room_asks_what_stands_on_its_rows_and_knows_no_upper_room(monkeypatch):
    monkeypatch.setattr(chain, "_answers", chain.defaultdict(list))
    link = chain.Link("cel", "Cel 1", "/cel/1/")
    chain.register(TargetGroup, lambda ids: {1: [link]} if 1 in ids else {})

    assert chain.after(TargetGroup, [1, 2]) == {1: [link], 2: []}


def test_a_row_that_came_from_an_upper_room_says_from_where_and_only_to_whom_may_know(monkeypatch, organiser):
    monkeypatch.setattr(chain, "_origins", chain.defaultdict(list))
    open_to_all = chain.Link("spotkanie", "Herbata", "/spotkania/1/")
    secret = chain.Link("spotkanie", "Narada", "/spotkania/2/", may_read=lambda user: False)
    answer = lambda ids: {1: [open_to_all, secret]}
    chain.register_origin(TargetGroup, answer)
    chain.register_origin(TargetGroup, answer)

    assert chain.before(TargetGroup, [1, 2], reader=organiser) == {1: [open_to_all], 2: []}
    assert chain.after(TargetGroup, [1]) == {1: []}


def test_no_rows_no_question(monkeypatch):
    monkeypatch.setattr(chain, "_answers", chain.defaultdict(list))
    chain.register(TargetGroup, lambda ids: 1 / 0)
    assert chain.after(TargetGroup, []) == {}
