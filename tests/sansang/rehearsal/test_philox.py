"""The counter-based generator is Philox, and its distributions are what they are called."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtri
from scipy.stats import kstest

from sansang.rehearsal.philox import block, exponential, normal_quantile, uniform

words = st.integers(0, 2**64 - 1)


def _block(key: tuple[int, int], counter: tuple[int, int, int, int]) -> list[int]:
    made = block(
        (np.uint64(key[0]), np.uint64(key[1])),
        tuple(np.uint64(word) for word in counter),
    )
    return [int(word) for word in made]


@settings(deadline=None, max_examples=300)
@given(st.tuples(words, words), st.tuples(words, words, words, words))
def test_every_block_is_that_of_numpy_to_the_bit(key, counter):
    whole = sum(word << (64 * i) for i, word in enumerate(counter))
    before = (whole - 1) % 2**256  # NumPy counts up before it makes a block
    numpys = np.random.Philox(key=key[0] | key[1] << 64, counter=before)
    assert _block(key, counter) == [int(word) for word in numpys.random_raw(4)]


def test_the_published_vectors_are_reproduced():
    """Random123, kat_vectors, philox4x64 10 rounds: all zero, all one, digits of pi."""
    assert _block((0, 0), (0, 0, 0, 0)) == [
        0x16554D9ECA36314C,
        0xDB20FE9D672D0FDC,
        0xD7E772CEE186176B,
        0x7E68B68AEC7BA23B,
    ]
    ones = 2**64 - 1
    assert _block((ones, ones), (ones, ones, ones, ones)) == [
        0x87B092C3013FE90B,
        0x438C3C67BE8D0224,
        0x9CC7D7C69CD777B6,
        0xA09CAEBF594F0BA0,
    ]


def test_a_uniform_number_is_never_at_an_end():
    assert 0 < uniform(np.uint64(0)) < 1e-15
    assert 1 - 1e-15 < uniform(np.uint64(2**64 - 1)) < 1


def test_exponential_numbers_are_exponential():
    drawn = [
        exponential(np.uint64(word))
        for i in range(5_000)
        for word in block((np.uint64(7), np.uint64(0)), (np.uint64(i), *[np.uint64(0)] * 3))
    ]
    assert kstest(drawn, "expon").pvalue > 0.001


@settings(deadline=None)
@given(st.floats(1e-300, 1, exclude_max=True))
def test_the_normal_quantile_is_that_of_scipy(p):
    assert np.isclose(normal_quantile(p), ndtri(p), rtol=2e-14, atol=2e-15)
