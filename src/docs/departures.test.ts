import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const PAGE = 'src/docs/what-is-simulated.md';

function sources(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return /\.tsx?$/.test(file) && !file.includes('.test.') ? [file] : [];
  });
}

/** One line of plain text: no comment signs, code marks or capital at the beginning. */
function plain(text: string): string {
  const words = text
    .replace(/\n\s*(\*|\/\/)? ?/g, ' ')
    .replace(/`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The sentence behind each mark of a departure in the source. */
function marks(): string[] {
  return sources('src').flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/MODEL: ([\s\S]*?\.)(?=\s|\*\/|$)/g)].map(
      ([, sentence]) => plain(sentence),
    ),
  );
}

function listed(): string[] {
  const text = fs.readFileSync(PAGE, 'utf8');
  const departures = text.slice(text.indexOf('## Departures'));
  return [...departures.matchAll(/^- ([\s\S]*?)(?=\n\n|\n- |$(?![\s\S]))/gm)].map(([, item]) =>
    plain(item),
  );
}

it('lists every departure that the source marks, and no other', () => {
  expect(listed().sort()).toEqual(marks().sort());
});
