"""The inspection on a phone: works without a network, nothing is lost and nothing counts twice."""
