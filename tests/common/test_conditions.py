"""Nothing answered is ignored in silence: an answer that belongs to another choice is left out, and that is said."""

import re
from types import SimpleNamespace

import pytest
from django.contrib.messages import get_messages
from django.http import QueryDict
from django.urls import reverse

from activities.forms.activities import ActivityForm
from activities.forms.new_activity import NewActivityForm
from activities.forms.series import CancelForm, ChangeForm, SeriesForm
from activities.models import Activity
from needs.forms import NeedForm
from needs.forms.support import SupportEntryForm
from needs.forms.surveys import QuestionForm
from needs.models import Need, Survey
from osl_site.common.centre.models import HeadGroup
from osl_site.common.database import records
from osl_site.common.discarding.forms import GroundForm
from osl_site.common.forms.edit_forms import AsTyped
from partners.forms import PartnerForm
from partners.forms.agreements import AmendmentForm
from partners.forms.initiative_means import FundingForm
from partners.forms.initiatives import LeadForm, StageForm
from partners.forms.partnerships import PartnershipForm
from partners.models import Initiative
from plans.forms.exclusions import ExclusionForm
from plans.forms.goals import GoalForm
from plans.forms.indicators import IndicatorForm
from plans.forms.reports import ReportDecisionForm
from plans.forms.review import DecisionForm
from plans.models import Report
from tests.activities.builders import make_activity, make_occurrence
from tests.builders import user as an_account
from tests.needs.builders import survey
from tests.partners.builders import initiative, partner
from tests.plans import builders

pytestmark = pytest.mark.django_db
CONSENT = {"archive": "Archiwum w Olsztynie", "number": "OA.12", "consented_on": "2026-01-03"}
SENT_AS_FILES = {("GroundForm", "file")}  # nothing is typed: tests/discarding
MONEY = {"state": "won", "filed_on": "2026-11-02", "decided_on": "2026-11-03"}
OF_SIGN_UP = {
    "capacity": (["12"], {"sign_up": "phone"}, {"sign_up": "none"}),
    "waiting_limit": (["3"], {"sign_up": "needed"}, {"sign_up": "none"}),
    "confirm_days": (["2"], {"sign_up": "needed"}, {"sign_up": "none"}),
    "sign_up_closes": (["5"], {"sign_up": "needed"}, {"sign_up": "phone"}),
    "not_for_minors_reason": (["Zmiana grupy."], {}, {"for_minors": "on"}),
    "outside_plan_reason": (["Prośba."], {}, "action"),
}
ANSWERS = {  # of each conditional field: an answer in it, a choice that it belongs to, one that it does not belong to
    (SeriesForm, "weekdays"): (["1"], {"frequency": "weekly"}, {"frequency": "daily"}),
    (SeriesForm, "places"): (["1"], {"frequency": "monthly_by_weekday"}, {"frequency": "weekly"}),
    (SeriesForm, "more_weekdays"): (["1"], {"frequency": "monthly_by_weekday"}, {"frequency": "weekly"}),
    (SeriesForm, "more_places"): (["1"], {"frequency": "monthly_by_weekday"}, {"frequency": "weekly"}),
    (SeriesForm, "days_from"): (["10"], {"frequency": "monthly_between"}, {"frequency": "weekly"}),
    (SeriesForm, "days_to"): (["16"], {"frequency": "monthly_between"}, {"frequency": "weekly"}),
    (SeriesForm, "month_days"): (["1, 15"], {"frequency": "monthly_by_day"}, {"frequency": "weekly"}),
    (SeriesForm, "count"): (["3"], {"until": ""}, {"until": "2026-12-31"}),
    (ChangeForm, "capacity"): (["12"], {}, {"without_capacity": "on"}),
    (ChangeForm, "note"): (["Weź kalosze."], {}, {"without_note": "on"}),
    (CancelForm, "touched_too"): (["on"], {"scope": "kolejne", "reason": "mróz"}, {"scope": "to", "reason": "mróz"}),
    (ChangeForm, "touched_too"): (["on"], {"scope": "kolejne"}, {"scope": "to"}),
    **{(ActivityForm, name): answer for name, answer in OF_SIGN_UP.items()},
    **{(NewActivityForm, name): answer for name, answer in OF_SIGN_UP.items()},
    (NewActivityForm, "until"): (["2026-12-31"], {"repeats": "weekly"}, {"repeats": "no"}),
    (NeedForm, "state_reason"): (["Brak."], {"state": "declined"}, {"state": "planned"}),
    (QuestionForm, "options"): (["Tak\nNie"], {"kind": "one"}, {"kind": "number"}),
    (QuestionForm, "has_other"): (["on"], {"kind": "one", "options": "Tak\nNie"}, {"kind": "number"}),
    (QuestionForm, "least"): (["1"], {"kind": "number"}, {"kind": "short"}),
    (QuestionForm, "most"): (["9"], {"kind": "number"}, {"kind": "short"}),
    (PartnerForm, "closed_until"): (["2026-12-20"], {"state": "closed"}, {"state": "paused"}),
    (SupportEntryForm, "name"): (["Koło"], {"kind": "group"}, {"kind": "person"}),
    (SupportEntryForm, "people"): (["5"], {"kind": "group", "name": "Koło"}, {"kind": "person"}),
    (SupportEntryForm, "note"): (["Koło ugotuje."], {"kind": "group", "name": "Koło"}, {"kind": "person"}),
    (SupportEntryForm, "partner"): ("partner", {"kind": "partner"}, {"kind": "person"}),
    (SupportEntryForm, "initiative"): ("initiative", {"kind": "initiative", "name": "Ławka"}, {"kind": "person"}),
    (StageForm, "reason"): (["Zima."], {"stage": "stopped"}, {"stage": "doing"}),
    (StageForm, "result"): (["Ławka stoi."], {"stage": "done"}, {"stage": "doing"}),
    (LeadForm, "new_leaders"): (["2"], {"leader": "residents"}, {"leader": "centre"}),
    (PartnershipForm, "led_by"): (["ROPS"], {"kind": "joined"}, {"kind": "led"}),
    (FundingForm, "filed_on"): (["2026-11-02"], {"state": "filed"}, {"state": "seeking"}),
    (FundingForm, "decided_on"): (["2026-11-02"], {"state": "refused", "filed_on": "2026-11-02"}, {"state": "seeking"}),
    (FundingForm, "granted"): (["50"], MONEY, {"state": "seeking"}),
    (FundingForm, "spent"): (["5"], MONEY | {"granted": "50"}, {"state": "seeking"}),
    (AmendmentForm, "ends_on"): (["2027-06-30"], {"end": "moves"}, {"end": "keeps"}),
    (IndicatorForm, "group"): ("head_group", {"source": "group"}, {"source": "typed"}),
    (GoalForm, "no_conclusion_reason"): (["Pierwszy rok."], {}, "conclusions"),
    (ExclusionForm, "words"): (["Zofia"], {"covers": "words"}, {"covers": "cost"}),
    (ExclusionForm, "interest"): (["osoba prywatna"], {"kind": "privacy"}, {"kind": "statutory"}),
    **{
        (GroundForm, name): (
            [answer],
            {"ground": "consent"} | {one: CONSENT[one] for one in CONSENT if one != name},
            {"ground": "filed"},
        )
        for name, answer in CONSENT.items()
    },
    (DecisionForm, "effective_on"): (["2027-01-01"], {"outcome": "approved"}, {"outcome": "returned"}),
    (DecisionForm, "case_mark"): (["CUS.1.2026"], {"outcome": "approved"}, {"outcome": "returned"}),
    (DecisionForm, "password"): (["tajne"], {"outcome": "approved", "case_mark": "CUS.__"}, {"outcome": "returned"}),
    (ReportDecisionForm, "case_mark"): (["CUS.1.2026"], {"outcome": "accepted"}, {"outcome": "returned"}),
    (ReportDecisionForm, "password"): (
        ["tajne"],
        {"outcome": "accepted", "case_mark": "CUS.__"},
        {"outcome": "returned"},
    ),
}


