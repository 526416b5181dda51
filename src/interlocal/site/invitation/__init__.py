"""Taking up an invitation."""
