"""Accounts of the office, each with its page: what it is, what may be done with it. The administrator's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import clock, registry
from osl_site.common.accounts import rules, services
from osl_site.common.accounts.emails import INVITED_FOR
from osl_site.common.accounts.forms import AccountEditForm, AccountForm, ClosingForm, NewEmailForm
from osl_site.common.accounts.models import User
from osl_site.common.accounts.one_person import undecided_here, undecided_of
from osl_site.common.database.collation import polish_order
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.lists.list_page import list_page
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.registry import Link
from osl_site.common.sign_in.services import end_sessions, is_locked
from osl_site.common.web.guards import staff_view


def standing_of(account: User) -> str:
    """Whether the account can sign in, and whether it is one of the demonstration."""
    return f"{account.standing}, osoba przykładowa" if account.is_example else account.standing


ACCOUNTS = Listing(
    title="Konta",
    file="konta",
    columns=(
        Column(
            "Imię i nazwisko",
            lambda account: account.name,
            link=User.get_absolute_url,
            is_heading=True,
            is_protected=True,
        ),
        Column("Adres e-mail", lambda account: account.email, is_protected=True),
        Column("Stanowisko", lambda account: account.position),
        Column("Role", lambda account: account.roles_in_words),
        Column("Konto", standing_of),
    ),
    caption="Osoby, które się logują, według imienia",
    empty="Nie ma jeszcze żadnego konta.",
    add=AddButton("Dodaj konto", "account_add", "user-plus", rules.may_manage_accounts),
    size=50,
)


@dataclass(frozen=True)
class Waiting:
    """What waits for a person in one room, as the page of closing says it."""

    heading: str
    links: Sequence[Link]
    note: str


class Question(Enum):
    """What is asked before an act on an account: its name, the question, its button; whether it is of an open one."""

    REOPEN = ("Otwórz konto ponownie", "Otwórz ponownie", False)
    SIGN_OUT = ("Wyloguj wszędzie", "Wyloguj wszędzie", True)


def _asked(request: HttpRequest, account: User, question: Question) -> HttpResponse:
    """The page that asks; where the account is not as the question takes it to be, its own page says how it is."""
    title, button, of_open = question.value
    if account.is_active is not of_open:
        return redirect(account)
    context = {"account": account, "title": title, "button": button, "is_reopening": question is Question.REOPEN}
    return render(request, "accounts/account_ask.html", context)


@require_GET
@staff_view(may=rules.may_manage_accounts)
def account_list(request: HttpRequest) -> HttpResponse:
    """Everyone who signs in, and what they may do."""
    rows = User.objects.order_by(polish_order("name"), "id")
    context = {"undecided": undecided_here()}
    return list_page(request, ACCOUNTS, rows, template="accounts/account_list.html", context=context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_manage_accounts)
def account_add(request: HttpRequest) -> HttpResponse:
    """Give a person an account. They set the password themselves, by the link in a letter."""
    form = AccountForm(request.POST or None)
    if user := submit_form(
        request, form, lambda: services.add_user(**form.cleaned_data, password=None, by=request.user)
    ):
        words = f"Konto jest gotowe. Na {user.email} wysyłamy e-mail z linkiem, pod którym ta osoba ustawi hasło."
        messages.success(request, words)
        return redirect("account_list")
    return render(request, "accounts/account_form.html", {"form": form})


@require_GET
@staff_view(may=rules.may_manage_accounts)
def account_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Who it is, what the person may do and could before, when they came in last."""
    account = get_object_or_404(User, pk=pk)
    works_until = account.invited_at + INVITED_FOR if account.invited_at else None
    context = {
        "account": account,
        "grants": account.grants.all(),
        "works_until": works_until,
        "is_expired": works_until is not None and works_until < clock.now(),
        "is_locked": account.is_active and is_locked(account),
        "undecided": undecided_of([account]),
    }
    return render(request, "accounts/account_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_manage_accounts)
def account_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, position or roles."""
    account = get_object_or_404(User, pk=pk)
    form = AccountEditForm(request.POST or None, instance=account)

    def act() -> User:
        return services.change_account(
            User.objects.get(pk=pk), form.values, revision=form.seen_revision, by=request.user
        )

    if submit_form(request, form, act):
        messages.success(request, "Zmiany są zapisane.")
        return redirect(account)
    context = {"form": form, "title": f"Zmień konto: {account.name}", "back": account.get_absolute_url()}
    return render(request, "accounts/account_edit.html", context | {"undecided": undecided_of([account])})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_manage_accounts)
def account_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what waits for the person and what becomes of it, before the account is closed."""
    account = get_object_or_404(User, pk=pk)
    if not account.is_active:
        messages.info(request, services.IS_CLOSED)
        return redirect(account)
    context = {"account": account, "back": account.get_absolute_url()}
    if why_not := services.why_not_closed(account):
        return render(request, "accounts/account_close.html", context | {"why_not": why_not})
    waiting = list(_waiting_for(account, request.user))
    takers = _takers_from(account)
    form = ClosingForm(sent_or_typed(request), takers=takers or [], is_asked=takers is not None)

    def act() -> User:
        typed = form.cleaned_data
        return services.close_account(account, reason=typed["reason"], to=typed.get("to"), by=request.user)

    if submit_form(request, form, act):
        messages.success(request, f"Konto jest zamknięte: {account.name}. Ta osoba już się nie zaloguje.")
        return redirect(account)
    return render(request, "accounts/account_close.html", context | {"form": form, "waiting": waiting})


def _waiting_for(account: User, reader: User) -> Iterator[Waiting]:
    """As many queries as there are ties. What the reader may not open is said without its address."""
    for tie in registry.ties:
        links = [tie.show(row) for row in tie.rows(account)]
        if links:
            shown = [link if link.may(reader) else Link(link.kind, link.label, "") for link in links]
            yield Waiting(tie.heading, shown, tie.note)


def _takers_from(account: User) -> list[User] | None:
    """Who may take over everything of this account that is handed over; None where nothing is."""
    ties = [tie for tie in registry.ties if tie.hand_over and tie.rows(account).exists()]
    others = User.objects.filter(is_active=True).exclude(pk=account.pk) if ties else ()
    return [person for person in others if all(tie.may_take(person) for tie in ties)] if ties else None


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_manage_accounts)
def account_email(request: HttpRequest, pk: int) -> HttpResponse:
    """Another address, to be confirmed from its own mailbox."""
    account = get_object_or_404(User, pk=pk)
    form = NewEmailForm(sent_or_typed(request))

    def act() -> User:
        return services.ask_for_new_email(account, email=form.cleaned_data["email"], by=request.user)

    if changed := submit_form(request, form, act):
        waits = f"Na {changed.new_email} wysyłamy e-mail z linkiem. Adres zmieni się, gdy ta osoba go potwierdzi."
        done = f"Adres jest zmieniony. Zaproszenie wysyłamy na {changed.email}."
        messages.success(request, waits if changed.new_email else done)
        return redirect(account)
    context = {"form": form, "account": account, "title": "Zmień adres e-mail", "back": account.get_absolute_url()}
    return render(request, "accounts/account_email.html", context | {"parent": account, "button": "Zmień adres"})


