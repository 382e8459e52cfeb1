"""The cache of docs/examples: how a public test suite scores it, and a test of its own."""
