"""Every page of the site: its address, and who may open it."""
