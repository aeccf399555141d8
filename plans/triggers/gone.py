"""A plan that is over goes for good with all that belongs to it: by one function of the owner, on a ground that a
director said (`osl_site/common/discarding`), and in no other way. A line without a word tells of it, so that no backup
made before brings it back.
"""

from osl_site.common.discarding.removal import Removal
from osl_site.common.triggers import Function

IN_ORDER = {  # what names others before what it names; of each how its rows are found, `asked` being the plan
    "plans_copypublication": "copy_id in (select id from plans_signedcopy where version_id = any (of_plan))",
    "plans_publication": "version_id = any (of_plan)",
    "plans_publicdocument": "version_id = any (of_plan)",
    "plans_document": "version_id = any (of_plan)",
    "plans_signedcopy": "version_id = any (of_plan)",
    "plans_copyupload": "version_id = any (of_plan)",
    "plans_exclusionend": "exclusion_id in (select id from plans_exclusion where version_id = any (of_plan))",
    "plans_exclusion": "version_id = any (of_plan)",
    "plans_answer": "remark_id in (select id from plans_remark where version_id = any (of_plan))",
    "plans_remark": "version_id = any (of_plan)",
    "plans_filing": "version_id = any (of_plan)",
    "plans_termdecision": "version_id = any (of_plan)",
    "plans_correction": "version_id = any (of_plan)",
    "plans_reminder": "version_id = any (of_plan)",
    "plans_decision": "version_id = any (of_plan)",
    "plans_indicatorpart": "entry_id in (select id from plans_indicatorentry where key = any (of_keys))",
    "plans_indicatorentry": "key = any (of_keys)",
    "plans_actionlog": "action_key = any (of_keys)",
    "plans_indicator": "goal_id = any (of_goals) or action_id = any (of_actions)",
    "plans_action_communes": "action_id = any (of_actions)",
    "plans_action_groups": "action_id = any (of_actions)",
    "plans_action_localities": "action_id = any (of_actions)",
    "plans_action_partners": "action_id = any (of_actions)",
    "plans_action_services": "action_id = any (of_actions)",
    "plans_action": "id = any (of_actions)",
    "plans_goal_conclusions": "goal_id = any (of_goals)",
    "plans_goal": "id = any (of_goals)",
    "plans_chapter": "version_id = any (of_plan)",
    "plans_version_changed_conclusions": "version_id = any (of_plan)",
    "plans_version": "id = any (of_plan)",
    "plans_plan": "id = asked",
    "files_storedfile": "id = any (of_files)",
}
PLAN = Removal(
    table="plans_plan",
    in_order=IN_ORDER,
    declared="""
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_keys uuid[];
    of_files bigint[];""",
    gathered="""    of_plan := array(select id from plans_version where plan_id = asked);
    of_goals := array(select id from plans_goal where version_id = any (of_plan));
    of_actions := array(select id from plans_action where goal_id = any (of_goals));
    of_keys := array(
        select key from plans_action where id = any (of_actions)
        union select key from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions)
    );
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
""",
)

FUNCTIONS = (
    Function(
        name="plans_discard",
        says="For a director who said the ground seven days ago or earlier: a plan that is over goes for good. Returns"
        " how many rows went. What cites it from outside keeps it.",
        arguments="discarding bigint",
        returns="bigint",
        as_owner=True,
        body=f"""
declare
    asked bigint := discarding_is_due(discarding, 'plans.plan');
    plan record;{PLAN.variables}
begin
    select * into plan from plans_plan where id = asked for update;
    if not found or upper(plan.in_force_span) > (osl_now() at time zone 'Europe/Warsaw')::date
        or exists (select 1 from plans_version where plan_id = asked and state in ('draft', 'submitted')) then
        raise exception 'only a plan that is over goes' using errcode = 'integrity_constraint_violation';
    end if;
    if (select ground from discarding_discarding where id = discarding) = 'filed' and (
        not exists (select 1 from plans_version where plan_id = asked and state = 'approved')
        or exists (
            select 1 from plans_version v where v.plan_id = asked and v.state = 'approved'
                and not exists (select 1 from plans_filing f where f.version_id = v.id)
        )
    ) then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
{PLAN.told}""",
    ),
    PLAN.again(
        says="For a restore, as the owner: a plan that went after the backup was made goes once more, with all that"
        " belongs to it. Returns how many rows went: none where it is not there, or where something else of the backup"
        " stands on it, which kept it from going then."
    ),
)
