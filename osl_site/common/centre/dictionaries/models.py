"""Rows that other tables name by a word of ours (`slug`), which stands in addresses and exports and never changes."""

from django.db import models

from osl_site.common.privacy.declaration import no_personal_data
from osl_site.common.text.languages import in_language, marked, spoken


class Theme(models.Model):
    """What an offer is about, as residents look for it; the kind that the law names is for staff."""

    slug = models.SlugField("adres", max_length=12, unique=True)
    name = models.CharField("nazwa", max_length=80)
    name_uk = models.CharField("nazwa po ukraińsku", max_length=80, blank=True)
    name_en = models.CharField("nazwa po angielsku", max_length=80, blank=True)
    position = models.PositiveSmallIntegerField("kolejność")
    revision = models.PositiveIntegerField(default=1)
    privacy = no_personal_data("slug name name_uk name_en position")

    recorded_fields = ("name", "name_uk", "name_en", "position")

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["name"], name="theme_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def here(self) -> str:
        """The name in the language of the page, or the Polish one marked as Polish."""
        return marked(self, "name", spoken())

    @property
    def plain(self) -> str:
        """The same without marks, for plain text."""
        return in_language(self, "name", spoken())


class Method(models.Model):
    """How something was learnt: what a field note came from."""

    slug = models.SlugField("adres", max_length=20, unique=True)
    name = models.CharField("nazwa", max_length=80)
    position = models.PositiveSmallIntegerField("kolejność")
    revision = models.PositiveIntegerField(default=1)
    privacy = no_personal_data("slug name position")

    recorded_fields = ("name", "position")

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["name"], name="method_name_once")]

    def __str__(self) -> str:
        return self.name


OF_OLD = ("children", "youth", "adults", "older")  # groups with which every office began to count heads


class HeadGroup(models.Model):
    """By what heads are counted at meetings: „dzieci”, „goście spoza gminy”. A result keeps the name it was counted
    under, whatever the group is called later."""

    slug = models.SlugField("adres", max_length=20, unique=True)
    name = models.CharField("nazwa", max_length=60)
    ages = models.CharField("kogo liczymy", max_length=60, blank=True)
    position = models.PositiveSmallIntegerField("kolejność")
    revision = models.PositiveIntegerField(default=1)
    privacy = no_personal_data("slug name ages position")

    recorded_fields = ("name", "ages", "position")

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["name"], name="headgroup_name_once")]

    def __str__(self) -> str:
        return self.name


# Methods that forms propose, as long as the office has them
TALK, FEEDBACK, IPUS_SUMMARY = "talk", "feedback", "ipus_summary"
