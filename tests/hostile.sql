-- What somebody tries who may write rows and wants what was decided to have been otherwise. Each part, between blank
-- lines, is one attempt: a transaction of its own that has to be refused. `tests/test_hostile.py` makes every one of
-- them, as the application's role and as one that may write every row, and looks whether a row has changed.

-- plans_decision

update plans_decision set text = 'Inaczej.';

delete from plans_decision;

do $$
declare kept plans_decision;
begin
    select * into strict kept from plans_decision where true order by 1 limit 1;
    delete from plans_decision where plans_decision.* = kept;
    insert into plans_decision values (kept.*);
end $$;

truncate plans_decision cascade;

alter table plans_decision disable trigger all;
update plans_decision set text = 'Inaczej.';

-- plans_document

update plans_document set kind = 'read';

delete from plans_document;

do $$
declare kept plans_document;
begin
    select * into strict kept from plans_document where true order by 1 limit 1;
    delete from plans_document where plans_document.* = kept;
    insert into plans_document values (kept.*);
end $$;

truncate plans_document cascade;

alter table plans_document disable trigger all;
update plans_document set kind = 'read';

-- plans_publication

update plans_publication set metryka = 'Inaczej.';

delete from plans_publication;

do $$
declare kept plans_publication;
begin
    select * into strict kept from plans_publication where true order by 1 limit 1;
    delete from plans_publication where plans_publication.* = kept;
    insert into plans_publication values (kept.*);
end $$;

truncate plans_publication cascade;

alter table plans_publication disable trigger all;
update plans_publication set metryka = 'Inaczej.';

-- plans_remark

update plans_remark set text = 'Inaczej.';

delete from plans_remark;

do $$
declare kept plans_remark;
begin
    select * into strict kept from plans_remark where true order by 1 limit 1;
    delete from plans_remark where plans_remark.* = kept;
    insert into plans_remark values (kept.*);
end $$;

truncate plans_remark cascade;

alter table plans_remark disable trigger all;
update plans_remark set text = 'Inaczej.';

-- plans_answer

update plans_answer set text = 'Inaczej.';

delete from plans_answer;

do $$
declare kept plans_answer;
begin
    select * into strict kept from plans_answer where true order by 1 limit 1;
    delete from plans_answer where plans_answer.* = kept;
    insert into plans_answer values (kept.*);
end $$;

truncate plans_answer cascade;

alter table plans_answer disable trigger all;
update plans_answer set text = 'Inaczej.';

-- plans_reminder

update plans_reminder set kind = 'due';

delete from plans_reminder;

do $$
declare kept plans_reminder;
begin
    select * into strict kept from plans_reminder where true order by 1 limit 1;
    delete from plans_reminder where plans_reminder.* = kept;
    insert into plans_reminder values (kept.*);
end $$;

truncate plans_reminder cascade;

alter table plans_reminder disable trigger all;
update plans_reminder set kind = 'due';

-- plans_signedcopy

update plans_signedcopy set at = now();

delete from plans_signedcopy;

do $$
declare kept plans_signedcopy;
begin
    select * into strict kept from plans_signedcopy where true order by 1 limit 1;
    delete from plans_signedcopy where plans_signedcopy.* = kept;
    insert into plans_signedcopy values (kept.*);
end $$;

truncate plans_signedcopy cascade;

alter table plans_signedcopy disable trigger all;
update plans_signedcopy set at = now();

-- plans_termdecision

update plans_termdecision set text = 'Inaczej.';

delete from plans_termdecision;

do $$
declare kept plans_termdecision;
begin
    select * into strict kept from plans_termdecision where true order by 1 limit 1;
    delete from plans_termdecision where plans_termdecision.* = kept;
    insert into plans_termdecision values (kept.*);
end $$;

truncate plans_termdecision cascade;

alter table plans_termdecision disable trigger all;
update plans_termdecision set text = 'Inaczej.';

-- plans_correction

update plans_correction set text = 'Inaczej.';

delete from plans_correction;

do $$
declare kept plans_correction;
begin
    select * into strict kept from plans_correction where true order by 1 limit 1;
    delete from plans_correction where plans_correction.* = kept;
    insert into plans_correction values (kept.*);
end $$;

truncate plans_correction cascade;

alter table plans_correction disable trigger all;
update plans_correction set text = 'Inaczej.';

-- plans_filing

update plans_filing set place = 'Gdzie indziej.';

delete from plans_filing;

do $$
declare kept plans_filing;
begin
    select * into strict kept from plans_filing where true order by 1 limit 1;
    delete from plans_filing where plans_filing.* = kept;
    insert into plans_filing values (kept.*);
end $$;

truncate plans_filing cascade;

alter table plans_filing disable trigger all;
update plans_filing set place = 'Gdzie indziej.';

insert into plans_filing (version_id, case_mark, archive_category, place, reason, at, by_id, by_name, by_position)
    select v.id, 'X.1', 'A', 'teczka', '', now(), v.submitted_by_id, 'Ktoś', '' from plans_version v
    where v.state = 'submitted' limit 1;

insert into plans_filing (version_id, supersedes_id, case_mark, archive_category, place, reason, at, by_id, by_name, by_position)
    select v.id, f.id, 'X.1', 'A', 'teczka', 'Pomyłka.', now(), f.by_id, 'Ktoś', ''
    from plans_filing f, plans_version v where v.state = 'approved' and v.id <> f.version_id limit 1;

