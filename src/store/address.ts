/** The part of an address after `#`, wherever that is kept. */
export interface AddressBar {
  read(): string;
  write(hash: string): void;
  /** Calls back when somebody else changed the address. Returns a stop. */
  listen(changed: (hash: string) => void): () => void;
}
