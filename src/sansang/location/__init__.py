"""Where to wait: location models on a matrix of travel times, each with a proven bound."""