-- plans_copypublication

update plans_copypublication set by_name = 'Ktoś';

delete from plans_copypublication;

do $$
declare kept plans_copypublication;
begin
    select * into strict kept from plans_copypublication where true order by 1 limit 1;
    delete from plans_copypublication where plans_copypublication.* = kept;
    insert into plans_copypublication values (kept.*);
end $$;

truncate plans_copypublication cascade;

alter table plans_copypublication disable trigger all;
update plans_copypublication set by_name = 'Ktoś';

-- plans_exclusion

update plans_exclusion set words = 'Co innego';

delete from plans_exclusion;

do $$
declare kept plans_exclusion;
begin
    select * into strict kept from plans_exclusion where true order by 1 limit 1;
    delete from plans_exclusion where plans_exclusion.* = kept;
    insert into plans_exclusion values (kept.*);
end $$;

truncate plans_exclusion cascade;

alter table plans_exclusion disable trigger all;
update plans_exclusion set words = 'Co innego';

-- plans_exclusionend

update plans_exclusionend set reason = 'Bo tak.';

delete from plans_exclusionend;

do $$
declare kept plans_exclusionend;
begin
    select * into strict kept from plans_exclusionend where true order by 1 limit 1;
    delete from plans_exclusionend where plans_exclusionend.* = kept;
    insert into plans_exclusionend values (kept.*);
end $$;

truncate plans_exclusionend cascade;

alter table plans_exclusionend disable trigger all;
update plans_exclusionend set reason = 'Bo tak.';

-- plans_publicdocument

update plans_publicdocument set kind = '77';

delete from plans_publicdocument;

do $$
declare kept plans_publicdocument;
begin
    select * into strict kept from plans_publicdocument where true order by 1 limit 1;
    delete from plans_publicdocument where plans_publicdocument.* = kept;
    insert into plans_publicdocument values (kept.*);
end $$;

truncate plans_publicdocument cascade;

alter table plans_publicdocument disable trigger all;
update plans_publicdocument set kind = '77';

-- plans_version

update plans_version set snapshot = '{}'
    where state <> 'draft';

delete from plans_version
    where state <> 'draft';

do $$
declare kept plans_version;
begin
    select * into strict kept from plans_version where state <> 'draft' order by 1 limit 1;
    delete from plans_version where plans_version.* = kept;
    insert into plans_version values (kept.*);
end $$;

truncate plans_version cascade;

alter table plans_version disable trigger all;
update plans_version set snapshot = '{}'
    where state <> 'draft';

-- plans_plan

update plans_plan set created_at = now()
    where id in (select plan_id from plans_version where state <> 'draft');

delete from plans_plan
    where id in (select plan_id from plans_version where state <> 'draft');

do $$
declare kept plans_plan;
begin
    select * into strict kept from plans_plan where id in (select plan_id from plans_version where state <> 'draft') order by 1 limit 1;
    delete from plans_plan where plans_plan.* = kept;
    insert into plans_plan values (kept.*);
end $$;

truncate plans_plan cascade;

alter table plans_plan disable trigger all;
update plans_plan set created_at = now()
    where id in (select plan_id from plans_version where state <> 'draft');

-- plans_version_changed_conclusions

update plans_version_changed_conclusions set conclusion_id = 1
    where version_id in (select id from plans_version where state <> 'draft');

delete from plans_version_changed_conclusions
    where version_id in (select id from plans_version where state <> 'draft');

do $$
declare kept plans_version_changed_conclusions;
begin
    select * into strict kept from plans_version_changed_conclusions where version_id in (select id from plans_version where state <> 'draft') order by 1 limit 1;
    delete from plans_version_changed_conclusions where plans_version_changed_conclusions.* = kept;
    insert into plans_version_changed_conclusions values (kept.*);
end $$;

truncate plans_version_changed_conclusions cascade;

alter table plans_version_changed_conclusions disable trigger all;
update plans_version_changed_conclusions set conclusion_id = 1
    where version_id in (select id from plans_version where state <> 'draft');

insert into plans_version_changed_conclusions
    select * from plans_version_changed_conclusions where version_id in (select id from plans_version where state <> 'draft') limit 1
    on conflict (id) do update set conclusion_id = 1;

-- plans_chapter

update plans_chapter set text = 'Inaczej.'
    where version_id in (select id from plans_version where state <> 'draft');

delete from plans_chapter
    where version_id in (select id from plans_version where state <> 'draft');

do $$
declare kept plans_chapter;
begin
    select * into strict kept from plans_chapter where version_id in (select id from plans_version where state <> 'draft') order by 1 limit 1;
    delete from plans_chapter where plans_chapter.* = kept;
    insert into plans_chapter values (kept.*);
end $$;

truncate plans_chapter cascade;

alter table plans_chapter disable trigger all;
update plans_chapter set text = 'Inaczej.'
    where version_id in (select id from plans_version where state <> 'draft');

insert into plans_chapter
    select * from plans_chapter where version_id in (select id from plans_version where state <> 'draft') limit 1
    on conflict (id) do update set text = 'Inaczej.';

-- plans_goal

