from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent

from osl_site.common import emails
from osl_site.common.accounts.models import User

BETWEEN_LETTERS = timedelta(minutes=5)
LETTER = """Dzień dobry,

ktoś poprosił o nowe hasło do konta {email}.
Jeśli to Ty, otwórz ten adres w ciągu godziny i wpisz nowe hasło:

{link}

Jeśli to nie Ty, nic nie rób. Dotychczasowe hasło działa dalej.
"""


@app.task(queue="letters", pass_context=True, retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def send_password_reset(context: JobContext, user_id: int) -> None:
    """Send the letter with the link; the token is made here and stands nowhere but in the letter."""
    user = User.objects.get(pk=user_id)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("password_new", args=[uid, default_token_generator.make_token(user)])
    emails.send(
        to=user.email,
        subject="Nowe hasło do biura organizatora",
        body=LETTER.format(email=user.email, link=emails.link(path)),
        key=f"password-reset-{context.job.id}",
    )


def was_just_asked(user: User) -> bool:
    """Whether a letter to this person was asked for a moment ago: nobody fills a mailbox by pressing a button."""
    asked = ProcrastinateEvent.objects.filter(type="deferred", at__gt=Now() - BETWEEN_LETTERS)
    return asked.filter(job__task_name=send_password_reset.name, job__args__user_id=user.pk).exists()
