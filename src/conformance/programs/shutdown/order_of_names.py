# At the end the globals are finalized in the order in which they were made, underscore or not.
# python: 3.7+
class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self, print=print):
        print('freed', self.name)


first = Item('first')
_hidden = Item('hidden')
second = Item('second')
print('last statement')
