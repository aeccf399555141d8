"""What the worker does about letters. Each bears being done twice."""

from procrastinate.contrib.django import app

from osl_site.common.letters import services
from osl_site.common.queue import NIGHTLY


@app.task(queue="letters")
def send_letter(letter_id: int) -> None:
    """One letter to one address. The next try of one that did not go is a job of its own."""
    services.send(letter_id)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="letters.take_up_lost")
def take_up_lost(timestamp: int) -> None:
    """Letters that nobody is going to send."""
    services.take_up_lost()


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="letters.forget_old", retry=NIGHTLY)
def forget_old(timestamp: int) -> None:
    """Addresses of letters long gone."""
    services.forget_old()
