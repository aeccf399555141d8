"""One mechanism for every clause: a room declares whose data, for how long, and what is read out."""

import pytest
from django.utils.translation import override

from activities.models import InformationClause
from needs.helping.clause import CLAUSE as HELPERS
from needs.models import HelperClause, SubmitterClause
from needs.submissions.clause import CLAUSE as SUBMISSIONS
from osl_site.common import registry
from osl_site.common.centre.models import Centre
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.texts import services
from osl_site.common.texts.clauses import Clause

pytestmark = pytest.mark.django_db
CLAUSES = [SUBMISSIONS, HELPERS]
OFFICE = Centre(controller="Centrum w Górowie.", dpo_contact="iod@gorowo.pl")


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.key)
def test_a_clause_says_who_keeps_the_data_how_long_and_which_rights_there_are(clause):
    days = clause.days_kept()
    for language, rights in (("pl", "złożyć skargę"), ("uk", "скаргу"), ("en", "complain")):
        text = clause.notice_of(OFFICE, days, language).text
        with override(language):
            period = clause.when_removed(days)
        assert "Centrum w Górowie" in text and "iod@gorowo.pl" in text and period in text
        assert rights in text and "{" not in text
    assert clause.when_removed(days) in clause.read_out(days) and "{" not in clause.read_out(days)


def test_a_third_clause_is_a_declaration_and_the_office_may_say_it_in_its_own_words(organiser, monkeypatch):
    third = Clause(
        key="klauzula-wolontariuszy",
        name="Klauzula dla wolontariuszy",
        where="Tylko w tym teście.",
        removal=HELPERS.removal,
        when_removed=lambda days: f"{days} dni po ostatniej zmianie",
        sentences=lambda: ["Prosimy o dane, żeby umówić pomoc.", "Usuwamy je {termin}."],
        rights=lambda: "Możesz dostać kopię danych.",
        spoken_words="Usuniemy je {termin}.",
    )
    monkeypatch.setitem(registry.texts._entries, third.key, third.kind(sample_days=90))
    assert third.notice_of(OFFICE, 90).text.splitlines()[2:4] == [
        "Prosimy o dane, żeby umówić pomoc.",
        "Usuwamy je 90 dni po ostatniej zmianie.",
    ]
    own = "{administrator} i {inspektor} mówią: {termin}."
    services.save_text(third.key, {"body": own}, revision=None, by=organiser)
    assert third.notice_of(OFFICE, 5).text == "Centrum w Górowie i iod@gorowo.pl mówią: 5 dni po ostatniej zmianie."
    assert third.read_out(5) == "Usuniemy je 5 dni po ostatniej zmianie."


@pytest.mark.parametrize("model", [InformationClause, SubmitterClause, HelperClause])
def test_the_same_words_are_kept_once_and_other_words_are_another_version(model):
    first, again = (services.keep_words(model, PrivacyNotice("pl", "Słowa.")) for _ in range(2))
    other = services.keep_words(model, PrivacyNotice("uk", "Слова."))
    assert first.pk == again.pk != other.pk and (first.language, first.text) == ("pl", "Słowa.")
