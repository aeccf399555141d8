"""Two people over one text at one moment, each on a connection of their own, with real commits."""

from needs import services as needs
from needs.models import FieldNote
from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.redaction.passages import places_of
from osl_site.common.redaction.services import redact
from tests.browser import E_MAIL
from tests.needs.builders import note
from tests.together import answer_of_the_second


def test_of_two_over_one_note_the_second_is_told_and_writes_no_words_back(own_database):
    row, organiser = note(text="Pan Nowak i pani Nowak."), User.objects.get(email=E_MAIL["organiser"])
    case = registry.redactable.of("notatka")
    chosen = [key for key, _label in places_of(case, row, "Nowak", organiser).choices]

    def cover():
        return redact("notatka", row.pk, "Nowak", chosen, why="other", by=organiser)

    refusal = answer_of_the_second(cover, cover)
    assert refusal.messages == ["Ktoś w tym czasie zmienił ten tekst. Sprawdź miejsca jeszcze raz."]
    assert FieldNote.objects.get(pk=row.pk).text == "Pan ▇▇▇ i pani ▇▇▇."
    row = note(text="Pan Nowak i pani Nowak.")
    chosen = [key for key, _label in places_of(case, row, "Nowak", organiser).choices]
    typed = {"text": "Pan Nowak i pani Nowak. Więcej."}
    answer_of_the_second(cover, lambda: needs.change_note(row, typed, revision=row.revision, by=organiser))
    assert FieldNote.objects.get(pk=row.pk).text == "Pan ▇▇▇ i pani ▇▇▇."
