import gc
import weakref


class ClassyClass(object):
    def __init__(self):
        print("I live!")

    def __del__(self):
        print("I have been garbage collected")

    def make_a_weak_self_reference(self):
        self.self = weakref.ref(self)
        print("I point to myself: %s" % (self.self() is self))

def weak_self_reference():
    c = ClassyClass()
    c.make_a_weak_self_reference()
    print("The function ends here")

if __name__ == "__main__":
    print("== With weak self reference ==")
    weak_self_reference()
    print("= Forcing full collection =")
    gc.collect()
    print("Uncollectable garbage", gc.garbage)
