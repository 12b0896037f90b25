"""What templates of directives say."""
