"""Forms of residents sent at one moment, on connections of their own: none is lost, none is made twice.

Three hundred of them are sent by the bench (`manage.py bench needs`); here it is as many as ask for work.
"""

from bench.crowd import sent_at_once
from needs.submissions import pace


def test_of_forms_at_one_moment_each_pressed_twice_none_is_lost_also_where_work_is_asked_for(own_database, monkeypatch):
    monkeypatch.setattr(pace, "MOST_A_MINUTE", 6)
    told = sent_at_once(10)
    assert (told["kept"], told["codes"], told["refused"]) == (10, 10, 0)
