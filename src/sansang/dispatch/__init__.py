"""Which team goes where: the rules of dispatch, each a pure function in a file of its own."""
