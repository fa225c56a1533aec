import { parseArn } from '../addresses/arn';
import { arnResources, placedNames, type NameKind } from './arnsInText';
import { NameIndex, type FoundName } from './nameIndex';
import type { Span } from './neverRedacted';
import { readingsOf } from './readings';

/** A shorter name is part of too many other words. */
const shortestDistinctive = 4;

/** The name that an ARN of a thing, a thing group, or a core device ends with. */
export function namedByArn(arn: string): { readonly kind: NameKind; readonly name: string } | undefined {
  const [, type, name] = /^(thing\/|thinggroup\/|coreDevices:)(.+)$/su.exec(parseArn(arn)?.resource ?? '') ?? [];
  return name === undefined ? undefined : { kind: type === 'thinggroup/' ? 'thingGroup' : 'thing', name };
}

/** The names of things and thing groups that are redacted. */
export class KnownNames {
  private readonly kinds = new Map<string, NameKind>();
  private readonly index = new NameIndex();
  private readonly learned = new Set<string>();

  /** @param isWord whether a text can contain a name without meaning it */
  constructor(private readonly isWord: (name: string) => boolean) {}

  get size(): number {
    return this.kinds.size;
  }

  has(name: string): boolean {
    return this.kinds.has(name);
  }

  /** The kind of a name that was added. The same name of a thing and of a thing group is one name. */
  kindOf(name: string): NameKind {
    return this.kinds.get(name) ?? 'thing';
  }

  add(kind: NameKind, name: string): void {
    if (name !== '' && !this.kinds.has(name)) {
      this.kinds.set(name, kind);
      this.index.add(name, name.length >= shortestDistinctive && !this.isWord(name));
    }
  }

  /** Adds the name in the ARN of a target. */
  addTarget(arn = ''): void {
    if (this.learned.has(arn)) {
      return;
    }
    const target = namedByArn(arn);
    if (target === undefined) {
      this.learn(arn);
    } else {
      this.learned.add(arn);
      this.add(target.kind, target.name);
    }
  }

  /** Adds the names that a text has where only a name can be: in ARNs, topics, and messages of the nucleus. */
  learn(text: string | undefined): void {
    // Texts repeat on many devices, and most have no such position.
    if (text === undefined || !/thing|coreDevices/u.test(text) || this.learned.has(text)) {
      return;
    }
    this.learned.add(text);
    for (const { kind, name } of readingsOf(text).flatMap((reading) => placedNames(reading.text))) {
      const [known] = this.index.find(name);
      // What follows a known name after a colon doesn't belong to it.
      if (known?.start !== 0) {
        this.add(kind, name);
      }
    }
  }

  /** Adds the names in every text of a value. */
  learnFrom(value: unknown): void {
    if (typeof value === 'string') {
      this.learn(value);
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach((item: unknown) => {
        this.learnFrom(item);
      });
    }
  }

  /**
   * The names in a text that are replaced. Short names and words count only in ARNs.
   * @param isKept whether a name is only a part of something that stays
   */
  find(text: string, isKept: (found: Span) => boolean = () => false): readonly FoundName[] {
    const resources = arnResources(text);
    const isWanted = (position: number, isDistinctive: boolean): boolean =>
      isDistinctive || resources.some(({ start, end }) => start <= position && position < end);
    return this.index.find(text, { isWanted, isKept });
  }
}
