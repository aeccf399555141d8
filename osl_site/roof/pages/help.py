"""Which part of a handbook is about which page of the staff: by the name of the view, and by its anchors.

A page that several roles open may have a part in several handbooks: whose handbook it is, is led there. Without a line
here `tests/roof/test_handbook.py` fails for a new page.
"""

from collections import defaultdict

ABOUT = {  # handbook and anchor: the views, whose names are parted by spaces
    "organizator#na-dziś": "desk more style",
    "dyrektor#na-dziś": "desk",
    "organizator#szukanie": "search",
    "organizator#moje-konto": "settings my_sign_in authenticator_add authenticator_remove recovery_codes confirm_again"
    " passkey_add passkey_rename passkey_remove own_email email_confirm password_change sessions_end session_end",
    "organizator#gdy-cię-nie-ma": "account_substitutes substitution_call_off",
    "dyrektor#gdy-cię-nie-ma": "account_substitutes substitution_call_off",
    "organizator#listy-i-formularze": "draft_drop",
    "administrator#konta-i-role": "account_list account_add account_detail account_edit account_close account_email"
    " account_invite account_substitutes account_reopen account_unlock account_sign_out substitution_call_off",
    "administrator#logowanie": "sign_in_policy factor_take_off refused_list",
    "administrator#pierwsze-uruchomienie": "office_start start_step desk",
    "administrator#plan-w-aktach": "start_files",
    "administrator#poczta": "start_mail",
    "administrator#miejscowości-z-rejestru-teryt": "teryt_upload teryt_choose teryt_run teryt_take",
    "administrator#dane-centrum": "office_edit boundary boundary_show boundary_remove",
    "administrator#słowniki": "dictionary_list locality_list locality_add locality_edit locality_remove commune_list"
    " commune_add commune_edit commune_remove village_list village_add village_edit village_remove village_restore"
    " group_list group_add group_edit group_remove group_restore service_list service_add service_edit service_remove"
    " service_restore locality_names theme_list theme_add theme_edit theme_remove theme_restore method_list method_add"
    " method_edit method_remove method_restore head_group_list head_group_add head_group_edit head_group_remove"
    " head_group_restore submission_state_list submission_state_add submission_state_edit submission_state_remove"
    " submission_state_restore needs:legal_kind_list needs:legal_kind_edit needs:criterion_list needs:criterion_edit",
    "administrator#teksty-biura": "text_list text_edit text_restore activities:clause_list activities:clause_detail"
    " needs:clause_list needs:clause_detail",
    "administrator#wymagane-sprawdzenia": "activities:check_list activities:check_add activities:check_retire"
    " activities:check_require activities:check_edit",
    "administrator#dane-osobowe-i-terminy": "privacy_register retention_list retention_edit audit_trail audit_entry"
    " access_log",
    "administrator#brakowanie": "discarding_list",
    "dyrektor#brakowanie": "discarding_list discarding_add discarding_remove",
    "dyrektor#dziennik-i-dane-osobowe": "privacy_register retention_list audit_trail audit_entry access_log redact",
    "administrator#kopie-zapasowe-i-odtwarzanie": "backup_list",
    "administrator#gdy-coś-nie-działa": "system_status letter_send_again letter_settle job_repeat",
    "organizator#bez-sygnału-i-z-kartek": "needs:slips_add",
    "organizator#spacer-badawczy": "needs:walk_detail needs:point_add needs:point_edit needs:point_remove",
    "organizator#notatki": "needs:note_list needs:note_add needs:note_detail needs:note_edit needs:note_delete",
    "organizator#zgłoszenia": "needs:submission_list needs:submission_add needs:submission_detail needs:submission_act"
    " needs:submission_take_on needs:submission_erase_contact needs:submission_called needs:submission_link"
    " needs:submission_unlink",
    "organizator#rundy-rozeznania": "needs:round_list needs:round_add needs:round_detail needs:round_edit"
    " needs:round_visit needs:round_days needs:round_remove",
    "organizator#ankiety": "needs:survey_list needs:survey_add needs:survey_detail needs:survey_edit"
    " needs:survey_preview needs:survey_repeat needs:survey_remove needs:question_add needs:question_edit"
    " needs:question_move needs:question_remove",
    "organizator#przekazywanie-pismem": "needs:submission_pass_on needs:submission_reply outgoing_letter_list"
    " letter_numbers outgoing_letter_detail outgoing_letter_sent outgoing_letter_file",
    "organizator#czym-to-jest-w-prawie": "needs:submission_legal needs:submission_extend needs:submission_answered"
    " needs:submission_to_director",
    "dyrektor#skargi": "needs:submission_legal needs:submission_extend needs:submission_answered",
    "organizator#wsparcie": "needs:support_list needs:support_add needs:support_figures needs:support_detail"
    " needs:support_edit needs:support_remove",
    "organizator#podsumowania-ipus": "needs:ipus_list needs:ipus_add needs:ipus_detail needs:ipus_correct"
    " needs:ipus_file needs:ipus_note needs:ipus_need",
    "organizator#przekazanie-w-centrum": "needs:submission_hand_over needs:handover_take_back",
    "organizator#przekazane-do-mnie": "needs:handed_list needs:handed_detail needs:handed_take needs:handed_end",
    "organizator#pilne": "needs:submission_urgent needs:urgent_taken_over needs:urgent_mistake",
    "organizator#osoby-chętne": "needs:helper_list needs:helper_add needs:helper_detail needs:helper_edit"
    " needs:helper_confirm needs:helper_sign_off",
    "organizator#z-arkusza": "import_add import_sample import_columns import_run import_take",
    "organizator#do-dopilnowania": "promise_list promise_add promise_edit promise_keep",
    "organizator#zdjęcia": "photo_cover photo_remove",
    "organizator#zasłanianie": "redact",
    "organizator#rozeznanie": "needs:submission_list needs:submission_add needs:submission_detail needs:submission_act"
    " needs:submission_take_on needs:submission_called needs:submission_link"
    " needs:submission_unlink needs:submission_erase_contact",
    "organizator#potrzeby": "needs:need_list needs:need_add needs:need_detail needs:need_edit needs:need_merge"
    " needs:need_part needs:need_split needs:need_assets needs:need_unpair"
    " needs:village_matrix",
    "organizator#zasoby": "needs:asset_list needs:asset_add needs:asset_detail needs:asset_edit",
    "organizator#ważenie-potrzeb": "needs:weighing_list needs:weighing_add needs:weighing_detail needs:weighing_edit"
    " needs:weighing_next needs:weighing_weigh needs:weighing_need needs:weighing_dots needs:weighing_close"
    " needs:weighing_remove",
    "organizator#wnioski-z-rozeznania": "needs:conclusion_list needs:conclusion_add needs:conclusion_detail"
    " needs:conclusion_edit needs:conclusion_replace",
    "organizator#usuwanie-i-wycofywanie": "needs:need_remove needs:need_restore needs:asset_remove needs:asset_restore"
    " needs:conclusion_remove needs:conclusion_restore partners:partner_remove partners:partner_restore"
    " activities:venue_remove activities:venue_restore",
    "organizator#partnerzy": "partners:partner_list partners:partner_add partners:partner_detail partners:partner_edit"
    " partners:partner_alike partners:partner_confirm partners:person_informed"
    " partners:partner_merge partners:partner_part partners:partner_ask",
    "organizator#sołtysi": "partners:head_list partners:head_enter partners:head_edit partners:head_informed"
    " partners:head_remove",
    "organizator#poprawki-do-spisu": "partners:correction_detail partners:value_accept partners:value_refuse",
    "organizator#sieć-współpracy": "partners:network partners:network_picture partners:coverage",
    "organizator#partnerstwa-i-spotkania": "partners:partnership_list partners:partnership_add"
    " partners:partnership_detail partners:partnership_edit partners:partnership_year partners:partnership_year_pdf"
    " partners:member_add partners:member_edit partners:meeting_list partners:meeting_add partners:meeting_detail"
    " partners:meeting_edit partners:meeting_note partners:meeting_call_off partners:meeting_invite",
    "organizator#inicjatywy": "partners:initiative_list partners:initiative_add partners:initiative_detail"
    " partners:initiative_edit partners:initiative_stage partners:initiative_lead partners:lack_add partners:lack_edit"
    " partners:initiative_withdraw partners:initiative_restore"
    " partners:lack_remove partners:funding_add partners:funding_edit partners:funding_remove needs:lack_asset"
    " needs:lack_asset_remove",
    "organizator#dziennik-współpracy": "partners:log_list partners:log_add partners:log_detail partners:log_edit"
    " partners:log_remove",
    "organizator#porozumienia": "partners:agreement_list partners:agreement_add partners:agreement_detail"
    " partners:agreement_edit partners:agreement_amend partners:agreement_end partners:agreement_file"
    " partners:agreement_sign partners:amendment_sign partners:signed_supersede",
    "organizator#pozycja-oferty": "activities:activity_list activities:activity_add activities:activity_detail"
    " activities:activity_edit activities:activity_publish activities:activity_copy activities:activity_remove"
    " activities:activity_pause activities:activity_end activities:activity_resume",
    "organizator#układanie-spotkań": "activities:series_plan activities:occurrences_publish activities:occurrence_add"
    " activities:occurrences_publish_chosen",
    "organizator#miejsca": "activities:venue_list activities:venue_add activities:venue_edit",
    "organizator#spotkania": "activities:occurrence_list activities:occurrence_detail",
    "organizator#kalendarz-biura": "activities:diary_day activities:diary_week activities:diary_go"
    " activities:diary_month activities:occurrence_start",
    "organizator#zmiany": "activities:occurrence_cancel activities:occurrence_move activities:occurrence_restore"
    " activities:occurrence_place activities:occurrence_delete activities:series_change activities:occurrence_annotate"
    " activities:occurrences_cancel_chosen",
    "organizator#wyniki": "activities:result_list activities:result_edit activities:result_note",
    "organizator#trzy-pytania-po-spotkaniu": "activities:answer_list activities:voices_add activities:voices_poster"
    " activities:voices_slips",
    "organizator#co-zrobiliśmy": "activities:word_back_list activities:word_back_add activities:word_back_detail"
    " activities:word_back_edit activities:word_back_approve activities:word_back_withdraw"
    " activities:word_back_remove",
    "organizator#usługi-i-dokąd-skierować": "activities:coverage_list activities:gap_explain activities:where_to_send",
    "organizator#terminy-roku": "activities:civic_date_list activities:civic_date_add activities:civic_date_edit"
    " activities:civic_date_tick activities:civic_date_untick activities:civic_dates_usual",
    "organizator#propozycje-wydarzeń": "activities:proposal_list activities:partner_link"
    " activities:partner_link_call_off",
    "organizator#arkusze-wsi": "activities:sheets_now activities:sheet_list activities:sheets_send"
    " activities:sheet_copy activities:sheet_told activities:sheets_print",
    "organizator#stała-pomoc-w-liczbach": "activities:tally_list activities:tally_now activities:tally_month"
    " activities:tally_correct",
    "organizator#zajęcia-dla-małoletnich": "activities:activity_checks activities:lead_list activities:lead_new"
    " activities:lead_add activities:lead_remove activities:lead_forget activities:check_record"
    " activities:checks_record activities:check_remove",
    "organizator#zapisy": "activities:registration_list activities:registration_add activities:burst_remove"
    " activities:message_send activities:registration_edit activities:registration_new_code"
    " activities:registration_give_up activities:registration_take_back activities:registration_confirm"
    " activities:sign_up_list activities:registration_sheet activities:registration_export",
    "organizator#szukanie-osoby": "activities:person_search",
    "organizator#do-kogo-zadzwonić": "activities:call_list activities:call_record",
    "organizator#nowy-plan": "plans:plan_add plans:template_detail plans:template_begin plans:template_chapter_add"
    " plans:template_chapter_edit plans:template_chapter_move plans:template_chapter_remove plans:version_from_paper",
    "organizator#plan": "plans:plan_list plans:plan_detail plans:version_detail plans:goal_detail plans:action_detail"
    " plans:in_force_now",
    "organizator#wersja-robocza": "plans:draft_now plans:version_edit plans:chapter_add plans:goal_add"
    " plans:version_discard plans:chapter_edit plans:goal_edit plans:action_add plans:action_edit plans:action_move"
    " plans:indicator_add plans:actions_paste plans:goal_indicator_add plans:indicator_edit plans:part_move"
    " plans:part_remove",
    "organizator#przekazanie-dyrektorowi": "plans:version_submit plans:version_withdraw",
    "organizator#uwagi-i-następne-podejście": "plans:version_next plans:remark_answer",
    "organizator#postęp": "plans:progress plans:action_progress plans:measured_detail plans:values_enter"
    " plans:value_add plans:value_correct plans:log_add plans:log_correct",
    "organizator#sprawozdania": "plans:report_list plans:report_add plans:report_detail plans:report_rows"
    " plans:report_edit plans:report_section_add plans:report_section_edit plans:report_section_remove"
    " plans:report_submit plans:report_withdraw plans:report_discard plans:report_bip plans:report_answer"
    " plans:report_draw plans:report_section_move plans:report_next plans:report_chapter"
    " plans:outline_detail plans:outline_begin plans:outline_section_add plans:outline_section_edit"
    " plans:outline_section_move plans:outline_section_end",
    "organizator#publikacja": "plans:publication_detail plans:version_publish plans:signed_copy_add plans:copy_check"
    " plans:copy_drop plans:copy_publish plans:version_file",
    "organizator#aktualizacja": "plans:update_open",
    "organizator#wersje-i-porównanie": "plans:plan_compare",
    "dyrektor#decyzja-o-planie": "plans:awaiting plans:version_review plans:remark_edit plans:remark_take_back"
    " plans:plan_detail plans:version_detail plans:plan_list",
    "dyrektor#sprawozdania": "plans:report_review plans:report_remark plans:report_list plans:report_detail"
    " plans:report_rows",
    "dyrektor#po-zatwierdzeniu": "plans:plan_prolong plans:plan_repeal plans:plan_correct plans:exclusion_add"
    " plans:plan_pause plans:plan_resume"
    " plans:exclusion_end plans:signed_copy_add plans:copy_check plans:copy_drop plans:version_file"
    " plans:publication_detail",
}
OWN = ("handbook_list", "handbook")  # the handbook itself


def _by_view() -> dict[str, tuple[tuple[str, str], ...]]:
    found = defaultdict(list)
    for place, views in ABOUT.items():
        slug, _mark, anchor = place.partition("#")
        for view in views.split():
            found[view].append((slug, anchor))
    return {view: tuple(ways) for view, ways in found.items()}


HELP = _by_view()  # by view its parts, each as handbook and anchor
