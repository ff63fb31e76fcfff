# Raising while handling keeps the first error as context; `from` says which one is the cause.
# python: 3.6+
def convert(text):
    try:
        return int(text)
    except ValueError as error:
        raise TypeError('not a number: ' + text) from error


def clumsy(table):
    try:
        return table['missing']
    except KeyError:
        return table.absent


for work in [lambda: convert('seven'), lambda: clumsy({})]:
    try:
        work()
    except Exception as error:
        cause, context = error.__cause__, error.__context__
        print(type(error).__name__, type(cause).__name__, type(context).__name__,
              error.__suppress_context__)
