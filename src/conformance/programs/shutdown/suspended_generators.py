# Generators suspended at exit run their finally clauses.
def g(n):
    try:
        yield 1
    finally:
        print('fin', n)
x = g('x'); next(x)
def h():
    with_ = g('inner'); next(with_)
    yield 1
y = h(); next(y)
z = g('never started')
print('end')
