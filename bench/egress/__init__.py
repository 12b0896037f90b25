"""What emptying a building costs, against its peer."""
