"""What a server in production has to know of the site: limits for the proxy, checks of the settings."""
