import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.safestring import SafeString, mark_safe
from lucide import IconDoesNotExist

from osl_site.common.templatetags.osl import asked, email, icon, phone, tel, tied, uncapped
from osl_site.common.text.date_formats import quoted


@pytest.mark.parametrize(
    ("stored", "read", "called"),
    [
        ("897610295", "89 761 02 95", "tel:+48897610295"),
        ("+48 89 761 02 95", "89 761 02 95", "tel:+48897610295"),
        ("601234567", "601 234 567", "tel:+48601234567"),
        ("48601234567", "601 234 567", "tel:+48601234567"),
        ("+380 44 123 45 67", "+380 44 123 45 67", "tel:+380441234567"),
        ("112", "112", "tel:112"),
    ],
)
def test_a_number_is_read_in_groups_and_called_in_full(stored, read, called):
    assert phone(stored).replace("\N{NO-BREAK SPACE}", " ") == read
    assert tel(stored) == called


def test_an_address_of_mail_breaks_behind_its_at_and_before_its_dots():
    assert email("krawcowa.kandyty@przyklad.pl") == "krawcowa<wbr>.kandyty@<wbr>przyklad<wbr>.pl"
    assert email("<b>@x.pl") == "&lt;b&gt;@<wbr>x<wbr>.pl"
    assert email("") == ""


def test_quotes_within_quotes_are_others():
    assert quoted("Transport „od drzwi do drzwi”") == "„Transport «od drzwi do drzwi»”"


def test_a_missing_number_is_nothing():
    assert phone("") == ""


def test_an_icon_is_a_drawing_that_is_not_read_out():
    drawn = icon("calendar")
    assert drawn.startswith("<svg")
    assert 'class="icon"' in drawn
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


def test_an_unknown_icon_is_an_error():
    with pytest.raises(IconDoesNotExist):
        icon("bocian")


@pytest.mark.parametrize(("label", "said"), [("Nazwa", "Nazwa:"), ("Dla kogo?", "Dla kogo?")])
def test_a_label_before_a_sentence_ends_once(label, said):
    assert asked(label) == said


@pytest.mark.parametrize(
    ("words", "within"), [("Zebranie wiejskie", "zebranie wiejskie"), ("Podsumowanie IPUS", "podsumowanie IPUS")]
)
def test_words_within_a_sentence_lose_only_their_first_capital(words, within):
    assert uncapped(words) == within


@pytest.mark.parametrize(
    ("words", "drawn"),
    [("Herbata w Kandytach", "Herbata w\N{NO-BREAK SPACE}Kandytach"), ("Rok A", "Rok A"), ("Ola śpi", "Ola śpi")],
)
def test_a_single_letter_stays_with_the_word_after_it(words, drawn):
    assert tied(words) == drawn


def test_no_line_ends_between_two_hours():
    assert tied("16:00–17:30") == "16:00–\N{WORD JOINER}17:30"
    assert tied("Świetlica – przykład") == "Świetlica – przykład"


def test_what_was_escaped_once_is_not_escaped_again_nor_trusted_anew():
    assert isinstance(tied(mark_safe("<b>a w b</b>")), SafeString)
    assert not isinstance(tied("<b>"), SafeString)


def drawn(source, **context):
    return Template("{% load osl %}" + source).render(Context(context))


def test_a_row_of_facts_is_drawn_with_what_its_cell_needs():
    row = drawn('{% fact "Gdzie" lang="pl" class="code" %}<b>{{ where }}</b>{% endfact %}', where="Klub <A>")
    cell = '<dd lang="pl" class="code"><b>Klub &lt;A&gt;</b></dd>'
    assert row == f'<div class="facts__row"><dt>Gdzie</dt>{cell}</div>'


def test_a_term_that_somebody_typed_is_never_markup():
    assert "<dt>&lt;b&gt;</dt>" in drawn("{% fact term %}1{% endfact %}", term="<b>")
    assert "&quot;&gt;" in drawn('{% fact "Kto" lang=term %}1{% endfact %}', term='">')


def test_a_row_of_several_cells_is_drawn_as_it_is_written():
    assert drawn("{% factrow %}<dt>a</dt><dd>b</dd>{% endfactrow %}") == (
        '<div class="facts__row"><dt>a</dt><dd>b</dd></div>'
    )


def test_rows_of_facts_are_drawn_by_their_tag_alone():
    folder = settings.BASE_DIR / "templates"
    assert [path.name for path in folder.rglob("*.html") if "facts__row" in path.read_text()] == []


HEAD = """{% load osl %}{% heading title=title word="Szkic" %}<a href="/zmien/">Zmień</a>
{% more %}{% if rare %}<li><a href="/usun/">Usuń</a></li>{% endif %}{% endmore %}{% endheading %}"""


def test_a_heading_holds_its_quiet_acts_as_they_were_drawn_and_escapes_what_was_typed():
    page = Template(HEAD).render(Context({"title": "<b>Klub", "rare": True}))
    assert "&lt;b&gt;Klub" in page
    assert '<li><a href="/usun/">Usuń</a></li></ul></details></div>' in page


def test_more_is_not_drawn_around_nothing():
    page = Template(HEAD).render(Context({"title": "Klub", "rare": False}))
    assert ('<a href="/zmien/">Zmień</a></div>' in page, "details" in page) == (True, False)
