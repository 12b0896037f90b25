"""Plans: drafts of the agencies, and versions that are approved and never change."""
