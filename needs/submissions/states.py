"""Names of states: those that an office begins with, and what residents read of one that it has named itself."""

from needs.models import StateType, SubmissionState
from osl_site.common.text.languages import marked, spoken

AT_FIRST = {  # until an office says otherwise: in three languages
    StateType.WAITING: ("Nowe", "Нове", "New"),
    StateType.OURS: ("U nas", "У нас", "With us"),
    StateType.ELSEWHERE: ("U kogoś innego", "В інших", "With someone else"),
    StateType.DONE: ("Załatwione", "Вирішено", "Done"),
    StateType.ASIDE: ("Odłożone", "Відкладено", "Set aside"),
}


def own_name(state: SubmissionState) -> str:
    """The name that the office gave it, in the language of the page or marked as Polish; empty for one of ours, of
    which residents read a plainer word."""
    is_ours = state.name == AT_FIRST[StateType(state.type)][0]
    return "" if is_ours else marked(state, "name", spoken())
