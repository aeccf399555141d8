"""Forms laid out in groups: each of their fields stands in one place, because somebody said which."""

from datetime import date, time

import pytest
from crispy_forms.layout import Fieldset, Row
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import ImproperlyConfigured

from activities.forms.activities import ActivityForm, VenueForm
from activities.forms.checks import ChecksForm
from activities.forms.new_activity import NewActivityForm
from activities.forms.occurrences import MoveForm, OneOccurrenceForm
from activities.forms.proposals import ProposalForm
from activities.forms.registrations import CallerForm, OwnForm, RegistrationForm, SignUpForm
from activities.forms.series import ChangeForm, SeriesForm
from activities.forms.voices import AnswersForm, VoicesForm
from activities.forms.words_back import WordBackForm
from activities.models import Check
from activities.registrations.privacy_notice import privacy_notice_of
from needs.forms import AssetForm, ConclusionForm, NeedForm, NoteForm, ReplaceForm
from needs.forms.handovers import HandoverForm
from needs.forms.helpers import SignOnForm
from needs.forms.inbox import EnterForm
from needs.forms.merging import SplitForm
from needs.forms.passing_on import PassOnForm
from needs.forms.rounds import RoundForm
from needs.forms.slips import SharedForm
from needs.forms.submissions import TellUsForm
from needs.forms.support import SupportEntryForm
from needs.forms.survey_answers import AnswerForm
from needs.forms.surveys import QuestionForm, SurveyForm
from needs.forms.urgent import UrgentForm
from needs.forms.walks import WalkPointForm
from needs.forms.weighing import DotsForm, WeighForm, WeighingForm
from needs.models import Submission
from osl_site.common.attachments.forms import CoverForm
from osl_site.common.centre.forms import LocalityNamesForm, OfficeContentForm, OfficeForm
from osl_site.common.centre.models import Centre
from osl_site.common.centre.starting.forms import FORMS as STEPS_OF_OFFICE
from osl_site.common.centre.starting.forms import FileClassForm
from osl_site.common.forms.layouts import Section, laid_out, names_in, said_of
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.roof.style.samples import HelperForm
from partners.forms import PartnerForm, PersonForm
from partners.forms.corrections import CorrectionForm
from partners.forms.heads import HeadForm
from partners.forms.initiatives import InitiativeForm
from partners.forms.log import LogEntryForm
from partners.forms.meetings import MeetingForm, MeetingNoteForm
from partners.forms.partnerships import MembershipForm, PartnershipForm
from plans.forms.actions import ActionForm
from tests import builders
from tests.activities.builders import make_occurrence
from tests.needs.builders import need, submission, survey
from tests.partners.builders import meeting, partner
from tests.plans.builders import goal, plan


def clause():
    return privacy_notice_of(Centre(), "pl")


def of_a_draft():
    organiser = builders.user("organiser")
    return goal(plan(organiser).versions.get(), organiser)


def in_inbox():
    return Submission.objects.with_urgency().get(pk=submission().pk)


