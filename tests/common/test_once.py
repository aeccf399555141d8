"""Nothing twice: a form that is sent again is led to what came of it, whoever presses when."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from needs.models import FieldNote, Need
from osl_site.common import clock
from osl_site.common.forms.models import Draft, FormKey
from osl_site.common.forms.once import FIELD
from osl_site.common.privacy.services import remove_due
from osl_site.roof.pages.table import TABLE, address_of, url_of
from partners.models import Partner
from tests import builders
from tests.browser import session_of
from tests.plans import builders as plans
from tests.plans.signing import signed
from tests.reading import text_of
from tests.together import at_once

ROOT = Path(__file__).resolve().parent.parent.parent
WITHOUT_KEY = {  # forms by which nobody makes a row: of each template why, and how many there are
    "accounts/_standing.html": ("an account that is there", 2),
    "accounts/account_ask.html": ("an account that is there", 1),
    "accounts/account_substitutes.html": ("a substitution that is there", 1),
    "accounts/email_confirm.html": ("an address that was asked for", 1),
    "activities/sheet_list.html": ("each sheet goes once, each call is ticked once, by constraints", 2),
    "activities/word_back_detail.html": ("a sentence that is there", 1),
    "activities/civic_date_tick.html": ("one that was taken back is not taken back again", 1),
    "activities/civic_date_list.html": ("those that are there are not added again", 1),
    "attachments/cover.html": ("a photograph that is there", 1),
    "attachments/remove.html": ("a photograph that is there", 1),
    "needs/phone/shell.html": ("the phone gives each note its key", 1),
    "needs/lack_asset.html": ("an asset that is chosen", 1),
    "needs/merge_form.html": ("two rows that are there become one, once", 1),
    "needs/merge_part.html": ("a merge that is there is taken back once", 1),
    "needs/need_assets.html": ("a need has an asset once, by a constraint, and one that goes is there", 2),
    "needs/weighing_close.html": ("a session that is there", 1),
    "needs/weighing_remove.html": ("a session that is there goes", 1),
    "partners/means_remove.html": ("what is there goes", 1),
    "partners/meeting_detail.html": ("letters to those who have none yet", 1),
    "needs/point_remove.html": ("a point that is there", 1),
    "accounts/password_change.html": ("one's own password", 1),
    "accounts/password_forgotten.html": ("a letter to oneself, at most a few an hour", 1),
    "accounts/password_new.html": ("one's own password", 1),
    "discarding/remove.html": ("what is there goes", 1),
    "accounts/resumed.html": ("sends a form again with the key that it came with", 1),
    "accounts/sign_in.html": ("signing in", 1),
    "activities/_activity_acts.html": ("states of an offer that is there", 1),
    "activities/_checks_of_list.html": ("a check that is there is required or not", 1),
    "activities/_registration.html": ("a registration that is there", 2),
    "activities/call_list.html": ("calls that are there", 3),
    "activities/public/change_registration.html": ("a registration that is there", 1),
    "activities/public/find_registration.html": ("only looks", 1),
    "activities/public/give_up.html": ("a registration that is there", 1),
    "activities/public/my_registration.html": ("a registration that is there", 1),
    "centre/boundary.html": ("shows or removes the one that is there, once", 3),
    "centre/start_mail.html": ("a letter to oneself, at most one a minute", 1),
    "centre/teryt_choose.html": ("looks at files that are there", 1),
    "centre/teryt_run.html": ("takes a file that is there, once", 1),
    "imports/import_columns.html": ("looks at a file that is there", 1),
    "imports/import_run.html": ("takes a file that is there, once", 1),
    "letters/system_status.html": ("a letter and a job go on, each once: their state says so", 3),
    "activities/public/sign_up.html": ("a registration keeps the key of its form for itself", 1),
    "activities/registration_form.html": ("a registration that is there gets another code", 1),
    "activities/partner_link.html": ("a partner has one link, called off once", 2),
    "activities/removal.html": ("takes something away", 1),
    "base_staff.html": ("drops a draft that is there", 1),
    "components/person.html": ("signing out", 1),
    "needs/_alike.html": ("a link that is there stays one", 1),
    "needs/_handovers.html": ("takes back what is there", 1),
    "needs/handed_detail.html": ("a handover is taken over once, and ended once", 2),
    "needs/_linked.html": ("takes a link away", 1),
    "needs/note_delete.html": ("takes something away", 1),
    "needs/public/check.html": ("only looks", 1),
    "needs/public/checked.html": ("one line between two of the office, what is there, a yes taken back once", 4),
    "confirmations/answer.html": ("a question is answered once", 1),
    "activities/public/after_meeting.html": ("a voice keeps the key of its form for itself", 1),
    "needs/helper_detail.html": ("a helper who is there, confirmed or gone", 2),
    "needs/public/helper.html": ("goes, once", 1),
    "needs/public/sign_on.html": ("a helper keeps the key of its form for itself", 1),
    "activities/public/propose.html": ("a proposal keeps the key of its form for itself", 1),
    "needs/public/tell_us.html": ("a submission keeps the key of its form for itself", 1),
    "needs/round_remove.html": ("takes something away", 1),
    "needs/survey_remove.html": ("takes something away", 1),
    "needs/_question.html": ("order of what is there", 1),
    "needs/_legal.html": ("a term that runs ends once", 1),
    "needs/submission_to_director.html": ("what is there is handed over once", 1),
    "needs/support_remove.html": ("takes something away", 1),
    "needs/submission_detail.html": ("a submission, a contact and a call that are there", 3),
    "partners/head_form.html": ("the day on which a head was told", 1),
    "partners/head_remove.html": ("what is there goes", 1),
    "partners/_people.html": ("the day on which a person was told", 1),
    "partners/merge_form.html": ("two rows that are there become one, once", 1),
    "partners/merge_part.html": ("a merge that is there is taken back once", 1),
    "partners/log_remove.html": ("takes something away", 1),
    "partners/partner_detail.html": ("the day on which a partner was asked, a question open once", 2),
    "partners/correction_detail.html": ("a field of what is there is decided once", 2),
    "partners/public/correct.html": ("a correction keeps the key of its form for itself", 1),
    "plans/_template_order.html": ("order of what is there", 1),
    "plans/copy_check.html": ("a file that waits is kept once", 1),
    "plans/copy_publish.html": ("a copy is published once", 1),
    "plans/draft.html": ("order of what is there", 1),
    "plans/part_remove.html": ("takes something away", 1),
    "plans/public/file_check.html": ("only looks", 1),
    "plans/publication_detail.html": ("a version is published once", 1),
    "plans/reports/detail.html": ("order and figures of what is there", 1),
    "plans/reports/outline.html": ("begins an outline that is empty", 1),
    "plans/reports/_outline_order.html": ("order of what is there, and what ends", 2),
    "plans/reports/section_remove.html": ("takes something away", 1),
    "frozen_documents/ask.html": ("withdraws what is there, or takes it away", 1),
    "plans/reports/submit.html": ("hands over what is there", 1),
    "plans/template_chapter_remove.html": ("takes something away", 1),
    "plans/template_detail.html": ("begins a template that is empty", 1),
    "sign_in/authenticator.html": ("one app a person: a second is refused", 1),
    "sign_in/_other_way.html": ("only brings a form that waits", 1),
    "sign_in/_passkey.html": ("only proves who it is", 1),
    "sign_in/passkey.html": ("a question is answered once, and a key joined once", 1),
    "sign_in/confirm.html": ("only proves who it is", 1),
    "sign_in/mine.html": ("ends what is there; new codes replace those before", 3),
    "sign_in/policy.html": ("the one row of rules; ends what is there", 2),
    "sign_in/second_step.html": ("signing in", 1),
    "sign_in/_sessions.html": ("ends what is there", 2),
    "sign_in/recovery_codes.html": ("sends a form again with the key that it came with", 1),
    "withdrawal/_withdrawn.html": ("takes back a withdrawal that is there", 1),
    "withdrawal/removal.html": ("takes something away", 1),
    "texts/text_form.html": ("our words come back to a text that is there", 1),
}
FORM = re.compile(r"<form\b[^>]*method=\"(?:post|{{ form(?:set)?_method }})\".*?(?:</form>|\Z)", re.S)


def test_every_form_carries_a_key_or_says_why_it_makes_no_row():
    without = {}
    for path in sorted((ROOT / "templates").rglob("*.html")):
        forms = FORM.findall(path.read_text())
        if bare := [form for form in forms if "{% form_key" not in form]:
            without[str(path.relative_to(ROOT / "templates"))] = len(bare)
    assert without == {name: count for name, (_why, count) in WITHOUT_KEY.items()}


ONLY = re.compile(r'{% include "([\w/.]+)"([^%]*) only %}')


def test_a_partial_that_is_given_only_some_words_is_given_the_token_of_its_form():
    """Without it its button answers that the form waited too long."""
    texts = {
        str(path.relative_to(ROOT / "templates")): path.read_text() for path in (ROOT / "templates").rglob("*.html")
    }
    without = [
        f"{name}: {partial}"
        for name, text in texts.items()
        for partial, given in ONLY.findall(text)
        if "{% csrf_token %}" in texts[partial] and "csrf_token=" not in given
    ]
    assert without == []


WORDS = "Przystanek przy szkole bez wiaty"
DAY = {"day": "2026-12-29", "starts": "05:00", "ends": "06:00"}
RULE = {
    "starts_on": "2026-12-21",
    "on_holiday": "skip",
    "starts": "05:00",
    "ends": "06:00",
    "weekdays": "1",
    "count": "3",
}
CREATING = {  # of each address that makes a row: the model, who, what is typed beside what the page holds already
    "account_add": (
        "accounts.User",
        "administrator",
        {"name": WORDS, "email": "nowa@przyklad.pl", "roles": "coworker"},
    ),
    "commune_add": (
        "centre.Commune",
        "administrator",
        {"terc": "2801032", "name": WORDS, "kind": "gmina miejska"},
    ),
    "group_add": ("centre.TargetGroup", "administrator", {"name": WORDS}),
    "theme_add": ("centre.Theme", "administrator", {"name": WORDS}),
    "method_add": ("centre.Method", "administrator", {"name": WORDS}),
    "head_group_add": ("centre.HeadGroup", "administrator", {"name": WORDS}),
    "submission_state_add": ("needs.SubmissionState", "administrator", {"name": WORDS, "type": "ours"}),
    "locality_add": (
        "centre.Locality",
        "administrator",
        {"name": WORDS, "simc": "0999999", "kind": "osada", "commune": "2801052"},
    ),
    "service_add": ("centre.SocialService", "administrator", {"name": WORDS, "area": "health"}),
    "village_add": ("centre.Village", "administrator", {"name": WORDS, "commune": "2801052"}),
    "activities:activity_add": (
        "activities.Activity",
        "organiser",
        {"title": WORDS, "text": WORDS, "theme": "neighbours", "kind": "bonds", "outside_plan_reason": WORDS},
    ),
    "partners:initiative_add": ("partners.Initiative", "organiser", {"title": WORDS, "locality": "Bukowiec"}),
    "partners:agreement_add": (
        "partners.Agreement",
        "organiser",
        {"kind": "use", "subject": WORDS, "parties": "1"},
    ),
    "partners:lack_add": ("partners.Lack", "organiser", {"kind": "hall", "what": WORDS}),
    "partners:funding_add": ("partners.Funding", "organiser", {"source": "lag", "name": WORDS}),
    "activities:activity_copy": ("activities.Activity", "organiser", {}),
    "activities:check_add": ("activities.Check", "administrator", {"name": WORDS, "basis": "art. 21"}),
    "activities:check_record": (
        "activities.RecordedCheck",
        "organiser",
        {"checked_on": "2026-11-02", "place_in_files": WORDS},
    ),
    "activities:checks_record": (
        "activities.RecordedCheck",
        "organiser",
        {"checked_on_1": "2026-11-02", "place_in_files_1": WORDS},
    ),
    "activities:lead_add": ("activities.Lead", "organiser", {"name": WORDS}),
    "activities:lead_new": ("activities.Lead", "organiser", {"name": WORDS}),
    "activities:civic_date_add": (
        "activities.CivicDate",
        "administrator",
        {
            "name": WORDS,
            "whose": "wójt",
            "day": "31",
            "month": "3",
            "every_years": "1",
            "first_year": "2026",
            "days_before": "30",
        },
    ),
    "activities:voices_add": (
        "activities.Voice",
        "organiser",
        {"heard": "aloud", "people": "3", "good": WORDS},
    ),
    "activities:word_back_add": ("activities.WordBack", "organiser", {"said": WORDS, "did": WORDS}),
    "activities:occurrence_add": ("activities.Occurrence", "organiser", DAY),
    "activities:registration_add": ("activities.Registration", "organiser", {"name": WORDS, "phone": "601234567"}),
    "activities:result_edit": ("activities.Result", "coworker", {"adults": "12"}),
    "activities:result_note": ("needs.FieldNote", "coworker", {}),
    "activities:series_plan": ("activities.Occurrence", "organiser", RULE),
    "activities:venue_add": (
        "activities.Venue",
        "organiser",
        {"name": WORDS, "locality": "0474123", "step_free": "unknown", "toilet": "unknown", "parking": "unknown"},
    ),
    "needs:asset_add": ("needs.Asset", "organiser", {"title": WORDS, "kind": "material"}),
    "needs:conclusion_add": ("needs.Conclusion", "organiser", {"text": WORDS, "about": "needs", "scope": "services"}),
    "needs:conclusion_replace": ("needs.Conclusion", "organiser", {"text": WORDS}),
    "needs:need_add": ("needs.Need", "organiser", {"title": WORDS}),
    "needs:note_add": (
        "needs.FieldNote",
        "coworker",
        {"method": "talk", "place_unknown": "on", "finding": "need", "text": WORDS},
    ),
    "needs:ipus_add": ("needs.IpusSummary", "organiser", {"period": "2025-07-01", "lacks": WORDS}),
    "needs:ipus_note": ("needs.FieldNote", "organiser", {"text": WORDS, "finding": "need", "place_unknown": "on"}),
    "needs:submission_add": (
        "needs.Submission",
        "organiser",
        {"channel": "phone", "kind": "lack", "words": WORDS, "received_on": "2026-11-02"},
    ),
    "needs:submission_pass_on": ("correspondence.OutgoingLetter", "organiser", {"addressee": WORDS}),
    "promise_add": (
        "promises.Promise",
        "organiser",
        {"what": WORDS},
    ),
    "needs:helper_add": (
        "needs.Helper",
        "organiser",
        {"what": WORDS, "called": WORDS, "phone": "601234567", "was_read_out": "on"},
    ),
    "needs:round_add": (
        "needs.AssessmentRound",
        "organiser",
        {"title": WORDS, "begins_on": "2026-11-02", "ends_on": "2026-11-20"},
    ),
    "needs:survey_add": ("needs.Survey", "organiser", {"title": WORDS}),
    "needs:question_add": ("needs.Question", "organiser", {"text": WORDS, "kind": "long"}),
    "needs:weighing_add": ("needs.WeighingSession", "organiser", {"title": WORDS, "needs": ["1"], "round": "1"}),
    "needs:support_add": (
        "needs.Support",
        "coworker",
        {"kind": "person", "form": "talk", "theme": "other", "minutes": "30", "held_on": "2026-11-02"},
    ),
    "needs:point_add": ("needs.WalkPoint", "coworker", {"text": WORDS}),
    "needs:slips_add": (
        "needs.FieldNote",
        "coworker",
        {"method": "talk", "kartki-0-text": WORDS, "kartki-0-finding": "need"},
    ),
    "partners:log_add": ("partners.LogEntry", "coworker", {"partner_1": "KGW – przykład (Pieszkowo)", "agreed": WORDS}),
    "partners:head_enter": ("partners.VillageHead", "organiser", {"wsie-0-name": WORDS}),
    "partners:partnership_add": ("partners.Partnership", "organiser", {"name": WORDS, "kind": "led"}),
    "partners:member_add": ("partners.Membership", "organiser", {"partner_name": "Parafia – przykład (Pieszkowo)"}),
    "partners:meeting_add": (
        "partners.PartnerMeeting",
        "organiser",
        {
            "title": WORDS,
            "held_on": "2026-12-10",
            "starts": "17:00",
            "ends": "19:00",
            "place": WORDS,
            "partner_1": "KGW – przykład (Pieszkowo)",
        },
    ),
    "partners:partner_add": ("partners.Partner", "organiser", {"name": WORDS, "kind": "ngo"}),
    "plans:action_add": ("plans.Action", "organiser", {"title": WORDS, "kind": "bonds"}),
    "plans:chapter_add": ("plans.Chapter", "organiser", {"title": WORDS, "text": WORDS}),
    "plans:goal_add": ("plans.Goal", "organiser", {"text": WORDS, "no_conclusion_reason": WORDS}),
    "plans:goal_indicator_add": (
        "plans.Indicator",
        "organiser",
        {"name": WORDS, "target": "12", "unit": "osób", "source": "typed"},
    ),
    "plans:indicator_add": (
        "plans.Indicator",
        "organiser",
        {"name": WORDS, "target": "12", "unit": "osób", "source": "typed"},
    ),
    "plans:log_add": ("plans.ActionLog", "organiser", {"text": WORDS}),
    "plans:value_add": ("plans.IndicatorEntry", "organiser", {"value": "3", "source": WORDS}),
    "plans:plan_add": (
        "plans.Plan",
        "organiser",
        {"title": WORDS, "starts_on": "2031-01-01", "ends_on": "2031-12-31", "shape": "eight"},
    ),
    "plans:report_add": (
        "plans.Report",
        "organiser",
        {"title": WORDS, "starts_on": "2026-11-02", "ends_on": "2026-11-20", "overlap": "on"},
    ),
    "plans:report_section_add": ("plans.ReportSection", "organiser", {"title": WORDS}),
    "plans:outline_section_add": ("plans.ReportOutline", "organiser", {"title": WORDS}),
    "plans:template_chapter_add": ("plans.TemplateChapter", "organiser", {"title": WORDS}),
    "plans:version_review": ("plans.Remark", "director", {"u-place": "version", "u-text": WORDS, "remark": "1"}),
}
MAKES = re.compile(r"_(add|new|open|next|replace|plan|record|answer|note|copy)$")
ELSEWHERE = {  # below, or no rows
    "activities:call_record",
    "activities:sheet_copy",  # reads what was sent
    "partners:meeting_note",  # one of a meeting that is there
    "confirmation_answer",
    "discarding_add",
    "import_add",
    "needs:weighing_next",  # leads to a form
    "plans:exclusion_add",
    "plans:remark_answer",
    "plans:report_answer",
    "plans:report_next",
    "plans:signed_copy_add",
    "plans:update_open",
    "plans:version_next",
    "public_plan",
    "password_new",
    "authenticator_add",
    "passkey_add",
}


def test_the_walk_misses_no_address_that_makes_a_row():
    by_name = {address_of(name) for name in TABLE if MAKES.search(address_of(name))}
    assert by_name - CREATING.keys() == ELSEWHERE


def client_of(role):
    client = Client()
    client.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: session_of(role)})
    return client


class Forms(HTMLParser):
    """What each form of a page holds as it opens, as a browser would send it."""

    def __init__(self, page):
        super().__init__()
        self.forms, self.select, self.area = [], None, None
        self.feed(page.content.decode())

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        kind, name = named.get("type"), named.get("name")
        if tag == "form":
            self.forms.append({})
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in named and self.select:
            self._put(self.select, named["value"])
        elif tag == "textarea":
            self.area = name
            self._put(name, "")
        elif tag == "button" or (tag == "input" and (kind not in ("checkbox", "radio") or "checked" in named)):
            self._put(name, named.get("value") or "", is_button=tag == "button")

    def handle_data(self, data):
        if self.area:
            self.forms[-1][self.area][-1] += data

    def handle_endtag(self, tag):
        self.select = None if tag == "select" else self.select
        if tag == "textarea":
            self.forms[-1][self.area][-1] = self.forms[-1][self.area][-1].removeprefix("\n")
            self.area = None

    def _put(self, name, value, is_button=False):
        if self.forms and name:
            self.forms[-1].setdefault(f"button {name}" if is_button else name, []).append(value)


def held_by(page, control=FIELD):
    """What the form with this control holds; buttons are sent when they are pressed."""
    form = next(form for form in Forms(page).forms if control in form)
    return {name: values for name, values in form.items() if not name.startswith("button ")}


@pytest.mark.parametrize("name", sorted(CREATING))
def test_a_form_sent_twice_makes_one_row_and_leads_to_it_both_times(name, seeded):
    model, role, typed = CREATING[name]
    rows, url, client = apps.get_model(model).objects, url_of(name), client_of(role)
    there = rows.count()
    body = held_by(client.get(url), "button remark" if role == "director" else FIELD) | typed
    if name == "activities:series_plan":
        shown = client.post(url, body)
        body |= {"make": "1", "shown": shown.context["preview"].fingerprint}
    first, second = client.post(url, body), client.post(url, body)
    made = 3 if name == "activities:series_plan" else 1
    assert (first.status_code, rows.count() - there) == (302, made), first.context and first.context["form"].errors
    assert (second.status_code, second.headers.get("Location")) == (302, first.headers["Location"])


def note(**typed):
    return {"noted_on": "2026-01-02", "method": "talk", "place_unknown": "on", "finding": "need"} | typed


def key():
    return {FIELD: str(uuid4())}


def test_a_new_page_has_a_new_key_and_a_refused_form_keeps_its_own(desk):
    address = reverse("needs:note_add")
    first, second = (held_by(desk.get(address))[FIELD] for _time in range(2))
    assert first != second
    assert held_by(desk.post(address, note(**{FIELD: first[0]})))[FIELD] == first


def test_who_went_back_and_typed_something_else_reads_where_the_first_is_and_loses_nothing(desk):
    address, sent = reverse("needs:note_add"), key()
    desk.post(address, note(text="Bez wiaty.") | sent)
    page = desk.post(address, note(text="Bez ławki.") | sent)
    row = FieldNote.objects.get()
    assert "jest już zapisane" in text_of(page)
    assert f'<a href="{row.get_absolute_url()}">{row}</a>' in page.content.decode()
    assert (held_by(page)["text"], held_by(page)[FIELD] == [sent[FIELD]]) == (["Bez ławki."], False)
    assert desk.post(address, note(text="Bez ławki.", **{FIELD: held_by(page)[FIELD][0]})).status_code == 302
    assert sorted(FieldNote.objects.values_list("text", flat=True)) == ["Bez wiaty.", "Bez ławki."]


def test_a_form_of_one_address_is_another_form_at_another(desk):
    sent = key()
    desk.post(reverse("needs:note_add"), note(text="Bez wiaty.") | sent)
    desk.post(reverse("needs:need_add"), {"title": "Wiata", "priority": "normal", "state": "reported"} | sent)
    assert (FieldNote.objects.count(), Need.objects.count(), FormKey.objects.count()) == (1, 1, 2)


def test_nobody_is_led_to_what_another_person_made(desk, signed_in):
    address, sent = reverse("needs:note_add"), note(text="Bez wiaty.") | key()
    desk.post(address, sent)
    page = signed_in(builders.user("organiser")).post(address, sent)
    assert "wysłał już ktoś inny" in text_of(page)
    assert FieldNote.objects.count() == 1


def test_what_was_made_and_taken_away_is_not_made_anew_in_silence(desk):
    address, sent = reverse("needs:note_add"), note(text="Bez wiaty.") | key()
    desk.post(address, sent)
    desk.post(reverse("needs:note_delete", args=[FieldNote.objects.get().pk]))
    assert "usunięto" in text_of(desk.post(address, sent))
    assert FieldNote.objects.count() == 0


def test_a_form_with_a_spoiled_key_or_none_is_taken_as_it_comes(desk):
    for spoiled in ({FIELD: "zepsuty"}, {FIELD: ""}, {}):
        assert desk.post(reverse("needs:note_add"), note(text="Bez wiaty.") | spoiled).status_code == 302
    assert (FieldNote.objects.count(), FormKey.objects.count()) == (3, 0)


def test_a_refused_form_claims_nothing(desk):
    sent = {"name": "Biblioteka", "kind": "library", "osoby-TOTAL_FORMS": 0, "osoby-INITIAL_FORMS": 0} | key()
    row = Partner.objects.create(name="Biblioteka", kind="library")
    assert desk.post(reverse("partners:partner_add"), sent).status_code == 200
    row.delete()
    assert desk.post(reverse("partners:partner_add"), sent).status_code == 302


def test_saving_a_change_twice_is_no_conflict_with_oneself(desk):
    desk.post(reverse("needs:need_add"), {"title": "Wiata", "priority": "normal", "state": "reported"})
    row = Need.objects.get()
    address = reverse("needs:need_edit", args=[row.pk])
    sent = held_by(desk.get(address)) | {"title": "Wiata przy szkole"}
    assert [desk.post(address, sent).status_code for _press in range(2)] == [302, 302]
    later = desk.post(address, sent | {"title": "Wiata i ławka"})
    assert (later.status_code, "Porównaj obie wersje" in text_of(later)) == (200, True)


def test_what_stood_in_a_form_cannot_be_read_from_its_key(desk):
    desk.post(reverse("needs:note_add"), note(text="Bez wiaty.") | key())
    row = FormKey.objects.get()
    assert re.fullmatch("[0-9a-f]{64}", row.digest)
    assert (row.subject_type, row.subject_id) == ("needs.fieldnote", FieldNote.objects.get().pk)


def test_keys_are_forgotten_after_ninety_days(db):
    _old, kept = (
        FormKey.objects.create(key=uuid4(), digest="", at=clock.now() - timedelta(days=90) + timedelta(hours=hours))
        for hours in (-1, 1)
    )
    assert remove_due("form_keys").removed == 1
    assert [row.pk for row in FormKey.objects.all()] == [kept.pk]


def test_two_presses_at_one_moment_are_one(own_database):
    """On two connections with real commits: the second waits for the first, then is led to its row."""
    presses = [client_of("organiser") for _press in range(2)]
    address, sent = reverse("needs:need_add"), key()
    body = {"title": WORDS, "priority": "normal", "state": "reported"} | sent
    answers = at_once(*[lambda client=client: client.post(address, body) for client in presses])
    row = Need.objects.get(title=WORDS)
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, row.get_absolute_url())
    ] * 2


def test_a_draft_that_arrives_while_its_form_is_being_taken_leaves_nothing(own_database):
    browser, script = client_of("organiser"), client_of("organiser")
    address = reverse("needs:need_add")
    page = browser.get(address)
    mark = re.search('data-mark="([^"]+)"', page.text)[1]
    body = held_by(page) | {"title": WORDS, "priority": "normal", "state": "reported"}
    taken, kept = at_once(
        lambda: browser.post(address, body),
        lambda: script.post("/biuro/szkice/", body | {"szkic_adres": mark}),
    )
    assert (taken.status_code, Draft.objects.count()) == (302, 0)
    assert kept.status_code in (200, 409)


def test_a_signed_file_sent_and_kept_twice_is_one_copy(seeded):
    client, name = client_of("organiser"), "plans:signed_copy_add"
    uploads, copies = apps.get_model("plans.CopyUpload").objects, apps.get_model("plans.SignedCopy").objects
    document = apps.get_model("plans.Document").objects.get(kind="approved", version__state="approved")
    content, sent = signed(bytes(document.file.content)), key()
    waiting, there = uploads.count(), copies.count()
    answers = []
    for _press in range(2):
        file = SimpleUploadedFile("podpisany.pdf", content, "application/pdf")
        answers.append(client.post(url_of(name), {"file": file} | sent))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (uploads.count(), answers[0].url) == (waiting + 1, answers[1].url)
    for _press in range(2):
        assert client.post(answers[0].url).status_code == 302
    assert (uploads.count(), copies.count()) == (waiting, there + 1)


def test_the_next_attempt_an_answer_and_an_update_are_made_once(desk, organiser):
    version = plans.returned(organiser)
    remark, approved = version.remarks.get(), plans.approved(organiser)
    pages = {
        reverse("plans:version_next", args=[version.pk]): {},
        reverse("plans:remark_answer", args=[remark.pk]): {"outcome": "adopted", "text": WORDS},
        reverse("plans:update_open", args=[approved.plan_id]): {"reason": WORDS},
    }
    led = {address: [desk.post(address, typed | sent).headers.get("Location") for _press in range(2)]
           for address, typed in pages.items() for sent in [key()]}  # fmt: skip
    assert [places for places in led.values() if None in places or len(set(places)) > 1] == []
    assert [apps.get_model(f"plans.{name}").objects.count() for name in ("Version", "Answer")] == [4, 1]
