import gc


class ClassyClass(object):
    def __init__(self):
        print("I live!")

    def __del__(self):
        print("I have been garbage collected")

    def make_a_self_reference(self):
        self.self = self
        print("I point to myself")

def self_reference():
    c = ClassyClass()
    c.make_a_self_reference()
    print("The function ends here")

if __name__ == "__main__":
    print("== With self reference ==")
    self_reference()
    print("Back in the module")
    print("Uncollectable garbage", gc.garbage)
    print("= End of the program =")
