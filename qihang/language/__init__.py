"""Words: sentences in both languages, the glossary, and how plain a text is."""
