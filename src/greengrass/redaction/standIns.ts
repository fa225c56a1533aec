import type { NameKind } from './arnsInText';
import type { Span } from './neverRedacted';

const words: Readonly<Record<NameKind, string>> = { thing: 'thing', thingGroup: 'thing-group' };

/** The stand-ins for names: the same name always has the same one. They are numbered in the order of use. */
export class StandIns {
  private readonly byName = new Map<string, string>();
  private readonly used: Record<NameKind, number> = { thing: 0, thingGroup: 0 };

  /** @param isTaken whether a stand-in contains a name of the fleet */
  constructor(private readonly isTaken: (standIn: string) => boolean) {}

  of(name: string, kind: NameKind): string {
    const known = this.byName.get(name);
    if (known !== undefined) {
      return known;
    }
    let standIn: string;
    do {
      this.used[kind] += 1;
      standIn = `${words[kind]}-${this.used[kind]}`;
    } while (this.isTaken(standIn));
    this.byName.set(name, standIn);
    return standIn;
  }
}

/** Twelve digits. Longer numbers don't count. */
const accountNumber = /(?<!\d)\d{12}(?!\d)/gu;

/** An account number in a text. */
interface FoundAccount extends Span {
  readonly account: string;
}

/** The account numbers in a text. */
export function accountsIn(text: string): readonly FoundAccount[] {
  return [...text.matchAll(accountNumber)].map(({ index, 0: account }) => {
    return { account, start: index, end: index + account.length };
  });
}

/** The stand-ins for account numbers: 000000000000 for the first, then 000000000001 and so on. */
export class AccountStandIns {
  private readonly byAccount = new Map<string, string>();

  of(account: string): string {
    const standIn = this.byAccount.get(account) ?? String(this.byAccount.size).padStart(account.length, '0');
    this.byAccount.set(account, standIn);
    return standIn;
  }
}
