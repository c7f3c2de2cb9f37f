"""Lodestar: guidance on job versus career, as a Discord bot.

`__main__` wires the rooms together; read it first, then `press.py` for the life of one press.
"""