update plans_goal set text = 'Inny cel'
    where version_id in (select id from plans_version where state <> 'draft');

delete from plans_goal
    where version_id in (select id from plans_version where state <> 'draft');

do $$
declare kept plans_goal;
begin
    select * into strict kept from plans_goal where version_id in (select id from plans_version where state <> 'draft') order by 1 limit 1;
    delete from plans_goal where plans_goal.* = kept;
    insert into plans_goal values (kept.*);
end $$;

truncate plans_goal cascade;

alter table plans_goal disable trigger all;
update plans_goal set text = 'Inny cel'
    where version_id in (select id from plans_version where state <> 'draft');

insert into plans_goal
    select * from plans_goal where version_id in (select id from plans_version where state <> 'draft') limit 1
    on conflict (id) do update set text = 'Inny cel';

-- plans_goal_conclusions

update plans_goal_conclusions set conclusion_id = 1
    where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'));

delete from plans_goal_conclusions
    where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'));

do $$
declare kept plans_goal_conclusions;
begin
    select * into strict kept from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')) order by 1 limit 1;
    delete from plans_goal_conclusions where plans_goal_conclusions.* = kept;
    insert into plans_goal_conclusions values (kept.*);
end $$;

truncate plans_goal_conclusions cascade;

alter table plans_goal_conclusions disable trigger all;
update plans_goal_conclusions set conclusion_id = 1
    where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'));

insert into plans_goal_conclusions
    select * from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')) limit 1
    on conflict (id) do update set conclusion_id = 1;

-- plans_action

update plans_action set title = 'Inne działanie'
    where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'));

delete from plans_action
    where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'));

do $$
declare kept plans_action;
begin
    select * into strict kept from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')) order by 1 limit 1;
    delete from plans_action where plans_action.* = kept;
    insert into plans_action values (kept.*);
end $$;

truncate plans_action cascade;

alter table plans_action disable trigger all;
update plans_action set title = 'Inne działanie'
    where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'));

insert into plans_action
    select * from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')) limit 1
    on conflict (id) do update set title = 'Inne działanie';

-- plans_indicator

update plans_indicator set target = 1
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from plans_indicator
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept plans_indicator;
begin
    select * into strict kept from plans_indicator where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from plans_indicator where plans_indicator.* = kept;
    insert into plans_indicator values (kept.*);
end $$;

truncate plans_indicator cascade;

alter table plans_indicator disable trigger all;
update plans_indicator set target = 1
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into plans_indicator
    select * from plans_indicator where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set target = 1;

-- plans_action_communes

update plans_action_communes set commune_id = commune_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from plans_action_communes
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept plans_action_communes;
begin
    select * into strict kept from plans_action_communes where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from plans_action_communes where plans_action_communes.* = kept;
    insert into plans_action_communes values (kept.*);
end $$;

truncate plans_action_communes cascade;

alter table plans_action_communes disable trigger all;
update plans_action_communes set commune_id = commune_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into plans_action_communes
    select * from plans_action_communes where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set commune_id = excluded.commune_id;

-- plans_action_groups

update plans_action_groups set targetgroup_id = targetgroup_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from plans_action_groups
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept plans_action_groups;
begin
    select * into strict kept from plans_action_groups where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from plans_action_groups where plans_action_groups.* = kept;
    insert into plans_action_groups values (kept.*);
end $$;

truncate plans_action_groups cascade;

alter table plans_action_groups disable trigger all;
update plans_action_groups set targetgroup_id = targetgroup_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into plans_action_groups
    select * from plans_action_groups where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set targetgroup_id = excluded.targetgroup_id;

-- plans_action_localities

update plans_action_localities set locality_id = locality_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from plans_action_localities
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept plans_action_localities;
begin
    select * into strict kept from plans_action_localities where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from plans_action_localities where plans_action_localities.* = kept;
    insert into plans_action_localities values (kept.*);
end $$;

truncate plans_action_localities cascade;

alter table plans_action_localities disable trigger all;
update plans_action_localities set locality_id = locality_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into plans_action_localities
    select * from plans_action_localities where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set locality_id = excluded.locality_id;

-- plans_action_partners

update plans_action_partners set partner_id = partner_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from plans_action_partners
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept plans_action_partners;
begin
    select * into strict kept from plans_action_partners where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from plans_action_partners where plans_action_partners.* = kept;
    insert into plans_action_partners values (kept.*);
end $$;

truncate plans_action_partners cascade;

alter table plans_action_partners disable trigger all;
update plans_action_partners set partner_id = partner_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into plans_action_partners
    select * from plans_action_partners where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set partner_id = excluded.partner_id;

-- plans_action_services

update plans_action_services set socialservice_id = socialservice_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from plans_action_services
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept plans_action_services;
begin
    select * into strict kept from plans_action_services where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from plans_action_services where plans_action_services.* = kept;
    insert into plans_action_services values (kept.*);
end $$;

truncate plans_action_services cascade;

