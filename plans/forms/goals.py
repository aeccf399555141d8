"""The form of a goal: what it says, and the conclusions it rests on, each with its evidence beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Prefetch, Q

from needs.links import Evidence, evidence_of
from needs.models import Asset, Conclusion, Need
from needs.models.conclusions import About
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.search.asked import asked_for
from plans.models import Goal, Version

SEARCHED_FROM = 8  # conclusions; fewer are seen at a glance


@dataclass(frozen=True)
class Pick:
    """A conclusion that the goal may rest on, as the page shows it."""

    conclusion: Conclusion
    evidence: Evidence
    is_chosen: bool
    goals: str  # „cel 1, cel 3”: those of this version that rest on it already
    newer: Conclusion | None


MAIN = "main"


class GoalForm(EditForm):
    """A goal of a version. Only the table of a plan without goals may be left without words."""

    only_with = {
        "no_conclusion_reason": OnlyWith(
            "conclusions", says="Cel opiera się na wniosku, więc powód nie jest potrzebny. Usuń powód albo wnioski."
        )
    }
    level = forms.ChoiceField(label="Jaki to cel?", required=False)

    class Meta:
        model = Goal
        fields = ["text", "conclusions", "no_conclusion_reason", "manner"]
        widgets = {"conclusions": forms.CheckboxSelectMultiple, "text": forms.Textarea(attrs={"rows": 2})}
        labels = {"text": "Cel", "manner": "Sposób realizacji wspólny dla celu"}
        help_texts = {
            "manner": "Działania bez własnego sposobu realizacji przejmą ten.",
            "no_conclusion_reason": "Wypełnij, gdy cel nie opiera się na żadnym wniosku.",
        }

    def __init__(self, *args: Any, version: Version, looked_for: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.looked_for = version, looked_for
        chosen = self.instance.conclusions.values("pk") if self.instance.pk else Conclusion.objects.none().values("pk")
        current, cited = Conclusion.objects.current(), Conclusion.objects.filter(pk__in=chosen)
        self.fields["conclusions"].queryset = (current | cited).distinct()
        self._ask_level()
        is_table = bool(self.instance.pk) and self.instance.is_table
        self.fields["text"].required = not is_table
        if is_table:
            del self.fields["level"]
            self.fields["text"].help_text = "Puste pole: plan nie ma celów, tylko jedną tabelę działań."

    def _ask_level(self) -> None:
        """An ordinary goal, a main one, or a detailed one of a main goal that there is."""
        mains = Goal.objects.filter(version=self.version, is_main=True).exclude(pk=self.instance.pk)
        below = [(str(main.pk), f"cel szczegółowy: {main.name.lower()} ({main.text})") for main in mains]
        ordinary = "cel bez celu głównego" if below else "cel"
        self.fields["level"].choices = [("", ordinary), *below, (MAIN, "cel główny, z celami szczegółowymi pod nim")]
        if self.instance.pk:
            self.initial["level"] = MAIN if self.instance.is_main else str(self.instance.main_id or "")

    @property
    def values(self) -> dict[str, Any]:
        """With the level as the columns that hold it."""
        values = dict(super().values)
        level = values.pop("level", "")
        main = Goal.objects.filter(version=self.version, pk=level).first() if level.isdecimal() else None
        return values | {"is_main": level == MAIN, "main": main}

    def groups(self) -> list[tuple[str, list[Pick]]]:
        """Conclusions under their headings: the chosen, those without any goal yet, the others. Five queries."""
        picks = self._picks()
        wanted = self._found() if self.looked_for else {pick.conclusion.pk for pick in picks}
        shown = [pick for pick in picks if pick.conclusion.pk in wanted and not pick.is_chosen]
        free = [pick for pick in shown if not pick.goals]
        grouped = [
            ("Wybrane", [pick for pick in picks if pick.is_chosen]),
            ("Potrzeby, których nie podejmuje jeszcze żaden cel", _about(free, About.NEEDS)),
            ("Potencjał, z którego nie korzysta jeszcze żaden cel", _about(free, About.POTENTIAL)),
            ("Wnioski, na których opierają się już inne cele", [pick for pick in shown if pick.goals]),
        ]
        return [(heading, rows) for heading, rows in grouped if rows]

    @property
    def is_searched(self) -> bool:
        return bool(self.looked_for) or self.fields["conclusions"].queryset.count() > SEARCHED_FROM

    def _picks(self) -> list[Pick]:
        others = Goal.objects.filter(version=self.version).exclude(pk=self.instance.pk)
        rows = self.fields["conclusions"].queryset.select_related("replaced_by").order_by("id")
        rows = list(rows.prefetch_related(Prefetch("goals", others, to_attr="other_goals")))
        evidence = evidence_of(row.pk for row in rows)
        chosen = {str(getattr(value, "pk", value)) for value in self["conclusions"].value() or ()}
        return [
            Pick(
                row,
                evidence[row.pk],
                str(row.pk) in chosen,
                ", ".join(goal.name.lower() for goal in row.other_goals),
                getattr(row, "replaced_by", None),
            )
            for row in rows
        ]

    def _found(self) -> set[int]:
        """Those that say it, and those that rest on a need or an asset that does."""
        asked = asked_for(self.looked_for)
        needs, assets = (model.objects.order_by().filter(asked.within(model)).values("pk") for model in (Need, Asset))
        found = asked.within(Conclusion) | Q(needs__in=needs) | Q(assets__in=assets)
        return set(Conclusion.objects.filter(found).values_list("pk", flat=True))


def _about(picks: Iterable[Pick], about: str) -> list[Pick]:
    return [pick for pick in picks if pick.conclusion.about == about]
