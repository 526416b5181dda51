"""What a text may hold, for tests that make up texts."""

#: Turn the direction of writing: refused wherever a text comes in, and replaced wherever one goes out.
TURNING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