alter table plans_action_services disable trigger all;
update plans_action_services set socialservice_id = socialservice_id
    where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into plans_action_services
    select * from plans_action_services where action_id in (select id from plans_action where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set socialservice_id = excluded.socialservice_id;

-- files_storedfile

update files_storedfile set name = 'inny.pdf'
    where id in (select file_id from plans_document);

delete from files_storedfile
    where id in (select file_id from plans_document);

do $$
declare kept files_storedfile;
begin
    select * into strict kept from files_storedfile where id in (select file_id from plans_document) order by 1 limit 1;
    delete from files_storedfile where files_storedfile.* = kept;
    insert into files_storedfile values (kept.*);
end $$;

truncate files_storedfile cascade;

alter table files_storedfile disable trigger all;
update files_storedfile set name = 'inny.pdf'
    where id in (select file_id from plans_document);

-- needs_conclusion

update needs_conclusion set text = 'Inaczej.'
    where id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from needs_conclusion
    where id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept needs_conclusion;
begin
    select * into strict kept from needs_conclusion where id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from needs_conclusion where needs_conclusion.* = kept;
    insert into needs_conclusion values (kept.*);
end $$;

truncate needs_conclusion cascade;

alter table needs_conclusion disable trigger all;
update needs_conclusion set text = 'Inaczej.'
    where id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

-- needs_conclusion_needs

update needs_conclusion_needs set need_id = need_id
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from needs_conclusion_needs
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept needs_conclusion_needs;
begin
    select * into strict kept from needs_conclusion_needs where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from needs_conclusion_needs where needs_conclusion_needs.* = kept;
    insert into needs_conclusion_needs values (kept.*);
end $$;

truncate needs_conclusion_needs cascade;

alter table needs_conclusion_needs disable trigger all;
update needs_conclusion_needs set need_id = need_id
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into needs_conclusion_needs
    select * from needs_conclusion_needs where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set need_id = excluded.need_id;

-- needs_conclusion_assets

update needs_conclusion_assets set asset_id = asset_id
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from needs_conclusion_assets
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept needs_conclusion_assets;
begin
    select * into strict kept from needs_conclusion_assets where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from needs_conclusion_assets where needs_conclusion_assets.* = kept;
    insert into needs_conclusion_assets values (kept.*);
end $$;

truncate needs_conclusion_assets cascade;

alter table needs_conclusion_assets disable trigger all;
update needs_conclusion_assets set asset_id = asset_id
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into needs_conclusion_assets
    select * from needs_conclusion_assets where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set asset_id = excluded.asset_id;

-- needs_conclusion_notes

update needs_conclusion_notes set fieldnote_id = fieldnote_id
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

delete from needs_conclusion_notes
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

do $$
declare kept needs_conclusion_notes;
begin
    select * into strict kept from needs_conclusion_notes where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) order by 1 limit 1;
    delete from needs_conclusion_notes where needs_conclusion_notes.* = kept;
    insert into needs_conclusion_notes values (kept.*);
end $$;

truncate needs_conclusion_notes cascade;

alter table needs_conclusion_notes disable trigger all;
update needs_conclusion_notes set fieldnote_id = fieldnote_id
    where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft')));

insert into needs_conclusion_notes
    select * from needs_conclusion_notes where conclusion_id in (select conclusion_id from plans_goal_conclusions where goal_id in (select id from plans_goal where version_id in (select id from plans_version where state <> 'draft'))) limit 1
    on conflict (id) do update set fieldnote_id = excluded.fieldnote_id;

-- audit_entry

update audit_entry set act = 'x';

delete from audit_entry;

do $$
declare kept audit_entry;
begin
    select * into strict kept from audit_entry where true order by 1 limit 1;
    delete from audit_entry where audit_entry.* = kept;
    insert into audit_entry values (kept.*);
end $$;

truncate audit_entry cascade;

alter table audit_entry disable trigger all;
update audit_entry set act = 'x';

-- audit_change

update audit_change set before = 'x';

delete from audit_change;

do $$
declare kept audit_change;
begin
    select * into strict kept from audit_change where true order by 1 limit 1;
    delete from audit_change where audit_change.* = kept;
    insert into audit_change values (kept.*);
end $$;

truncate audit_change cascade;

alter table audit_change disable trigger all;
update audit_change set before = 'x';

-- audit_access

update audit_access set what = 'x';

delete from audit_access;

do $$
declare kept audit_access;
begin
    select * into strict kept from audit_access where true order by 1 limit 1;
    delete from audit_access where audit_access.* = kept;
    insert into audit_access values (kept.*);
end $$;

truncate audit_access cascade;

alter table audit_access disable trigger all;
update audit_access set what = 'x';

-- accounts_user

update accounts_user set id = id + 1000000;

delete from accounts_user;

do $$
declare kept accounts_user;
begin
    select * into strict kept from accounts_user where true order by 1 limit 1;
    delete from accounts_user where accounts_user.* = kept;
    insert into accounts_user values (kept.*);
end $$;

truncate accounts_user cascade;

alter table accounts_user disable trigger all;
update accounts_user set id = id + 1000000;

-- Who tried to sign in, who had which role, who stood in for whom, what was backed up

update sign_in_attempt set outcome = 'wrong';

update sign_in_attempt set outcome = 'locked', counts = false;

update sign_in_attempt set number = number - 1;

update sign_in_attempt set name = 'inny', line = 'inne';

update sign_in_attempt set network = '';

delete from sign_in_attempt;

truncate sign_in_attempt;

