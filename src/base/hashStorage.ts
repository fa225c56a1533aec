/** A file for a text. Its methods never reject. */
interface TextFile {
  /** Resolves with `undefined` if there is none. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/** A file that must not reveal names, so it has salted hashes of them. */
export interface HashStorage {
  readonly file: TextFile;
  readonly makeSalt: () => string;
  /** A hash that nobody can compute without the salt. */
  readonly hash: (salt: string, text: string) => string;
}
