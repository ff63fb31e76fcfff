/** The main thread, as the threading module shows it. */
export function threadingPrelude(version: number): string {
  const modern = version >= 300;
  return `
class _MainThread(object):
    def __init__(self):
        self.name = 'MainThread'
        self.daemon = False
        self.ident = 1
    def getName(self):
        return self.name
    def setName(self, name):
        self.name = name
    def is_alive(self):
        return True
    def isDaemon(self):
        return False
    def __repr__(self):
        return '<_MainThread(MainThread, started %d)>' % self.ident

_main = _MainThread()
def current_thread():
    return _main
currentThread = current_thread
def enumerate():
    return [_main]
${modern ? 'def main_thread():\n    return _main\n' : ''}activeCount = active_count
`;
}