alter table sign_in_attempt disable trigger all;
delete from sign_in_attempt;

update accounts_rolegrant set from_at = from_at - interval '1 year';

delete from accounts_rolegrant;

truncate accounts_rolegrant;

update accounts_substitution set from_on = from_on - 30;

insert into accounts_substitution (away_id, substitute_id, from_on, until_on, at, by_id, by_name, by_position,
    called_off_by_name, called_off_by_position)
select away_id, substitute_id, from_on - 30, from_on - 20, at, by_id, by_name, by_position, '', ''
  from accounts_substitution;

delete from accounts_substitution;

truncate accounts_substitution;

update backup_backup set size = size + 1;

update backup_backup set rehearsed_at = null;

delete from backup_backup;

truncate backup_backup;

-- What stands in the snapshot in words may change, but no other row takes its place.

do $$
declare kept centre_commune;
begin
    select * into strict kept from centre_commune where terc in (select commune_id from plans_action_communes) order by 1 limit 1;
    delete from centre_commune where terc = kept.terc;
    insert into centre_commune values (kept.*);
end $$;

update centre_commune set terc = '0000000'
    where terc = (select commune_id from plans_action_communes order by 1 limit 1);

do $$
declare kept centre_targetgroup;
begin
    select * into strict kept from centre_targetgroup where id in (select targetgroup_id from plans_action_groups) order by 1 limit 1;
    delete from centre_targetgroup where id = kept.id;
    insert into centre_targetgroup values (kept.*);
end $$;

update centre_targetgroup set id = id + 1000000
    where id = (select targetgroup_id from plans_action_groups order by 1 limit 1);

do $$
declare kept centre_headgroup;
begin
    select * into strict kept from centre_headgroup where id in (select group_id from plans_indicator) order by 1 limit 1;
    delete from centre_headgroup where id = kept.id;
    insert into centre_headgroup values (kept.*);
end $$;

update centre_headgroup set id = id + 1000000
    where id = (select group_id from plans_indicator where group_id is not null order by 1 limit 1);

do $$
declare kept centre_locality;
begin
    select * into strict kept from centre_locality where simc in (select locality_id from plans_action_localities) order by 1 limit 1;
    delete from centre_locality where simc = kept.simc;
    insert into centre_locality values (kept.*);
end $$;

update centre_locality set simc = '0000000'
    where simc = (select locality_id from plans_action_localities order by 1 limit 1);

do $$
declare kept centre_socialservice;
begin
    select * into strict kept from centre_socialservice where id in (select socialservice_id from plans_action_services) order by 1 limit 1;
    delete from centre_socialservice where id = kept.id;
    insert into centre_socialservice values (kept.*);
end $$;

update centre_socialservice set id = id + 1000000
    where id = (select socialservice_id from plans_action_services order by 1 limit 1);

do $$
declare kept partners_partner;
begin
    select * into strict kept from partners_partner where id in (select partner_id from plans_action_partners) order by 1 limit 1;
    delete from partners_partner where id = kept.id;
    insert into partners_partner values (kept.*);
end $$;

update partners_partner set id = id + 1000000
    where id = (select partner_id from plans_action_partners order by 1 limit 1);

do $$
declare kept needs_need;
begin
    select * into strict kept from needs_need where id in (select need_id from needs_conclusion_needs) order by 1 limit 1;
    delete from needs_need where id = kept.id;
    insert into needs_need values (kept.*);
end $$;

update needs_need set id = id + 1000000
    where id = (select need_id from needs_conclusion_needs order by 1 limit 1);

do $$
declare kept needs_asset;
begin
    select * into strict kept from needs_asset where id in (select asset_id from needs_conclusion_assets) order by 1 limit 1;
    delete from needs_asset where id = kept.id;
    insert into needs_asset values (kept.*);
end $$;

update needs_asset set id = id + 1000000
    where id = (select asset_id from needs_conclusion_assets order by 1 limit 1);

do $$
declare kept needs_fieldnote;
begin
    select * into strict kept from needs_fieldnote where id in (select fieldnote_id from needs_conclusion_notes) order by 1 limit 1;
    delete from needs_fieldnote where id = kept.id;
    insert into needs_fieldnote values (kept.*);
end $$;

update needs_fieldnote set id = id + 1000000
    where id = (select fieldnote_id from needs_conclusion_notes order by 1 limit 1);

-- Rows that were never there
insert into plans_version (plan_id, title, starts_on, ends_on, number, attempt, state, reason, manner, created_at, changed_at, submitted_at,
        submitted_by_id, submitted_by_name, submitted_by_position, snapshot, snapshot_digest, revision)
    select plan_id, title, starts_on, ends_on, 77, 1, 'approved', 'Bo tak.', '', now(), now(), submitted_at, submitted_by_id, 'Ktoś', '',
        snapshot, snapshot_digest, 1
    from plans_version where state = 'approved' limit 1;

update plans_version set state = 'approved' where state = 'submitted';

update plans_plan set in_force_span = daterange('2020-01-01', '2099-12-31');

update plans_version set state = 'draft', snapshot = null, submitted_at = null, submitted_by_id = null
    where state <> 'draft';

