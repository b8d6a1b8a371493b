"""What may be wrong with a registry: one function to a rule, its docstring the rule's manual."""
