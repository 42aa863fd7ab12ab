# A component.
