class ClassyClass(object):
    def __init__(self):
        print("I live!")

    def __del__(self):
        print("I have been garbage collected")

def no_self_reference():
    c = ClassyClass()
    print("The function ends here")

if __name__ == "__main__":
    print("== Without self reference ==")
    no_self_reference()
    print("Back in the module")
    c = ClassyClass()
    print("One more name for it")
    d = c
    print("One name less")
    del c
    print("And the last one")
    del d
    print("Nothing is left")
