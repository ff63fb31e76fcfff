import fs from 'node:fs';
import type { Page } from '@playwright/test';

/** The ways in which a bundler may write a text as a literal. */
function literals(text: string): string[] {
  const json = JSON.stringify(text);
  const single = `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  const template = `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
  return [json, single, template];
}

/** Serves the built page with another text for the scenario `no-reference` in Python 3. */
export async function replaceProgram(page: Page, program: string): Promise<void> {
  const original = fs.readFileSync('src/scenarios/programs/no-reference.3.py', 'utf8');
  await page.route('**/*.js', async (route) => {
    const response = await route.fetch();
    let script = await response.text();
    for (const literal of literals(original)) {
      script = script.replace(literal, () => JSON.stringify(program));
    }
    await route.fulfill({ response, body: script });
  });
}

/** Where the replaced program opens. */
export const LINK = '#scenario=no-reference&python=3.12&step=0&unit=line';
