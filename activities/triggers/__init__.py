"""What the database refuses of activities, their occurrences, registrations, results and leads, whoever asks; and how
it tells that something changed which residents see."""

from activities.triggers import leads, occurrences, registrations, seen

FUNCTIONS = (*occurrences.FUNCTIONS, *registrations.FUNCTIONS, *leads.FUNCTIONS, *seen.FUNCTIONS)
TRIGGERS = (*occurrences.TRIGGERS, *registrations.TRIGGERS, *leads.TRIGGERS, *seen.TRIGGERS)
