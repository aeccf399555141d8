"""What a comparison comes to, in sentences short enough to be said aloud."""

from decimal import Decimal

from django.utils.translation import ngettext

from osl_site.common.text.date_formats import quoted
from osl_site.common.text.number_format import money
from osl_site.common.text.typed_text import clipped
from plans.diff import annex as annex_diff
from plans.diff.parts import PartDiff, Tally, VersionDiff

MOST_NAMES, LONGEST_NAME = 3, 70


def sentences(found: VersionDiff) -> list[str]:
    """„Zmieniają się 2 z 12 działań.”, „Koszt rośnie o 300 zł: z 7 650 zł do 7 950 zł.”: only what differs.

    What is removed comes first, by name; the cost last.
    """
    if found.is_empty:
        return ["Jawna treść się nie zmienia." if found.hidden_cost else "Treść się nie zmienia."]
    tallies = found.tallies
    told = [
        *_removed(found.removed),
        *_whole({field.name for field in found.whole}),
        _changed_actions(tallies["action"]),
        _added_actions(tallies["action"].added),
        _goals(tallies["goal"]),
        _chapters(tallies["chapter"]),
        f"Koszt: {found.hidden_cost}." if found.hidden_cost else _cost(found.cost_before, found.cost_after),
    ]
    return [sentence for sentence in told if sentence]


def for_decision(found: VersionDiff) -> list[str]:
    """The same for whoever decides: what is removed, then what it costs, then the rest."""
    told, gone = sentences(found), len(_removed(found.removed))
    return [*told[:gone], told[-1], *told[gone:-1]]


def of_actions(found: VersionDiff) -> str:
    """„ubywa 1 działanie, zmieniają się 2 z 12 działań”; nothing where no action differs."""
    tally = found.tallies["action"]
    told = [_so_many("action", tally.removed) if tally.removed else "", _changed_actions(tally)]
    told.append(_added_actions(tally.added))
    return ", ".join(sentence[0].lower() + sentence[1:].removesuffix(".") for sentence in told if sentence)


def _whole(names: set[str]) -> list[str]:
    title = ["Zmienia się tytuł planu."] if "title" in names else []
    period = ["Zmienia się okres planu."] if names & {"starts_on", "ends_on"} else []
    annex = ["Zmienia się załącznik o usługach."] if annex_diff.NAME in names else []
    return [*title, *period, *annex]


def _changed_actions(tally: Tally) -> str:
    count = tally.changed + tally.moved
    if not count:
        return ""
    sentence = ngettext(
        "Zmienia się %(count)d z %(all)s.", "Zmieniają się %(count)d z %(all)s.", count
    )  # in Polish: zmienia się 1, zmieniają się 2, zmienia się 5
    everything = ngettext("%(count)d działania", "%(count)d działań", tally.after) % {"count": tally.after}
    return sentence % {"count": count, "all": everything}


def _added_actions(count: int) -> str:
    if not count:
        return ""
    return ngettext("Dochodzi %(count)d działanie.", "Dochodzą %(count)d działania.", count) % {"count": count}


def _removed(parts: list[PartDiff]) -> list[str]:
    """„Ubywa 1 działanie: Działanie 1.2 „Herbata u sąsiadów”.”, and so of goals and chapters."""
    gone = {kind: [part for part in parts if part.kind == kind] for kind in ("action", "goal", "chapter")}
    return [f"{_so_many(kind, len(found))}: {names(found)}." for kind, found in gone.items() if found]


def _so_many(kind: str, count: int) -> str:
    if kind == "action":
        sentence = ngettext("Ubywa %(count)d działanie", "Ubywają %(count)d działania", count)
    elif kind == "goal":
        sentence = ngettext("Ubywa %(count)d cel", "Ubywają %(count)d cele", count)
    else:
        sentence = ngettext("Ubywa %(count)d rozdział", "Ubywają %(count)d rozdziały", count)
    return sentence % {"count": count}


def names(parts: list[PartDiff]) -> str:
    """„Działanie 1.2 „Herbata u sąsiadów”; Cel 3 „Młodzi”; dalsze: 4”."""
    told = [f"{part.name} {quoted(clipped(part.title, LONGEST_NAME))}" for part in parts[:MOST_NAMES]]
    further = [f"dalsze: {len(parts) - MOST_NAMES}"] if len(parts) > MOST_NAMES else []
    return "; ".join([*told, *further])


def _goals(tally: Tally) -> str:
    count = tally.touched - tally.removed
    if not count:
        return ""
    return ngettext("Zmiany w %(count)d celu.", "Zmiany w %(count)d celach.", count) % {"count": count}


def _chapters(tally: Tally) -> str:
    count = tally.touched - tally.removed
    if not count:
        return ""
    sentence = ngettext("Zmiany w %(count)d rozdziale.", "Zmiany w %(count)d rozdziałach.", count)
    return sentence % {"count": count}


def _cost(before: Decimal, after: Decimal) -> str:
    if before == after:
        return f"Koszt się nie zmienia: {money(after)}."
    way, by = ("rośnie", after - before) if after > before else ("maleje", before - after)
    return f"Koszt {way} o {money(by)}: z {money(before)} do {money(after)}."
