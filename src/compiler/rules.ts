/** What the compiler does differently from version to version: the one place here that compares versions. */

export interface Rules {
  /** 3.12 is 312. */
  readonly number: number;
  readonly py2: boolean;
  /** Class bodies and functions know `__qualname__`, `nonlocal`, `__class__`. */
  readonly py3: boolean;
  /** LOAD_METHOD and CALL_METHOD for `a.b(…)`. */
  readonly methodCalls: boolean;
  /** … also with keyword arguments. */
  readonly methodKeywords: boolean;
  /** PEP 709. */
  readonly inlinedComprehensions: boolean;
  readonly superAttributes: boolean;
  /** PEP 649: annotations are not evaluated where they stand. */
  readonly lazyAnnotations: boolean;
  /** A function's annotations are a tuple, no dict. */
  readonly annotationTuples: boolean;
  /** `__firstlineno__` and `__static_attributes__`; docstrings without their indentation. */
  readonly classRecords: boolean;
  /** `{k: v for …}` evaluates the key first. */
  readonly comprehensionKeyFirst: boolean;
  /** A list or set display of constants is filled from one constant. */
  readonly constantDisplays: boolean;
  /** A list or set display that is only iterated or searched becomes a tuple or frozenset. */
  readonly iteratedDisplays: boolean;
  /** A comprehension's first line is that of its bracket. */
  readonly bracketedComprehensions: boolean;
  /** `else` of a `try` is compiled after its handlers. */
  readonly elseAfterHandlers: boolean;
  /** A module's first line is that of its first statement. */
  readonly moduleFirstLine: boolean;
  /** Equal constants of one module are one object, across its functions. */
  readonly sharedConstants: boolean;
  /** LOAD_FAST_BORROW. */
  readonly borrowedLocals: boolean;
  /** `a, b = b, a` stores into locals in reverse order instead of turning the stack. */
  readonly staticSwaps: boolean;
  /** The instruction of `a\n.b` stands on the line of the attribute. */
  readonly attributeLines: boolean;
  /** `import a.b as c` uses IMPORT_FROM. */
  readonly importFromAs: boolean;
  /** `for x in [y]` inside a comprehension assigns without a loop. */
  readonly singleItemLoops: boolean;
  /** The first constant of a function without docstring is None. */
  readonly noneWithoutDocstring: boolean;
  /** `global x` after a use of x is an error. */
  readonly strictGlobals: boolean;
  /** `yield` inside a comprehension is an error. */
  readonly noYieldInComprehension: boolean;
  /** `continue` inside `finally` is an error. */
  readonly noContinueInFinally: boolean;
  /** Errors are told where they are, not at the head of the scope or statement around them. */
  readonly exactErrors: boolean;
  /** The side of a constant condition that never runs is not compiled, not even for its errors. */
  readonly skipsDeadCode: boolean;
  /** CO_MAXBLOCKS */
  readonly maxBlocks: number;
  /** Loops, `with`, `assert` and generator expressions tell errors at an expression in them, not at the whole construct. */
  readonly exactConstructs: boolean;
  /** A value formatted in an f-string, or yielded by a generator expression, has a place of its own. */
  readonly exactValues: boolean;
  /** Folded sequences are at most this long. */
  readonly foldedLength: number;
  readonly foldedNot: boolean;
  /** Expressions are folded in the syntax tree, not in the code. */
  readonly foldsTree: boolean;
  /** `"%s" % (x,)` builds its text without the tuple. */
  readonly percentFormats: boolean;
  /** `f(**d)` hands over a copy of d. */
  readonly copiesKeywords: boolean;
  /** A `finally` clause (2.6: `with` too) does not make the exception that it interrupts `sys.exc_info()`. */
  readonly finallyHandlesNothing: boolean;
  readonly withHandlesNothing: boolean;
  /** An int that does not fit 64 bits is a long. */
  readonly longIntegers: boolean;
}

export function rulesOf(version: string): Rules {
  const [major, minor] = version.split('.').map(Number) as [number, number];
  const number = major * 100 + minor;
  return Object.freeze({
    number,
    py2: major === 2,
    py3: major === 3,
    methodCalls: number >= 307,
    methodKeywords: number >= 311,
    inlinedComprehensions: number >= 312,
    superAttributes: number >= 312,
    lazyAnnotations: number >= 314,
    annotationTuples: number >= 310,
    classRecords: number >= 313,
    comprehensionKeyFirst: number >= 308,
    constantDisplays: number >= 309,
    iteratedDisplays: number >= 307,
    bracketedComprehensions: number >= 308,
    elseAfterHandlers: number <= 310,
    moduleFirstLine: number <= 309,
    sharedConstants: number >= 308,
    borrowedLocals: number >= 314,
    staticSwaps: number >= 311,
    attributeLines: number >= 310,
    importFromAs: number >= 307,
    singleItemLoops: number >= 309,
    noneWithoutDocstring: number <= 310,
    strictGlobals: number >= 306,
    noYieldInComprehension: number >= 308,
    noContinueInFinally: number < 308,
    exactErrors: number >= 310,
    skipsDeadCode: number <= 307,
    maxBlocks: number >= 313 ? 21 : 20,
    exactConstructs: number >= 313,
    exactValues: number >= 312,
    foldedLength: number >= 307 ? 4096 : 20,
    foldedNot: number >= 307,
    foldsTree: number >= 307 && number < 314,
    percentFormats: number >= 311,
    copiesKeywords: number >= 309,
    finallyHandlesNothing: major === 2,
    withHandlesNothing: number <= 206,
    longIntegers: major === 2,
  });
}
