"""The office's one row stays, and how it says a name; communes, localities and lists are rows like others."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD, ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, reads_what_is_there, refusal, written_at_once
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn, unchanged_while_withdrawn

OFFICE = "centre_centre"
STAYS = "the office is one row, and stays"
CLASS = "centre_confirmedclass"
CONFIRMED = "who confirmed a class of the file plan stays written"

TOLD = (
    "village",
    "targetgroup",
    "socialservice",
    "theme",
    "method",
    "headgroup",
)  # what their fields said is kept in the trail

FUNCTIONS: tuple[Function, ...] = (
    Function(
        name="centre_serves_a_commune",
        says="After a change: of the communes that there are, one at least is served.",
        body="""
begin
    if exists (select 1 from centre_commune) and not exists (select 1 from centre_commune where is_served) then
        raise exception '% on % refused: the office serves one commune at least', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
""",
    ),
    Function(
        name="centre_locality_lies_in_one_commune",
        says="A locality lies in the commune of its sołectwo, and of the locality that it is a part of.",
        body="""
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
""",
    ),
)
TRIGGERS: tuple[Trigger, ...] = (
    Trigger(
        name="centre_commune_one_is_served",
        table="centre_commune",
        says="the office serves one commune at least",
        fires="after update or delete",
        calls="centre_serves_a_commune()",
    ),
    Trigger(
        name="centre_locality_in_one_commune",
        table="centre_locality",
        says="a locality lies in one commune",
        fires="before insert or update of commune_id, village_id, part_of_id",
        calls="centre_locality_lies_in_one_commune()",
    ),
    refusal(
        name="centre_village_stays_in_its_commune",
        table="centre_village",
        fires="before update",
        when="old.commune_id <> new.commune_id",
        says="a sołectwo stays in its commune",
    ),
    not_chosen_once_withdrawn("centre_locality", "village_id", named="centre_village", kind="centre.village"),
    *(law for name in TOLD for law in changes_go_with(f"centre_{name}", f"centre.{name}")),
    readable("centre_socialservice", "starts_on", "ends_on"),
    *(unchanged_while_withdrawn(f"centre_{name}", f"centre.{name}") for name in ("village", "socialservice")),
    Trigger(
        name="centre_targetgroup_not_while_withdrawn",
        table="centre_targetgroup",
        says="a group that is withdrawn is called as it was; its place among the others may change",
        fires="before update of name, name_uk, name_en, slug",
        calls="withdrawal_refuse_change('centre.targetgroup')",
    ),
    *(
        Trigger(
            name=f"centre_{name}_not_while_withdrawn",
            table=f"centre_{name}",
            says="what is withdrawn is called as it was; its place among the others may change",
            fires=f"before update of {columns}",
            calls=f"withdrawal_refuse_change('centre.{name}')",
        )
        for name, columns in (("theme", "name, name_uk, name_en"), ("method", "name"), ("headgroup", "name, ages"))
    ),
    *(
        refusal(
            name=f"centre_{name}_slug_stays",
            table=f"centre_{name}",
            fires="before update",
            when="old.slug <> new.slug",
            says="the word by which other rows name this one stays",
        )
        for name in ("theme", "method", "headgroup")
    ),
    refusal(
        name="centre_headgroup_of_old_stays",
        table="centre_headgroup",
        fires="before delete",
        when="old.slug in ('children', 'youth', 'adults', 'older')",
        says="groups that first results were counted by stay, under whatever name",
    ),
    refusal(
        name="centre_localityform_office_stays",
        table="centre_localityform",
        fires="before update",
        when="old.source = 'office' and new.source <> 'office'",
        says="no proposal replaces how the office says a name",
    ),
    refusal(name="centre_confirmedclass_stays", table=CLASS, fires="before update or delete", says=CONFIRMED),
    never_emptied(CLASS, CONFIRMED),
    written_at_once(CLASS),
    refusal(name="centre_centre_stays", table=OFFICE, fires="before delete", says=STAYS),
    never_emptied(OFFICE, STAYS),
    reads_what_is_there(OFFICE),
    readable("centre_boundary", "at"),
    readable(OFFICE, "works_since", "statement_published_on", "statement_reviewed_on"),
)
LISTS = (
    *("commune", "village", "locality", "localityform", "targetgroup", "socialservice", "theme", "method", "headgroup"),
    "boundary",
)
GRANTS = {
    OFFICE: ADD_AND_CHANGE,
    CLASS: ADD,
    **dict.fromkeys((f"centre_{name}" for name in LISTS), ALL_ROWS),
}
