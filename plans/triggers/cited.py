"""What a submitted version cites stays where it is cited, whatever becomes of its words."""

from osl_site.common.triggers import holds_what_it_cites, kept_while_cited
from plans.triggers.withdrawn import IN_ACTIONS

SAID_IN_THE_SNAPSHOT = {
    "centre_commune": "an action's places stand in the snapshot in words, its communes by name and TERC",
    "centre_targetgroup": "whom an action is for stands in the snapshot in words",
    "centre_headgroup": "the group whose participations an indicator counts stands in the snapshot by name",
    "centre_locality": "an action's places stand in the snapshot in words",
    "centre_socialservice": "the services that an action supplements stand in the snapshot by name",
    "partners_partner": "an action's partners stand in the snapshot by name",
    "needs_need": "a conclusion's evidence stands in the snapshot in words",
    "needs_asset": "a conclusion's evidence stands in the snapshot in words",
    "needs_fieldnote": "a conclusion's evidence stands in the snapshot counted; what residents said may be erased",
    "accounts_user": "names stand in documents and decisions as they were; who a person is stays by the account's id",
}
CITED_CONCLUSIONS = {
    "needs_conclusion": ("before update or delete", "id"),
    "needs_conclusion_needs": ("before insert or update or delete", "conclusion_id"),
    "needs_conclusion_assets": ("before insert or update or delete", "conclusion_id"),
    "needs_conclusion_notes": ("before insert or update or delete", "conclusion_id"),
}
CITING_CONCLUSIONS = ("plans_goal_conclusions", "plans_version_changed_conclusions")
CITED_BY_ACTIONS = {
    "centre_commune": ("plans_action_communes", "commune_id", "terc"),
    "centre_targetgroup": ("plans_action_groups", "targetgroup_id", "id"),
    "centre_locality": ("plans_action_localities", "locality_id", "simc"),
    "centre_socialservice": ("plans_action_services", "socialservice_id", "id"),
    "partners_partner": ("plans_action_partners", "partner_id", "id"),
}

TRIGGERS = (
    kept_while_cited(
        name="plans_indicator_keeps_its_group", table="centre_headgroup", citing="plans_indicator", column="group_id"
    ),
    *(
        kept_while_cited(
            name=f"{citing}_keeps_its_{column.removesuffix('_id')}", table=table, citing=citing, column=column, key=key
        )
        for table, (citing, column, key) in CITED_BY_ACTIONS.items()
    ),
    *(
        holds_what_it_cites(
            name=f"{citing}_holds_its_{column.removesuffix('_id')}", table=citing, column=column, cited=table, key=key
        )
        for table, (citing, column, key) in CITED_BY_ACTIONS.items()
        if citing not in IN_ACTIONS  # held by `withdrawn.py`
    ),
)
