"""When something is: days and hours as people type them, in the time zone where they live.

Rule: no clock in here, and nothing but values; instants are seconds UTC. `calendar` reckons, `dates` reads
what was typed (through `days`, `hours`, `daywords` and the library behind `almanac`), `moments` are the
hours that are offered, `zones` finds a time zone by a place (`places`).
"""
