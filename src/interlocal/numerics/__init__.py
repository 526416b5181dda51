"""Pure computation: no Django, no clock, no input or output. A library in its own right."""