insert into plans_decision (version_id, outcome, text, effective_on, case_mark, basis, by_id, by_name,
        by_position, at)
    select id, 'approved', '', ends_on, '', '', submitted_by_id, 'Ktoś', '', now()
    from plans_version where state = 'submitted' limit 1;

insert into plans_decision (version_id, outcome, text, effective_on, case_mark, basis, by_id, by_name,
        by_position, at)
    select v.id, 'returned', 'Popraw.', null, '', '', u.id, 'Ktoś', '', now()
    from plans_version v, accounts_user u where v.state = 'submitted' and not 'director' = any (u.roles) limit 1;

insert into plans_decision (version_id, outcome, text, effective_on, case_mark, basis, by_id, by_name,
        by_position, at)
    select v.id, 'returned', 'Popraw.', null, '', '', u.id, 'Ktoś', '', v.submitted_at - interval '1 day'
    from plans_version v, accounts_user u where v.state = 'submitted' and 'director' = any (u.roles) limit 1;

insert into plans_decision (version_id, outcome, text, effective_on, case_mark, basis, by_id, by_name,
        by_position, at)
    select v.id, 'blessed', 'Popraw.', null, '', '', u.id, 'Ktoś', '', now()
    from plans_version v, accounts_user u where v.state = 'submitted' and 'director' = any (u.roles) limit 1;

-- A decision on paper before its version is there, and on one that another takes the place of
do $$
declare plan bigint;
begin
    insert into plans_decision (version_id, outcome, text, effective_on, case_mark, basis, by_id, by_name, by_position, at, decided_on, scan_id)
        select 900001, 'paper', '', '2003-01-01', '', '', u.id, 'Ktoś', '', now(), '2001-01-01', f.id
        from accounts_user u, files_storedfile f where 'organiser' = any (u.roles) limit 1;
    insert into plans_plan (created_at) values (now()) returning id into plan;
    insert into plans_version (id, plan_id, title, starts_on, ends_on, number, attempt, state, reason, manner, created_at, changed_at,
            submitted_by_name, submitted_by_position, snapshot_digest, revision)
        overriding system value
        values (900001, plan, 'Inny plan', '2002-01-01', '2002-12-31', 0, 1, 'draft', '', '', now(), now(), '', '', '', 1);
    update plans_version set state = 'approved', submitted_at = now(), submitted_by_id = (select min(id) from accounts_user),
        submitted_by_name = 'Ktoś', snapshot = '{}' where id = 900001;
end $$;

do $$
declare plan bigint;
begin
    insert into plans_plan (created_at) values (now()) returning id into plan;
    insert into plans_version (id, plan_id, title, starts_on, ends_on, number, attempt, state, reason, manner, created_at, changed_at,
            submitted_by_name, submitted_by_position, snapshot_digest, revision)
        overriding system value
        values (900001, plan, 'Plan', '2002-01-01', '2002-12-31', 0, 1, 'draft', '', '', now(), now(), '', '', '', 1);
    insert into plans_decision (version_id, outcome, text, effective_on, case_mark, basis, by_id, by_name, by_position, at, decided_on, scan_id)
        select 900001, 'paper', '', '2002-01-01', '', '', u.id, 'Ktoś', '', now(), '2001-01-01', f.id
        from accounts_user u, files_storedfile f where 'organiser' = any (u.roles) limit 1;
    delete from plans_version where id = 900001;
    insert into plans_version (id, plan_id, title, starts_on, ends_on, number, attempt, state, reason, manner, created_at, changed_at,
            submitted_by_name, submitted_by_position, snapshot_digest, revision)
        overriding system value
        values (900001, plan, 'Inny plan', '2002-06-01', '2002-12-31', 0, 1, 'draft', '', '', now(), now(), '', '', '', 1);
    update plans_version set state = 'approved', submitted_at = now(), submitted_by_id = (select min(id) from accounts_user),
        submitted_by_name = 'Ktoś', snapshot = '{}' where id = 900001;
end $$;

-- A part of what is not there yet: whoever hands that over meanwhile does not wait for it
do $$
declare
    kept plans_action;
    plan bigint;
begin
    select * into strict kept from plans_action order by id limit 1;
    kept.id := 900001;
    kept.goal_id := 900001;
    insert into plans_action overriding system value values (kept.*);
    insert into plans_plan (created_at) values (now()) returning id into plan;
    insert into plans_version (id, plan_id, title, starts_on, ends_on, number, attempt, state, reason, manner, created_at, changed_at,
            submitted_by_name, submitted_by_position, snapshot_digest, revision)
        overriding system value
        values (900001, plan, 'Plan', '2002-01-01', '2002-12-31', 0, 1, 'draft', '', '', now(), now(), '', '', '', 1);
    insert into plans_goal (id, version_id, key, position, text, no_conclusion_reason, manner, revision, is_main)
        overriding system value values (900001, 900001, gen_random_uuid(), 9, 'Cel', 'zebranie', '', 1, false);
end $$;

do $$
declare next_one bigint := nextval('plans_exclusion_id_seq') + 1;
begin
    insert into plans_exclusionend (exclusion_id, reason, by_id, by_name, by_position, at)
        select next_one, 'Pomyłka.', by_id, 'Ktoś', '', now() from plans_exclusion limit 1;
    insert into plans_exclusion (version_id, number, place, words, scope, kind, basis, interest, by_id, by_name, by_position, at)
        select version_id, 3, place, words, scope, kind, basis, interest, by_id, by_name, '', now() from plans_exclusion limit 1;
