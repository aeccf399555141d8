"""Work of the queue: calling again while nobody took over what is urgent."""

from procrastinate.contrib.django import app

from needs import services


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="needs.call_again")
def call_again(timestamp: int) -> None:
    """Every hour of the first day, then once a day (the service says when)."""
    services.call_again()