NAMED = {"partner": partner, "initiative": initiative, "head_group": HeadGroup.objects.first}


def every_form(kind=AsTyped):
    for form in kind.__subclasses__():
        yield form
        yield from every_form(form)


def test_every_conditional_field_is_tried():
    declared = {(form, name) for form in every_form() for name in form.only_with}
    assert {(form.__name__, name) for form, name in declared} == {
        (form.__name__, name) for form, name in ANSWERS
    } | SENT_AS_FILES


def sent(form, **typed):
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values if isinstance(values, list) else [values])
    return made(form, data)


def made(form, data):
    if issubclass(form, ActivityForm) and "not_for_minors_reason" in data:
        return form(data, instance=make_activity(for_minors=True, published_at=None))
    if form in (CancelForm, ChangeForm):
        occurrence = make_occurrence()
        occurrence.series_id = 1
        return form(data, occurrence)
    if form is StageForm:
        return form(data, initiative=Initiative.objects.as_they_stand().get(pk=initiative().pk))
    if form is QuestionForm:
        return form(data, survey=Survey.objects.first() or survey())
    if form is GoalForm:
        return form(data, version=builders.draft())
    if form is ExclusionForm:
        return form(data, places=[])
    if form is DecisionForm:
        version = builders.submitted()
        days = (version.starts_on, version.ends_on)
        return form(data, request=asked_by(), version=version, days=days, refuse_day=lambda day: None)
    if form is ReportDecisionForm:
        return form(data, request=asked_by(), report=Report(state="submitted"))
    return form(data)


def asked_by():
    """What a form needs of a request: whose proof it asks for."""
    return SimpleNamespace(user=an_account("director"), POST=QueryDict())


