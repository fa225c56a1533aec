import type { ErrorCode } from '../codes/errorCodes';
import { KnownNames, namedByArn } from './knownNames';
import { NeverRedacted, type Span } from './neverRedacted';
import { readingsOf } from './readings';
import { apart, isWithin, replaced, type Replacement } from './replacements';
import { AccountStandIns, accountsIn, StandIns } from './standIns';

/** Longer texts rarely repeat. */
const maxCachedLength = 100;

/**
 * Replaces thing names, thing group names, and account numbers in the texts of one document. The same name always gets
 * the same stand-in.
 */
export class Redactor {
  /** Add all names before redacting anything. */
  readonly names: KnownNames;
  private readonly never: NeverRedacted;
  private readonly standIns = new StandIns((standIn) => this.names.has(standIn) || this.names.find(standIn).length > 0);
  private readonly accounts = new AccountStandIns();
  /** Redacted short texts: states, versions, and names of components are the same on many devices. */
  private readonly texts = new Map<string, string>();
  private readonly versions = new Map<string, string>();
  /** The number of names that the redacted texts are for. */
  private cachedFor = 0;

  /** @param codes the catalog of error codes, which are never changed */
  constructor(codes: Iterable<ErrorCode>) {
    const never = new NeverRedacted(codes);
    this.never = never;
    this.names = new KnownNames((name) => never.isWord(name));
  }

  /** Adds an account number, so that its stand-in comes before those of accounts that only texts contain. */
  addAccount(account = ''): void {
    accountsIn(account).forEach((found) => this.accounts.of(found.account));
  }

  /** The stand-in for the content of a field that holds a thing name. */
  thingName(name: string): string {
    this.names.add('thing', name);
    return name === '' ? '' : this.standIn(name);
  }

  /** The stand-in for the content of a field that holds the name of a thing group. */
  thingGroupName(name: string): string {
    this.names.add('thingGroup', name);
    return name === '' ? '' : this.standIn(name);
  }

  /** The ARN of a target with a stand-in for its name. Anything else is redacted as a text. */
  target(arn: string): string {
    const target = namedByArn(arn);
    if (target === undefined) {
      return this.text(arn);
    }
    this.names.addTarget(arn);
    return this.text(arn.slice(0, -target.name.length)) + this.standIn(target.name);
  }

  /** A version or revision without names. Its number never changes. */
  version(version: string): string {
    return this.cached(this.versions, version, () => {
      const [number = ''] = /^\d{1,11}(?:\.\d+)*/u.exec(version) ?? [];
      return this.redact(version, [{ start: -1, end: number.length }]);
    });
  }

  /** A text without names and account numbers. */
  text(text: string): string {
    return text.length > maxCachedLength ? this.redact(text) : this.cached(this.texts, text, () => this.redact(text));
  }

  private cached(cache: Map<string, string>, text: string, redact: () => string): string {
    if (this.cachedFor !== this.names.size) {
      this.texts.clear();
      this.versions.clear();
      this.cachedFor = this.names.size;
    }
    const known = cache.get(text);
    if (known !== undefined) {
      return known;
    }
    const redacted = redact();
    cache.set(text, redacted);
    return redacted;
  }

  /** @param alsoNever parts of the text that only a name beyond them may replace */
  private redact(text: string, alsoNever: readonly Span[] = []): string {
    this.names.learnFrom(text);
    const replacements = readingsOf(text).flatMap((reading) =>
      this.replacementsIn(reading.text, alsoNever).map(({ standIn, ...part }) => {
        const { start, end } = reading.original(part);
        return { standIn, start, end };
      }),
    );
    return replacements.length === 0 ? text : replaced(text, apart(replacements));
  }

  private replacementsIn(text: string, alsoNever: readonly Span[]): readonly Replacement[] {
    let never: readonly Span[] | undefined;
    const isKept = (found: Span): boolean => {
      // Only now, because most texts have no name and no number.
      never ??= [...alsoNever, ...this.never.spansIn(text)];
      return never.some((span) => isWithin(found, span));
    };
    const names = this.names.find(text, isKept).map(({ name, start, end }) => {
      return { start, end, standIn: this.standIn(name) };
    });
    const accounts = accountsIn(text)
      .filter((found) => !isKept(found))
      .map(({ account, start, end }) => ({ start, end, standIn: this.accounts.of(account) }));
    return [...names, ...accounts];
  }

  private standIn(name: string): string {
    return this.standIns.of(name, this.names.kindOf(name));
  }
}
