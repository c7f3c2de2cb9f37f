"""What Lodestar knows how to think: pure, synchronous; no Discord, no SQL, no clock, no chance."""