MADE = {
    ActivityForm: ActivityForm,
    OneOccurrenceForm: OneOccurrenceForm,
    MoveForm: lambda: MoveForm(None, make_occurrence(), day=None, starts=time(9), ends=time(10)),
    SeriesForm: SeriesForm,
    ChangeForm: lambda: ChangeForm(None, make_occurrence()),
    RegistrationForm: RegistrationForm,
    OwnForm: OwnForm,
    SignUpForm: lambda: SignUpForm(clause=clause()),
    CallerForm: lambda: CallerForm(clause=clause()),
    OfficeForm: OfficeForm,
    STEPS_OF_OFFICE["nazwa"]: lambda: STEPS_OF_OFFICE["nazwa"](instance=builders.office()),
    FileClassForm: lambda: FileClassForm(instance=builders.office()),
    LocalityNamesForm: lambda: LocalityNamesForm(instance=builders.locality()),
    OfficeContentForm: OfficeContentForm,
    ActionForm: lambda: ActionForm(goal=of_a_draft()),
    HelperForm: HelperForm,
    VenueForm: VenueForm,
    WordBackForm: WordBackForm,
    ChecksForm: lambda: ChecksForm(checks=Check.objects.required()),
    NeedForm: NeedForm,
    NewActivityForm: NewActivityForm,
    NoteForm: NoteForm,
    WalkPointForm: WalkPointForm,
    SupportEntryForm: SupportEntryForm,
    SharedForm: SharedForm,
    CoverForm: CoverForm,
    TellUsForm: lambda: TellUsForm(when_removed="30 dni po odpowiedzi", clause=PrivacyNotice("pl", "Słowa.")),
    UrgentForm: lambda: UrgentForm(told=()),
    HandoverForm: lambda: HandoverForm(row=submission()),
    RoundForm: RoundForm,
    PassOnForm: lambda: PassOnForm(row=in_inbox(), has_contact=True),
    AnswersForm: lambda: AnswersForm(asked={}),
    VoicesForm: lambda: VoicesForm(asked={}),
    SignOnForm: lambda: SignOnForm(clause=PrivacyNotice("pl", "Słowa.")),
    EnterForm: lambda: EnterForm(sentence="Czy tak może być?"),
    AssetForm: AssetForm,
    AnswerForm: lambda: AnswerForm(asked=[]),
    SurveyForm: SurveyForm,
    SplitForm: lambda: SplitForm(need=need()),
    WeighingForm: WeighingForm,
    WeighForm: lambda: WeighForm(asked=[]),
    DotsForm: lambda: DotsForm(weighed=[]),
    QuestionForm: lambda: QuestionForm(survey=survey()),
    ProposalForm: lambda: ProposalForm(when_removed="30 dni po odpowiedzi", clause=PrivacyNotice("pl", "Słowa.")),
    PartnerForm: PartnerForm,
    HeadForm: HeadForm,
    CorrectionForm: lambda: CorrectionForm(partner=partner()),
    PersonForm: PersonForm,
    InitiativeForm: InitiativeForm,
    PartnershipForm: PartnershipForm,
    MembershipForm: MembershipForm,
    MeetingForm: MeetingForm,
    MeetingNoteForm: lambda: MeetingNoteForm(instance=meeting()),
    LogEntryForm: lambda: LogEntryForm(user=builders.user("organiser")),
    ConclusionForm: ConclusionForm,
    ReplaceForm: ReplaceForm,
}


def forms_with_a_layout(of=forms.BaseForm):
    for kind in of.__subclasses__():
        if hasattr(kind, "helper") and not kind.__module__.startswith("tests"):
            yield kind
        yield from forms_with_a_layout(kind)


def test_every_form_with_a_layout_is_looked_at():
    assert sorted({kind.__name__ for kind in forms_with_a_layout()}) == sorted(kind.__name__ for kind in MADE)


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.__name__)
def test_every_field_of_a_form_is_named_in_one_place(kind, db):
    form = MADE[kind]()
    assert sorted(names_in(form.helper.layout)) == sorted(form.fields)


class Told(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput)
    day = forms.CharField()
    starts = forms.CharField()
    ends = forms.CharField()


def test_what_is_hidden_comes_first_and_the_rest_as_it_is_said():
    told = laid_out(Told(), Fieldset("Kiedy", Row("starts", "ends")), "day")
    assert names_in(told.layout) == ["key", "starts", "ends", "day"]


def test_the_legend_of_a_group_is_words_and_neither_markup_nor_a_template():
    form = Told()
    form.helper = laid_out(form, Section("<b>Spis</b> {{ csrf_token }}{% now 'Y' %}", "day", "starts", "ends"))
    page = render_crispy_form(form)
    assert "<legend>&lt;b&gt;Spis&lt;/b&gt; {{ csrf_token }}{% now &#x27;Y&#x27; %}</legend>" in page
    assert 'name="day"' in page


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        (["day", "starts"], "ends"),
        ([Fieldset("Kiedy", "day", Row("starts", "ends")), "day"], "day"),
        (["day", "starts", "ends", "place"], "place"),
    ],
    ids=["missing", "doubled", "of no form"],
)
def test_a_field_that_is_not_named_once_is_refused(parts, wrong):
    with pytest.raises(ImproperlyConfigured, match=f"Told .*: {wrong}$"):
        laid_out(Told(), *parts)


def test_what_a_fold_says_is_said_as_people_write_it():
    """A day with dots, and one sign at the end of a question: not „2026-07-05” and not „ile osób?: 9”."""

    class Support(forms.Form):
        held_on = forms.DateField(label="Kiedy?")
        people = forms.IntegerField(label="Ile osób?")

    asked, again = Support(initial={"held_on": date(2026, 7, 5), "people": 9}), Support({"held_on": "jutro"})
    assert [said_of(field) for field in asked] == ["5.07.2026", "ile osób: 9"]
    assert [said_of(field) for field in again] == ["jutro", ""]
