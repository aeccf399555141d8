"""What the proxy in front has to know of the site."""
