/** "Did you mean": the nearest of the names that would have worked, by CPython's measure (`Python/suggestions.c`). */

const MAX_CANDIDATES = 750;
const MAX_LENGTH = 40;
/** Inserting, deleting or replacing a character. */
const MOVE_COST = 2;
/** Changing a letter's case. */
const CASE_COST = 1;

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** Levenshtein distance of two names; anything above `maxCost` may be reported as `maxCost + 1`. */
export function editDistance(first: string, second: string, maxCost: number): number {
  let start = 0;
  while (start < first.length && start < second.length && first[start] === second[start]) start++;
  let end = 0;
  while (
    end < first.length - start &&
    end < second.length - start &&
    first[first.length - 1 - end] === second[second.length - 1 - end]
  ) {
    end++;
  }
  let a = first.slice(start, first.length - end);
  let b = second.slice(start, second.length - end);
  if (a === '' || b === '') return (a.length + b.length) * MOVE_COST;
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return maxCost + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > maxCost) return maxCost + 1;

  // One row of the usual matrix, updated in place: row[i] is the cost of turning b so far into a[0..i].
  const row = Array.from(a, (_, i) => (i + 1) * MOVE_COST);
  let result = 0;
  for (let j = 0; j < b.length; j++) {
    let diagonal = (result = j * MOVE_COST);
    let minimum = Infinity;
    for (let i = 0; i < a.length; i++) {
      const substitute = diagonal + substitutionCost(b[j]!, a[i]!);
      diagonal = row[i]!;
      result = Math.min(Math.min(result, diagonal) + MOVE_COST, substitute);
      row[i] = result;
      minimum = Math.min(minimum, result);
    }
    if (minimum > maxCost) return maxCost + 1;
  }
  return result;
}

/**
 * The first of the nearest names, or null when none is near: at most a third of the characters may differ.
 * `bound`: distances from here on never count; 3.12's `traceback` module starts with the name's length.
 */
export function closestName(
  name: string,
  candidates: readonly string[],
  bound = Infinity,
): string | null {
  if (candidates.length >= MAX_CANDIDATES) return null;
  let best = bound;
  let closest: string | null = null;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const maxCost = Math.min(
      Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6),
      best - 1,
    );
    const cost = editDistance(name, candidate, maxCost);
    if (cost > maxCost) continue;
    best = cost;
    closest = candidate;
  }
  return closest;
}

/** `sys.stdlib_module_names`: in 3.12, 3.13 and 3.14. */
const MODULES = `
__future__ _abc _aix_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022
_codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _compat_pickle _contextvars _csv _ctypes _curses
_curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm
_hashlib _heapq _imp _io _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing _opcode
_operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _pydatetime _pydecimal _pyio
_pylong _queue _random _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat
_statistics _string _strptime _struct _symtable _thread _threading_local _tkinter _tokenize _tracemalloc _typing
_uuid _warnings _weakref _weakrefset _winapi _zoneinfo abc antigravity argparse array ast asyncio atexit base64
bdb binascii bisect builtins bz2 cProfile calendar cmath cmd code codecs codeop collections colorsys compileall
concurrent configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal
difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions
ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http
idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox
marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode
operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint
profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib
resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket
socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess
symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter
token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest
urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport
zlib zoneinfo
`;
/** Gone in 3.13. */
const MODULES_312 = `
_crypt _msi aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes
sndhdr spwd sunau telnetlib uu xdrlib
`;
/** Gone in 3.14. */
const MODULES_312_313 = `
_compression
`;
/** New in 3.13. */
const MODULES_313 = `
_android_support _colorize _interpchannels _interpqueues _interpreters _ios_support _opcode_metadata _pyrepl
_suggestions _sysconfig _wmi
`;
/** New in 3.14. */
const MODULES_314 = `
_apple_support _ast_unparse _hmac _py_warnings _remote_debugging _types _zstd annotationlib compression
`;

const words = (text: string): string[] => text.trim().split(/\s+/);
const moduleSets = new Map<number, ReadonlySet<string>>();

/** Is it a module of the standard library, so that a NameError may ask "Did you forget to import"? `v`: 312, 313, 314. */
export function isStandardModule(name: string, v: number): boolean {
  let set = moduleSets.get(v);
  if (set === undefined) {
    const added = v >= 314 ? MODULES_313 + MODULES_314 : v >= 313 ? MODULES_313 : MODULES_312;
    const kept = v >= 314 ? '' : MODULES_312_313;
    set = new Set(words(`${MODULES} ${added} ${kept}`));
    moduleSets.set(v, set);
  }
  return set.has(name);
}
