import fs from 'node:fs';
import path from 'node:path';
import { Marked, type Tokens } from 'marked';
import type { Plugin } from 'vite';

const FOLDER = 'src/docs';

/** The page's shell: no script, and a policy as strict as the app's. */
function shell(title: string, contents: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/src/docs/docs.css" />
    <title>${title} – Heapwalk</title>
  </head>
  <body>
    <a class="skip" href="#content">Skip to the text</a>
    <header class="header">
      <a class="home" href="../">
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <rect class="outline" x="1.5" y="3" width="8" height="6" rx="2" />
          <rect class="filled" x="10.5" y="11" width="8" height="6" rx="2" />
          <path class="outline" d="M9.5 6h2.6a2.4 2.4 0 0 1 2.4 2.4V11M10.5 14H7.9a2.4 2.4 0 0 1-2.4-2.4V9" />
        </svg>
        Heapwalk
      </a>
    </header>
    <div class="columns">
      <nav class="contents" aria-label="On this page">
        <ul>
${contents}
        </ul>
      </nav>
      <main id="content" class="text" tabindex="-1">
${body}
      </main>
    </div>
  </body>
</html>
`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A Markdown file as a whole page; its first heading is the title. */
export function renderPage(markdown: string): string {
  const contents: string[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading): string {
        const id = slug(text);
        if (depth === 2)
          contents.push(`<li><a href="#${id}">${this.parser.parseInline(tokens)}</a></li>`);
        return `<h${depth}${depth > 1 ? ` id="${id}"` : ''}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  const body = marked.parse(markdown, { async: false });
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'Heapwalk';
  // A table that is wider than a phone scrolls by itself, also with keys.
  const scrolling = body
    .replaceAll(
      '<table>',
      `<div class="table" role="group" aria-label="Table" tabindex="0"><table>`,
    )
    .replaceAll('</table>', '</table></div>');
  return shell(title, contents.join('\n'), scrolling);
}

/** The names of the pages: `docs/NAME.html` is made from `NAME.md`. */
function names(): string[] {
  return fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.basename(file, '.md'));
}

function pageOf(name: string): string {
  return renderPage(fs.readFileSync(path.join(FOLDER, `${name}.md`), 'utf8'));
}

/** Where vite believes the pages to be; there are no such files. */
export function documentationPages(): string[] {
  return names().map((name) => path.resolve('docs', `${name}.html`));
}

/** Builds the user documentation to `docs/*.html`, and serves it while the page is being developed. */
export function documentation(): Plugin {
  const known = new Map(documentationPages().map((page) => [page, path.basename(page, '.html')]));
  return {
    name: 'heapwalk-docs',
    enforce: 'pre',
    resolveId: (id) => (known.has(id) ? id : null),
    load: (id) => {
      const name = known.get(id);
      return name === undefined ? null : pageOf(name);
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = (request.url ?? '').split(/[?#]/)[0]!;
        const name = /^\/docs\/([a-z-]+)\.html$/.exec(url)?.[1];
        if (name === undefined || !names().includes(name)) {
          next();
          return;
        }
        void server.transformIndexHtml(url, pageOf(name)).then((html) => {
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.end(html);
        }, next);
      });
    },
  };
}
