"""Words of reviews for templates."""
