"""What travel times, assignments and maps of roads cost, against their peers."""
