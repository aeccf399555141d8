"""What the worker does about letters. Each bears being done twice."""

from procrastinate.contrib.django import app

from osl_site.common.letters import services


@app.task(queue="letters")
def send_letter(letter_id: int) -> None:
    """One letter to one address. The next try of one that did not go is a job of its own."""
    services.send(letter_id)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="letters.take_up_lost")
def take_up_lost(timestamp: int) -> None:
    """Letters that nobody is going to send."""
    services.take_up_lost()
