# Written by `manage.py maketriggers` from osl_site.common.centre.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_laws"),
        ("centre", "0002_first_rows"),
        ("common", "0001_functions"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- After a change: of the communes that there are, one at least is served.
create function centre_serves_a_commune() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select 1 from centre_commune) and not exists (select 1 from centre_commune where is_served) then
        raise exception '% on % refused: the office serves one commune at least', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function centre_serves_a_commune;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A locality lies in the commune of its sołectwo, and of the locality that it is a part of.
create function centre_locality_lies_in_one_commune() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select 1 from centre_village as there where there.id = new.village_id
                and there.commune_id <> new.commune_id)
        or exists (select 1 from centre_locality as there where there.simc = new.part_of_id
                and there.commune_id <> new.commune_id)
    then
        raise exception '% on % refused: a locality lies in one commune', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function centre_locality_lies_in_one_commune;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_commune_one_is_served after update or delete on centre_commune
    for each row
    execute function centre_serves_a_commune();
""",
            reverse_sql="""
drop trigger centre_commune_one_is_served on centre_commune;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_locality_in_one_commune before insert or update of commune_id, village_id, part_of_id on centre_locality
    for each row
    execute function centre_locality_lies_in_one_commune();
""",
            reverse_sql="""
drop trigger centre_locality_in_one_commune on centre_locality;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_village_stays_in_its_commune before update on centre_village
    for each row
    when (old.commune_id <> new.commune_id)
    execute function osl_refuse('a sołectwo stays in its commune');
""",
            reverse_sql="""
drop trigger centre_village_stays_in_its_commune on centre_village;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_locality_village_stands before insert or update of village_id on centre_locality
    for each row
    execute function withdrawal_refuse_choice('centre_village', 'centre.village', 'village_id');
""",
            reverse_sql="""
drop trigger centre_locality_village_stands on centre_locality;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_village_takes_its_changes after delete or update of id on centre_village
    for each row
    execute function audit_forget_changes('centre.village');
""",
            reverse_sql="""
drop trigger centre_village_takes_its_changes on centre_village;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_village_numbered_anew before insert on centre_village
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger centre_village_numbered_anew on centre_village;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_targetgroup_takes_its_changes after delete or update of id on centre_targetgroup
    for each row
    execute function audit_forget_changes('centre.targetgroup');
""",
            reverse_sql="""
drop trigger centre_targetgroup_takes_its_changes on centre_targetgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_targetgroup_numbered_anew before insert on centre_targetgroup
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger centre_targetgroup_numbered_anew on centre_targetgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_socialservice_takes_its_changes after delete or update of id on centre_socialservice
    for each row
    execute function audit_forget_changes('centre.socialservice');
""",
            reverse_sql="""
drop trigger centre_socialservice_takes_its_changes on centre_socialservice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_socialservice_numbered_anew before insert on centre_socialservice
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger centre_socialservice_numbered_anew on centre_socialservice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_theme_takes_its_changes after delete or update of id on centre_theme
    for each row
    execute function audit_forget_changes('centre.theme');
""",
            reverse_sql="""
drop trigger centre_theme_takes_its_changes on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_theme_numbered_anew before insert on centre_theme
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger centre_theme_numbered_anew on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_method_takes_its_changes after delete or update of id on centre_method
    for each row
    execute function audit_forget_changes('centre.method');
""",
            reverse_sql="""
drop trigger centre_method_takes_its_changes on centre_method;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_method_numbered_anew before insert on centre_method
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger centre_method_numbered_anew on centre_method;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_village_not_while_withdrawn before update on centre_village
    for each row
    execute function withdrawal_refuse_change('centre.village');
""",
            reverse_sql="""
drop trigger centre_village_not_while_withdrawn on centre_village;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_socialservice_not_while_withdrawn before update on centre_socialservice
    for each row
    execute function withdrawal_refuse_change('centre.socialservice');
""",
            reverse_sql="""
drop trigger centre_socialservice_not_while_withdrawn on centre_socialservice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_targetgroup_not_while_withdrawn before update of name, name_uk, name_en, slug on centre_targetgroup
    for each row
    execute function withdrawal_refuse_change('centre.targetgroup');
""",
            reverse_sql="""
drop trigger centre_targetgroup_not_while_withdrawn on centre_targetgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_theme_not_while_withdrawn before update of name, name_uk, name_en on centre_theme
    for each row
    execute function withdrawal_refuse_change('centre.theme');
""",
            reverse_sql="""
drop trigger centre_theme_not_while_withdrawn on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_method_not_while_withdrawn before update of name on centre_method
    for each row
    execute function withdrawal_refuse_change('centre.method');
""",
            reverse_sql="""
drop trigger centre_method_not_while_withdrawn on centre_method;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_theme_slug_stays before update on centre_theme
    for each row
    when (old.slug <> new.slug)
    execute function osl_refuse('the word by which other rows name this one stays');
""",
            reverse_sql="""
drop trigger centre_theme_slug_stays on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_method_slug_stays before update on centre_method
    for each row
    when (old.slug <> new.slug)
    execute function osl_refuse('the word by which other rows name this one stays');
""",
            reverse_sql="""
drop trigger centre_method_slug_stays on centre_method;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_localityform_office_stays before update on centre_localityform
    for each row
    when (old.source = 'office' and new.source <> 'office')
    execute function osl_refuse('no proposal replaces how the office says a name');
""",
            reverse_sql="""
drop trigger centre_localityform_office_stays on centre_localityform;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_confirmedclass_stays before update or delete on centre_confirmedclass
    for each row
    execute function osl_refuse('who confirmed a class of the file plan stays written');
""",
            reverse_sql="""
drop trigger centre_confirmedclass_stays on centre_confirmedclass;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_confirmedclass_no_truncate before truncate on centre_confirmedclass
    for each statement
    execute function osl_refuse('who confirmed a class of the file plan stays written');
""",
            reverse_sql="""
drop trigger centre_confirmedclass_no_truncate on centre_confirmedclass;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_confirmedclass_written_at_once before insert or update of at on centre_confirmedclass
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger centre_confirmedclass_written_at_once on centre_confirmedclass;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_centre_stays before delete on centre_centre
    for each row
    execute function osl_refuse('the office is one row, and stays');
""",
            reverse_sql="""
drop trigger centre_centre_stays on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_centre_no_truncate before truncate on centre_centre
    for each statement
    execute function osl_refuse('the office is one row, and stays');
""",
            reverse_sql="""
drop trigger centre_centre_no_truncate on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_centre_reads_what_is_there before insert or update or delete on centre_centre
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger centre_centre_reads_what_is_there on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_centre_days_are_read before insert or update of works_since, statement_published_on, statement_reviewed_on on centre_centre
    for each row
    when (new.works_since not between '0001-01-03' and '9999-12-29' or new.statement_published_on not between '0001-01-03' and '9999-12-29' or new.statement_reviewed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger centre_centre_days_are_read on centre_centre;
""",
        ),
    ]
