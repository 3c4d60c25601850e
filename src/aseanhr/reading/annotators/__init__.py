"""What is found in a document before any event is read: predicates with their standing, persons, ordinals, numbers."""
