"""Second steps of signing in: codes of an app, codes on paper."""
