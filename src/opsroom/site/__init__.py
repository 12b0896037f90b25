"""The site: settings, addresses and the page that all others extend."""
