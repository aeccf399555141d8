"""What the database refuses of this room by itself, and what the application's role may do with its tables."""

from needs.triggers import findings, submissions, support

FUNCTIONS = (*findings.FUNCTIONS, *submissions.FUNCTIONS, *support.FUNCTIONS)
TRIGGERS = (*findings.TRIGGERS, *submissions.TRIGGERS, *support.TRIGGERS)
GRANTS = findings.GRANTS | submissions.GRANTS | support.GRANTS
