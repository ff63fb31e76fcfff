/** What the random module makes of its generator. */
export function randomPrelude(version: number): string {
  return `
def randrange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    width = (stop - start + step - (1 if step > 0 else -1)) // step
    if width <= 0:
        raise ValueError('empty range for randrange()')
    return start + step * int(random() * width)
def randint(a, b):
    return randrange(a, b + 1)
def uniform(a, b):
    return a + (b - a) * random()
def choice(seq):
    ${version >= 300 ? "if not len(seq):\n        raise IndexError('Cannot choose from an empty sequence')\n    " : ''}return seq[int(random() * len(seq))]
def shuffle(x):
    for i in range(len(x) - 1, 0, -1):
        j = int(random() * (i + 1))
        x[i], x[j] = x[j], x[i]
def sample(population, k):
    pool = list(population)
    if not 0 <= k <= len(pool):
        raise ValueError('Sample larger than population or is negative')
    result = []
    for i in range(k):
        result.append(pool.pop(int(random() * len(pool))))
    return result
${version >= 306 ? 'def choices(population, weights=None, *, cum_weights=None, k=1):\n    if weights is not None:\n        pool = [item for item, weight in zip(population, weights) for _ in range(weight)]\n    else:\n        pool = list(population)\n    return [pool[int(random() * len(pool))] for _ in range(k)]\n' : ''}`;
}
