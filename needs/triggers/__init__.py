"""What the database refuses of this room by itself, and what the application's role may do with its tables."""

from needs.triggers import findings, submissions

FUNCTIONS = (*findings.FUNCTIONS, *submissions.FUNCTIONS)
TRIGGERS = (*findings.TRIGGERS, *submissions.TRIGGERS)
GRANTS = findings.GRANTS | submissions.GRANTS
