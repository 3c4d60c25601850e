"""Rules from typed mentions to records; they know no word of any language."""