end $$;

insert into plans_remark (version_id, place, key, text, by_id, by_name, by_position, at)
    select v.id, 'version', null, 'Jako dyrektor.', v.submitted_by_id, 'Ktoś', 'dyrektor', now()
    from plans_version v where state = 'submitted' limit 1;

insert into plans_publicdocument (version_id, kind, file_id, made_at, text_digest, seal)
    select d.version_id, e.number::text, d.file_id, now(), repeat('1', 64), repeat('1', 64)
    from plans_document d join plans_exclusion e on e.version_id = d.version_id where d.kind = 'approved' limit 1;

insert into plans_remark (version_id, place, key, text, by_id, by_name, by_position, at)
    select v.id, 'version', null, 'Za późno.', v.submitted_by_id, 'Ktoś', '', now() from plans_version v where state = 'approved';

insert into files_storedfile (name, content_type, content, size, sha256, created_at)
    values ('plan.pdf', 'application/pdf', 'inny', 4, repeat('0', 64), now());

insert into plans_signedcopy (version_id, file_id, kind, seals, reason, at, by_id, by_name, by_position)
    select v.id, d.file_id, 'scan', '[]', '', now(), v.submitted_by_id, 'Ktoś', ''
    from plans_version v, plans_document d where v.state = 'submitted' limit 1;

insert into plans_exclusion (version_id, number, place, words, scope, kind, basis, interest, by_id, by_name, by_position, at)
    select v.id, 77, 'version', 'rok', 'rok', 'statutory', 'ustawa', '', d.by_id, 'Ktoś', '', now()
    from plans_version v join plans_decision d on d.version_id = v.id where v.state = 'approved' limit 1;

insert into plans_exclusion (version_id, number, place, words, scope, kind, basis, interest, by_id, by_name, by_position, at)
    select v.id, 3, 'version', 'rok', 'rok', 'statutory', 'ustawa', '', v.submitted_by_id, 'Ktoś', '', now()
    from plans_version v where v.state = 'approved' limit 1;

insert into plans_exclusion (version_id, number, place, words, scope, kind, basis, interest, by_id, by_name, by_position, at)
    select v.id, 1, 'version', 'rok', 'rok', 'statutory', 'ustawa', '', d.by_id, 'Ktoś', '', now()
    from plans_version v, plans_decision d where v.state = 'submitted' and d.outcome = 'approved' limit 1;

insert into plans_exclusion (version_id, number, place, words, scope, kind, basis, interest, by_id, by_name, by_position, at)
    select v.id, 3, 'version', 'rok', 'imię', 'privacy', 'art. 5 ust. 2', '', d.by_id, 'Ktoś', '', now()
    from plans_version v join plans_decision d on d.version_id = v.id where v.state = 'approved' limit 1;

insert into plans_exclusionend (exclusion_id, reason, by_id, by_name, by_position, at)
    select e.id, 'Pomyłka.', v.submitted_by_id, 'Ktoś', '', now()
    from plans_exclusion e join plans_version v on v.id = e.version_id
    where not exists (select 1 from plans_exclusionend where exclusion_id = e.id) limit 1;

insert into plans_copypublication (copy_id, by_id, by_name, by_position, at)
    select c.id, v.submitted_by_id, 'Ktoś', '', now() from plans_signedcopy c join plans_version v on v.id = c.version_id
    where not exists (select 1 from plans_copypublication where copy_id = c.id) and c.kind = 'signed' limit 1;

insert into plans_reminder (version_id, kind, at)
    select id, 'due', now() from plans_version where state = 'approved' limit 1;

insert into plans_document (version_id, kind, file_id, made_at, text_digest, seal)
    select d.version_id, 'read', f.id, now(), repeat('0', 64), repeat('0', 64) from plans_decision d, files_storedfile f where d.outcome = 'paper'
    and not exists (select 1 from plans_document where file_id = f.id) limit 1;

insert into plans_document (version_id, kind, file_id, made_at, text_digest, seal)
    select v.id, 'read', f.id, now(), v.snapshot_digest, '' from plans_version v, files_storedfile f
    where v.state = 'submitted' limit 1;

-- What a law reads, otherwise for as long as it looks
update centre_centre set works_since = (select decided_on + 1 from plans_decision where outcome = 'paper');

delete from centre_centre;

truncate centre_centre;

-- Days that no page can read
update plans_version set changed_at = 'infinity' where state = 'draft';

update needs_conclusion set valid_from = '-infinity';

-- Under the number of what is gone
do $$
declare kept needs_need;
begin
    select * into strict kept from needs_need where id not in (select need_id from needs_conclusion_needs)
        order by id limit 1;
    delete from needs_need where id = kept.id;
    insert into needs_need overriding system value values (kept.*);
end $$;

-- Ways around the laws
set session_replication_role = replica;

set local session_replication_role = 'replica';

set role osl_owner;

set session authorization osl_owner;

set local osl.audit_retention = 'on';
delete from audit_access;

set local search_path = pg_temp, public;
create temp table plans_version as select * from public.plans_version;

create table public.mine (id bigint);