def row_for(choice):
    """A row that the choice may name."""
    if choice == "conclusions":
        return {"conclusions": [str(builders.conclusion().pk)]}
    goal = builders.approved().goals.first()
    return {"action": str(goal.actions.first().pk)}


@pytest.mark.parametrize(("form", "name"), ANSWERS, ids=lambda part: getattr(part, "__name__", part))
def test_an_answer_beside_another_choice_is_left_out_and_said_or_refused_at_its_field(form, name):
    answer, own, other = ANSWERS[form, name]
    answer = [str(NAMED[answer]().pk)] if isinstance(answer, str) else answer
    other = row_for(other) if isinstance(other, str) else other
    refusal = form.only_with[name].says
    forms = sent(form, **{name: answer}, **own), sent(form, **{name: answer}, **other), sent(form, **other)
    refused = [refusal in one.errors.get(name, []) for one in forms]
    said = [any(str(one.fields[name].label).removesuffix("?") in words for words in one.left_out) for one in forms]
    assert (refused, said) == ([False, bool(refusal), False], [False, not refusal, False])
    if not refusal and name not in forms[1].errors:
        assert forms[1].cleaned_data[name] == forms[2].cleaned_data[name]


@pytest.mark.parametrize(("form", "name"), ANSWERS, ids=lambda part: getattr(part, "__name__", part))
def test_what_must_be_answered_beside_its_choice_is_not_called_optional(form, name):
    asked = sent(form, **({name: ""} if issubclass(form, ActivityForm) else {}) | ANSWERS[form, name][1])
    is_wanted = name in asked.errors
    assert is_wanted <= getattr(asked.fields[name], "is_conditional", False)


def test_what_the_page_proposed_and_nobody_touched_is_no_answer():
    version = builders.submitted()
    days = (version.starts_on, version.ends_on)
    asked = {"request": asked_by(), "version": version, "days": days, "refuse_day": lambda day: None}
    proposed = {"effective_on": version.starts_on, "case_mark": "CUS.1"}
    data = QueryDict(f"outcome=returned&effective_on={version.starts_on}&case_mark=CUS.1")
    assert DecisionForm(data, initial=proposed, **asked).errors == {}


def test_a_day_that_is_left_out_is_said_as_people_write_it(desk):
    typed = {"title": "Herbata", "theme": "neighbours", "kind": "bonds", "led_by": "together", "sign_up": "none"}
    typed |= {"outside_plan_reason": "Prośba", "in_charge": desk.session["_auth_user_id"]}
    typed |= {"starts_on": "2026-12-01", "starts": "10", "ends": "12", "repeats": "no", "until": "2026-12-31"}
    told = [str(message) for message in get_messages(desk.post(reverse("activities:activity_add"), typed).wsgi_request)]
    assert [words for words in told if "Do kiedy, „31.12.2026”." in words]


def test_a_password_that_is_left_out_is_not_said():
    form = sent(DecisionForm, outcome="returned", password="tajne", text="Popraw.")
    assert (form.is_valid(), [row for row in form.left_out if "tajne" in row]) == (True, [])


def test_what_stands_in_a_row_counts_once_its_choice_is_changed():
    row = records.create(Need, {"title": "Wiata", "state": "declined", "state_reason": "Brak."})
    data = "title=Wiata&priority=normal&state_reason=Brak.&revision=1&state="
    changed, kept = (NeedForm(QueryDict(data + state), instance=row) for state in ("planned", "declined"))
    assert [one.is_valid() for one in (changed, kept)] == [True, True]
    assert [one.cleaned_data["state_reason"] for one in (changed, kept)] == ["", "Brak."]
    said = "Przy wyborze „W planie” ta odpowiedź nic nie znaczy, więc jej nie zapisujemy: "
    assert (changed.left_out, kept.left_out) == ([f"{said}Komu przekazana albo dlaczego nie podejmujemy, „Brak.”."], [])


def test_the_page_shows_a_field_beside_its_choice_and_says_what_it_did_not_keep(desk):
    """Options and fields find each other by a number; without `:has` everything is shown."""
    page = desk.get(reverse("activities:activity_add")).text
    shown = re.search(r'id="div_id_capacity"\s+data-shown="(\d)"', page)[1]
    options = re.findall(r'<input type="radio" name="sign_up" value="(\w+)"[^>]*data-shows="([^"]*)"', page)
    assert {value: shown in shows.split() for value, shows in options} == {"none": False, "phone": True, "needed": True}
    typed = {"title": "Herbata", "theme": "neighbours", "kind": "bonds", "led_by": "together", "sign_up": "none"}
    typed |= {"outside_plan_reason": "Prośba", "in_charge": desk.session["_auth_user_id"], "capacity": "12"}
    told = [str(message) for message in get_messages(desk.post(reverse("activities:activity_add"), typed).wsgi_request)]
    assert (
        "Przy wyborze „Bez zapisów” ta odpowiedź nic nie znaczy, więc jej nie zapisujemy: Liczba miejsc, „12”." in told
    )
    assert Activity.objects.get().capacity is None
