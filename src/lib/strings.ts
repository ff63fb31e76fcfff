/** Interns strings: the same text always has the same small id. Id 0 is the empty string. */
export class StringTable {
  readonly texts: string[] = [''];
  private readonly ids = new Map<string, number>([['', 0]]);

  intern(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.texts.push(text);
      this.ids.set(text, id);
    }
    return id;
  }

  get(id: number): string {
    return this.texts[id] as string;
  }

  get length(): number {
    return this.texts.length;
  }

  /** Appends texts that another table interned, in its order. */
  append(texts: readonly string[]): void {
    for (const text of texts) {
      this.ids.set(text, this.texts.length);
      this.texts.push(text);
    }
  }
}
