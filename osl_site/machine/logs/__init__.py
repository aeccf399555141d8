"""What the processes write down: one line of JSON for each event, without personal data and without tokens."""
