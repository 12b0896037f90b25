"""Reviews: agencies report, the delegation inspects and finds."""