@require_POST
@staff_view(may=rules.may_manage_accounts)
def account_invite(request: HttpRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    done = f"Wysyłamy zaproszenie jeszcze raz na {account.email}. Poprzedni link już nie działa."
    run_action(request, lambda: services.invite_again(account, by=request.user), done)
    return redirect(account)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_manage_accounts)
def account_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what comes back with it, before the account is opened again."""
    account = get_object_or_404(User, pk=pk)
    if request.method == "GET":
        return _asked(request, account, Question.REOPEN)
    done = "Konto jest znowu czynne, z tym samym hasłem i tymi samymi rolami."
    run_action(request, lambda: services.reopen_account(account, by=request.user), done)
    return redirect(account)


@require_POST
@staff_view(may=rules.may_manage_accounts)
def account_unlock(request: HttpRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    done = "Blokada jest zdjęta. Ta osoba może od razu spróbować jeszcze raz."
    run_action(request, lambda: services.unlock_account(account, by=request.user), done)
    return redirect(account)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_manage_accounts)
def account_sign_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what the person loses, before every browser of theirs is signed out."""
    account = get_object_or_404(User, pk=pk)
    if request.method == "GET":
        return _asked(request, account, Question.SIGN_OUT)
    done = "Ta osoba jest wylogowana wszędzie. Może się zalogować znowu."
    run_action(request, lambda: end_sessions(account, by=request.user), done)
    return redirect(account)
