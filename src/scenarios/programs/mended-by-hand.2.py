import gc


class ClassyClass(object):
    def __init__(self):
        print "I live!"

    def __del__(self):
        print "I have been garbage collected"

    def make_a_self_reference(self):
        self.self = self
        print "I point to myself"

    def close(self):
        self.self = None
        print "I point to nothing"

def self_reference():
    c = ClassyClass()
    c.make_a_self_reference()
    c.close()
    print "The function ends here"

if __name__ == "__main__":
    print "== With self reference, closed =="
    self_reference()
    print "= Forcing full collection ="
    gc.collect()
    print "Uncollectable garbage", gc.garbage
