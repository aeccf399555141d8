"""Every text that people type and that may tell of somebody can be covered, or stands here with the reason why not."""

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models

from osl_site.common import registry
from osl_site.common.audit.triggers import COVERED
from osl_site.common.privacy.declaration import declared_of

TEXTS = (models.CharField, models.TextField, models.JSONField, ArrayField, SearchVectorField)
OF_DECIDED = "what was decided stays as it was: the words are excluded from what residents read"
OF_OFFICE = "of an account, which its person or the administrator changes and closes"
OF_ADDRESSEE = "the partner or the authority that has it, by which nobody is asked twice at once"
OF_MACHINE = "no words: what the machine writes down, for days or weeks"
CONTACT = "one field of one person's contact: it is corrected or erased whole"
WITH_THE_ROW = "covered with the row whose words they are"
OF_REGISTER = "a number of a public register: a wrong one is corrected whole"
WHY_NOT = {  # a table, or a column of it
    "partners_membership.role": "what an organisation does in a partnership: it is corrected whole",
    "accounts_user": OF_OFFICE,
    "activities_activity.contact_phone": "the number that residents ring: it is corrected whole",
    "activities_civicdone": "where a paper of the office lies",
    "activities_lead": CONTACT,
    "activities_occurrence.formerly": "places, days and titles that residents were told, of nobody",
    "activities_recordedcheck": "where a paper lies, which the law asks for",
    "activities_registration": CONTACT,
    "activities_removedcheck": "why a check that the law asks for was removed",
    "activities_removedlead": "why somebody no longer leads, which the law asks for",
    "activities_servicecoverage": "why a service has no activity: of a service, and of nobody",
    "activities_wrongcode": OF_MACHINE,
    "audit_access": OF_MACHINE,
    "audit_change": WITH_THE_ROW,
    "centre_centre": "the office's own names and addresses, which it changes",
    "correspondence_outgoingletter": "a record of a case, as it went out: it goes whole, once it lies in the files",
    "files_storedfile": "names that we give to files",
    "forms_draft": WITH_THE_ROW,
    "guard_counter": OF_MACHINE,
    "imports_importfile": "the file as it came, gone with its run",
    "imports_importrow": "a name of its row, gone with its run",
    "imports_importrun": "what was wrong with a file, cleared with it by the schedule",
    "partners_agreement.filed_place": "where a paper of the office lies",
    "letters_letter": "an address, erased once the letter is sent",
    "merging_merge.before": "what the row that went said of an organisation; that row is covered itself",
    "needs_handover": "no words: how its author agreed, chosen from a list",
    "needs_helpercontact": CONTACT,
    "needs_need.ask_at": "an office or an organisation, where one asks when no asset helps: it is corrected whole",
    "needs_passedon.addressee": OF_ADDRESSEE,
    "needs_passedon.addressee_key": OF_ADDRESSEE,
    "needs_submission.code_digest": OF_MACHINE,
    "needs_submission.code_seed": OF_MACHINE,
    "needs_submittercontact": CONTACT,
    "needs_urgenttakeover": "who of the police or another office took it over, by which that is proved",
    "partners_contactperson": CONTACT,
    "partners_villagehead": CONTACT,
    "partners_correctedvalue": "words of whoever corrects the directory: once decided they go whole",
    **dict.fromkeys((f"partners_partner.{name}" for name in ("nip", "regon", "krs", "krkgw")), OF_REGISTER),
    "plans_correction": OF_DECIDED,
    "plans_decision": OF_DECIDED,
    "plans_exclusion": OF_DECIDED,
    "plans_exclusionend": OF_DECIDED,
    "plans_publication": OF_DECIDED,
    "plans_signedcopy.seals": "what stands in the certificates of a signed file, which stays as it is",
    "plans_termdecision": OF_DECIDED,
    "plans_report.figures": "drawn from rows, and of a draft drawn anew when words of one are covered",
    "plans_report.snapshot": OF_DECIDED,
    "plans_reportdecision": OF_DECIDED,
    "plans_version.snapshot": OF_DECIDED,
    "search_indexed": WITH_THE_ROW,
    "search_lexeme": WITH_THE_ROW,
    "sign_in_attempt": OF_MACHINE,
    "sign_in_authenticator": OF_MACHINE,
    "sign_in_knownline": OF_MACHINE,
    "sign_in_passkey": "what its person calls it, who may remove it",
    "sign_in_recoverycode": OF_MACHINE,
    "sign_in_session": OF_MACHINE,
    "texts_texttemplate": "the office's own letters, which it changes",
}


def texts_of_people():
    """Columns of text in which a model says that there is personal data."""
    for model in apps.get_models():
        declared = declared_of(model)
        for name in declared.holds if declared else ():
            if isinstance(field := model._meta.get_field(name), TEXTS):
                yield model._meta.db_table, field.column


def test_every_text_that_may_tell_of_somebody_is_redactable_or_says_why_not():
    seen, wrong = set(), []
    for table, column in texts_of_people():
        named = {table, f"{table}.{column}"} & WHY_NOT.keys()
        seen |= named
        if not named and f"{table}.{column}" not in COVERED:
            wrong.append(f"{table}.{column}: README, „How to make a column redactable”, or a reason in WHY_NOT")
    assert wrong == []
    assert sorted(WHY_NOT.keys() - seen) == []


def test_every_column_that_a_room_names_may_be_covered():
    named = {
        f"{model._meta.db_table}.{model._meta.get_field(name).column}"
        for _key, case in registry.redactable.items()
        for model, columns in ((case.model, case.columns), *((part.model, part.columns) for part in case.parts))
        for name in columns
    }
    assert named | {"audit_change.before", "audit_change.after"} == set(COVERED)


@pytest.mark.django_db
@pytest.mark.parametrize("key", [key for key, _case in registry.redactable.items()])
def test_the_application_may_lock_the_rows_of_each_kind_that_it_locks(key):
    case = registry.redactable.of(key)
    with connection.cursor() as cursor:
        cursor.execute("select has_any_column_privilege(%s, 'update')", [case.model._meta.db_table])
        assert cursor.fetchone() == (case.may_change,)
