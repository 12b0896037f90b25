"""What people see of a rehearsal: sentences, tables, maps, curves, a story and a moving map."""
