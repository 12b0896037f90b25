"""Accounts: who belongs to which agency, and who may do what."""
