class ClassyClass(object):
    def __init__(self, name):
        self.name = name
        print "%s lives!" % self.name

    def __del__(self):
        print "%s has been garbage collected" % self.name

    def make_a_self_reference(self):
        self.self = self

def self_reference():
    c = ClassyClass("The one in a cycle")
    c.make_a_self_reference()

if __name__ == "__main__":
    kept = ClassyClass("The one with a name")
    self_reference()
    print "= End of the program ="
