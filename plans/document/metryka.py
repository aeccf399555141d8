"""Who made the plan, who decided, who published it, when, and how it is filed: on its cover and for BIP."""

from dataclasses import replace
from datetime import date

from django.utils.timezone import localtime

from osl_site.common.accounts.models import Role, User, done_by, person_in_words
from osl_site.common.centre.placeholders import is_placeholder
from osl_site.common.frozen_documents.metryka import Approval, Filed, Metryka, Term
from plans.content import PlanContent, read
from plans.models import Decision, Document, Filing, Version


def metryka(content: PlanContent, decision: Decision | None, *, made_as: str = "") -> list[Term]:
    """Who prepared, `made_as` what, who decided and when, from when to when it holds, and how the document is filed."""
    return _of(content, decision, made_as).on_cover()


def heading(content: PlanContent, decision: Decision | None) -> str:
    """„Plan”, or „Aktualizacja nr 1, podejście 2” of what is not decided yet."""
    name = content.name.capitalize()
    return f"{name}, podejście {content.attempt}" if decision is None and content.attempt > 1 else name


def metryka_for_bip(version: Version, document: Document, *, published_by: User, day: date) -> str:
    """Plain lines to copy into BIP (art. 8 ust. 6 of the act on access to public information)."""
    content = read(version.snapshot)
    said = replace(
        _of(content, version.decision, version.submitted_by_position), filed=filed(version.filings.standing().first())
    )
    named = done_by(published_by, Role.ORGANISER)
    publisher = person_in_words(named["by_name"], named["by_position"])
    return said.for_bip(title=content.title, file=document.file, published_by=publisher, day=day)


def filed(filing: Filing | None) -> Filed | None:
    """What a metryka says of the files; None where nobody has said anything of them."""
    if filing is None:
        return None
    said = {name: getattr(filing, name) for name in ("case_mark", "archive_category", "place")}
    return Filed(**said, by=filing.by_words, on=localtime(filing.at).date())


def left_out_of_cover(content: PlanContent, basis: str) -> str:
    """What the cover of the approved document will not say, as a sentence; nothing when it says everything."""
    said = {
        "podstawy zatwierdzenia": basis,
        "symbolu z wykazu akt": content.office.file_plan_symbol,
        "kategorii archiwalnej": content.archive_category,
    }
    lacking = [name for name, words in said.items() if not words or is_placeholder(words)]
    return f"Okładka nie poda: {', '.join(lacking)}. Nie wpisano tego w ustawieniach centrum." if lacking else ""


def _of(content: PlanContent, decision: Decision | None, made_as: str) -> Metryka:
    return Metryka(
        name=heading(content, decision),
        office=content.office.name,
        made_by=content.submitted_by,
        made_as=made_as or Role.ORGANISER.label,
        handed_on=content.submitted_on,
        file_plan_symbol=content.office.file_plan_symbol,
        archive_category=content.archive_category,
        approval=_approval(content, decision) if decision else None,
    )


def _approval(content: PlanContent, decision: Decision) -> Approval:
    return Approval(
        by=decision.by_words,
        on=decision.day,
        effective_on=decision.effective_on,
        until=content.ends_on,
        basis=decision.basis,
        case_mark=decision.case_mark,
        on_paper=decision.is_on_paper,
    )
