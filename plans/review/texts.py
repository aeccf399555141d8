"""What of letters about plans an office may say itself: the first sentence. The title, the days, remarks and the words
of a decision follow as they are."""

from osl_site.common.registry import TextKind

SUBMITTED, REMINDED, WITHDRAWN = "plan-do-decyzji", "przypomnienie-o-decyzji", "plan-wycofany"
APPROVED, RETURNED, ON_PAPER = "plan-zatwierdzony", "plan-zwrocony", "plan-na-papierze"
TITLE, SOMEBODY = "Plan na rok 2027", "Anna Przykładowa"
DECIDED = {
    APPROVED: "Plan jest zatwierdzony. Obowiązuje od 1 stycznia 2027 r.",
    RETURNED: "Plan jest zwrócony do poprawy. O poprawki prosi Jan Przykładowy, dyrektor.",
}


def _letter(name: str, where: str, ours: str, *, needed: tuple[str, ...] = (), **samples: str) -> TextKind:
    return TextKind(
        name=name,
        where=where,
        ours=lambda values: ours,
        samples=lambda: {"plan": TITLE, **samples},
        needed=needed,
        is_public=False,
    )


KINDS = {
    SUBMITTED: _letter(
        "Plan do decyzji",
        "Pierwsze zdanie e-maila do dyrektora, gdy organizator przekazuje plan.",
        "{kto} przekazuje do decyzji {co}.",
        kto=SOMEBODY,
        co="plan",
    ),
    REMINDED: _letter(
        "Przypomnienie o decyzji",
        "Pierwsze zdanie e-maila do dyrektora przed terminem decyzji i po nim.",
        "{co} nadal czeka na decyzję.",
        co="Plan",
    ),
    WITHDRAWN: _letter(
        "Plan wycofany z decyzji",
        "Pierwsze zdanie e-maila do dyrektora, gdy organizator bierze plan z powrotem.",
        "{kto} wycofuje z decyzji {co}.",
        kto=SOMEBODY,
        co="plan",
    ),
    APPROVED: _letter(
        "Plan zatwierdzony",
        "Pierwsze zdania e-maila do organizatora, gdy dyrektor zatwierdza plan.",
        "{decyzja}",
        needed=("decyzja",),
        decyzja=DECIDED[APPROVED],
    ),
    RETURNED: _letter(
        "Plan zwrócony do poprawy",
        "Pierwsze zdania e-maila do organizatora, gdy dyrektor zwraca plan z uwagami.",
        "{decyzja}",
        needed=("decyzja",),
        decyzja=DECIDED[RETURNED],
    ),
    ON_PAPER: _letter(
        "Plan przyjęty na papierze",
        "Pierwsze zdanie e-maila do dyrektora, gdy ktoś wpisuje plan zatwierdzony przed uruchomieniem programu.",
        "{kto} wpisuje plan przyjęty na papierze.",
        kto=SOMEBODY,
    ),
}