create or replace function public.osl_refuse() returns trigger language plpgsql as 'begin return old; end';

create function public.osl_is_done_by(function text, changed regclass) returns boolean language sql as 'select true';

create trigger audit_forget_changes after update on public.plans_templatechapter
    for each row execute function public.audit_forget_changes('plans.plan');

drop trigger plans_decision_written_once on plans_decision;

drop function public.osl_refuse cascade;

alter function public.osl_refuse() set search_path = pg_temp;

alter table plans_version drop constraint version_submitted_has_snapshot;

alter table plans_decision owner to current_user;

create rule quiet as on update to plans_decision do instead nothing;

create policy everybody on plans_decision;

select audit_remove_old_access(now());

select setval('public.plans_decision_id_seq', 1);

merge into plans_decision d using plans_version v on d.version_id = v.id when matched then update set text = 'Inaczej.';

copy plans_decision from program 'true';

select lo_import('/etc/hostname');

create role another superuser;

alter role current_user superuser;

grant osl_owner to current_user;

grant update on plans_decision to current_user;
update plans_decision set text = 'Inaczej.';

create schema mine;

create extension pageinspect;

select pg_read_file('postgresql.conf');

load 'plpgsql';

update pg_trigger set tgenabled = 'D';

delete from django_migrations;

lock table audit_entry in access exclusive mode;

-- audit_erasure

insert into audit_erasure ("table", "row", "column", leaves, at)
    select 'plans_decision', id::text, 'text', '', now() from plans_decision limit 1;

insert into audit_erasure ("table", "row", "column", leaves, at)
    select 'audit_entry', id::text, '', '', now() from audit_entry limit 1;

insert into audit_erasure ("table", "row", "column", leaves, at)
    select 'accounts_user', id::text, 'password', '', now() from accounts_user limit 1;

insert into audit_erasure ("table", "row", "column", leaves, at) values ('nie_ma', '1', 'kolumna', '', now());

-- discarding_discarding

select plans_discard(1);

insert into discarding_discarding
    (subject_type, subject_id, name, ground, archive, number, at, by_id, by_name, by_position)
    select 'plans.plan', plan_id, 'Plan', 'filed', '', '', now(), by_id, by_name, ''
        from plans_version join plans_filing on version_id = plans_version.id limit 1;
select plans_discard(currval('discarding_discarding_id_seq'));

insert into discarding_discarded (discarding_id, rows, at) values (1, '{}', now());

-- redaction_redaction

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'plans.decision', id, 'plans.decision', id, 'text', 0, 4, 'other', now(), by_id, by_name, ''
        from plans_decision limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'audit.entry', audit_entry.id, 'audit.entry', audit_entry.id, 'act', 0, 4, 'other', now(),
        plans_decision.by_id, plans_decision.by_name, '' from audit_entry, plans_decision limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'audit.change', 0, 'needs.need', 1, 'before', 0, 3, 'other', now(), by_id, by_name, '' from plans_decision limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'needs.conclusion', c.id, 'needs.conclusion', c.id, 'text', 0, 4, 'other', now(), by_id, by_name, ''
        from plans_decision, needs_conclusion c join plans_goal_conclusions on conclusion_id = c.id limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'plans.version', v.id, 'plans.version', v.id, 'title', 0, 4, 'other', now(), by_id, by_name, ''
        from plans_version v join plans_decision d on version_id = v.id limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'plans.chapter', c.id, 'plans.version', c.version_id, 'title', 0, 4, 'other', now(), by_id, by_name, ''
        from plans_chapter c join plans_decision using (version_id) limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'plans.action', a.id, 'plans.version', g.version_id, 'title', 0, 4, 'other', now(), by_id, by_name, ''
        from plans_action a join plans_goal g on goal_id = g.id join plans_decision using (version_id) limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'plans.remark', r.id, 'plans.remark', r.id, 'place', 0, 4, 'other', now(), d.by_id, d.by_name, ''
        from plans_remark r, plans_decision d limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'plans.answer', r.id, 'plans.answer', r.id, 'outcome', 0, 4, 'other', now(), d.by_id, d.by_name, ''
        from plans_answer r, plans_decision d limit 1;

insert into redaction_redaction
    (subject_type, subject_id, whole_type, whole_id, "column", begins, ends, why, at, by_id, by_name, by_position)
    select 'plans.filing', r.id, 'plans.filing', r.id, 'case_mark', 0, 4, 'other', now(), d.by_id, d.by_name, ''
        from plans_filing r, plans_decision d limit 1;

update plans_filing set place = 'Inaczej.';

update plans_signedcopy set reason = '▇▇▇';

select redaction_note('plans_decision', '1', 'text', 'Decyzja', 0, 4, now());

select redaction_cover_all('Decyzja', 'Dec', '-1', 'text', now());

select redaction_cover_history('[a-z]', 'needs.need', id, 'title', now()) from needs_need order by id limit 1;

insert into audit_erasure ("table", "row", "column", leaves, begins, ends, at)
    select 'plans_decision', id::text, 'text', '', 0, 4, now() from plans_decision limit 1;

insert into audit_erasure ("table", "row", "column", leaves, begins, ends, at)
    select 'needs_fieldnote', id::text, 'text', '', 0, 4, now() from needs_fieldnote limit 1;
