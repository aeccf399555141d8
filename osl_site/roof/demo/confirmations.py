"""Whether the directory tells the truth: asked by letter, answered, corrected field by field; one correction waits."""

from uuid import uuid4

from osl_site.common import clock
from osl_site.common.audit.models import Actor
from osl_site.common.confirmations import services as confirmations
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.confirmations.services import ASKED
from osl_site.common.letters.models import Letter, LetterState
from osl_site.roof.demo.load import Cast
from partners import services
from partners.models import CorrectedField, Partner
from partners.models.corrections import OF_PARTNER
from partners.services import Proposed

ANSWERED = (("PA-9", "uk", -47, -45), ("PA-1", "pl", -43, -40))  # by letter: all of it is right
ANEW = "stolik, regał, wolna sobota w miesiącu od 11:00 do 13:00"
SCHOOL = "897610088"
KEEPER = "Klucz do świetlicy ma teraz sołtys, nie rada."


def tell_confirmations(cast: Cast) -> None:
    """Potwierdzenia i poprawki spisu partnerów"""
    for partner, language, asked, answered in ANSWERED:
        row = _of(cast, partner)
        Partner.objects.filter(pk=row.pk).update(language=language)
        question = _ask(cast, row, language, asked)
        with clock.at(cast.days.at(answered, hour=19)):
            confirmations.answer(question, is_yes=True, by=Actor.RESIDENT)
    _correct(cast, _of(cast, "PA-5"))
    _ask(cast, _of(cast, "PA-11"), "pl", -30)
    with clock.at(cast.days.at(-1, hour=18)):
        said = [Proposed(CorrectedField.OTHER, "", KEEPER)]
        services.send_correction(_of(cast, "PA-7"), said, key=uuid4(), language="pl")
    sent = {"state": LetterState.SENT, "ended_at": cast.days.morning}
    Letter.objects.filter(kind=ASKED, subject_type=Partner._meta.label_lower).update(**sent)


def _of(cast: Cast, key: str) -> Partner:
    return Partner.objects.get(pk=cast.rows[key].pk)


def _ask(cast: Cast, row: Partner, language: str, day: int) -> Confirmation:
    with clock.at(cast.days.at(day, hour=4)):
        return confirmations.ask(row, to=f"pa-{row.pk}@example.org", language=language, by=Actor.WORKER)


def _correct(cast: Cast, row: Partner) -> None:
    """The library corrects its hours, which is right, and a telephone, which is the school's."""
    question = _ask(cast, row, "pl", -38)
    person = row.people.order_by("pk").first()
    said = [
        Proposed(CorrectedField.HELP, row.offers, ANEW),
        Proposed(CorrectedField.PHONE, person.phone, SCHOOL, person.pk),
    ]
    with clock.at(cast.days.at(-36, hour=12)):
        sent = services.send_correction(row, said, key=uuid4(), language="pl", question=question)
    with clock.at(cast.days.at(-35, hour=9)):
        for value in sent.values.order_by("pk"):
            if value.field in OF_PARTNER:
                services.accept_value(value, revision=_of(cast, "PA-5").revision, by=cast.organiser)
            else:
                services.refuse_value(value, by=cast.organiser)
        services.confirm_partner(row, by=cast.organiser)
