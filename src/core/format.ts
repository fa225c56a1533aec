import { quickOrder } from './quickOrder';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far a time may lie ahead of this machine's clock before it counts as wrong: clocks differ a little. */
const clockTolerance = 5 * minute;

/** What is said of a date that holds no time. */
const unknownTime = 'at an unknown time';

/**
 * The age of something in words: by the minute below an hour, by the hour below two days, by the day beyond. What is
 * well ahead of the clock is called that instead of being given a negative age.
 */
export function ageOf(time: Date, now: Date): string {
  const age = now.getTime() - time.getTime();
  if (Number.isNaN(age)) {
    return unknownTime;
  }
  if (age < -clockTolerance) {
    return 'dated in the future';
  }
  if (age < minute) {
    return 'just now';
  }
  if (age < hour) {
    return `${Math.floor(age / minute)} min ago`;
  }
  return age < 2 * day ? `${Math.floor(age / hour)} h ago` : `${Math.floor(age / day)} d ago`;
}

/** The age as a row has it, where room is short: `5 min`, `12 h`, `just now`. */
export function shortAgeOf(time: Date, now: Date): string {
  return ageOf(time, now).replace(/ ago$/u, '');
}

/** Whether a time is older than so many hours. */
export function isOlderThan(time: Date, hours: number, now: Date): boolean {
  return now.getTime() - time.getTime() > hours * hour;
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

/** A time to the second in the time zone of this machine, with the offset: `2026-11-23 17:04:09 UTC+01:00`. */
export function absoluteTime(time: Date): string {
  if (Number.isNaN(time.getTime())) {
    return unknownTime;
  }
  const date = `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`;
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
  const offset = -time.getTimezoneOffset();
  const zone = `${twoDigits(Math.abs(offset) / 60)}:${twoDigits(Math.abs(offset) % 60)}`;
  return `${date} ${clock} UTC${offset === 0 ? '' : `${offset < 0 ? '-' : '+'}${zone}`}`;
}

/** The same without the date, for what is of today. */
export function clockTime(time: Date): string {
  return absoluteTime(time).replace(/^\d+-\d+-\d+ /u, '');
}

/**
 * Characters that a reader does not see but that change what is seen: control characters, and format characters, which
 * turn the direction of text around or have no width. With them halves of characters, which are no text at all.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Of what most texts are: nothing in it is unseen, and that is known at once, where the other takes 1 ms the first time. */
const plain = /^[ -~]*$/u;

/** At most this many characters of a text are shown in one place. Copying gives all of it. */
const shownLength = 1_000;

function visibleCharacter(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/**
 * A text from the service as it may be shown on one line: line breaks and tabs become spaces, unseen characters are
 * written out (`\u202e`), and what is longer than `limit` characters is cut and ends in `…`.
 */
export function visibleText(text: string, limit = shownLength): string {
  if (text.length <= limit && plain.test(text)) {
    return text;
  }
  // The cut must not leave half of a character that takes two code units.
  const cut = text.length > limit ? `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, '')}…` : text;
  return cut.replace(/\r\n|[\t\n\r]/gu, ' ').replace(unseen, visibleCharacter);
}

/** A name as it may be shown on one line; one that nobody would see is called that. */
export function visibleName(name: string): string {
  return name.trim() === '' ? '(no name)' : visibleText(name);
}

/** A text as a part of an address. Halves of characters, which no address can hold, are replaced. */
export function addressPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

/** A number with separators, as English writes it: 1,974. */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/gu, ',');
}

/** `1 dependency`, `1,200 dependencies`. */
export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(amount)} ${amount === 1 ? singular : plural}`;
}

/** Compares names as a person sorts them. Made when it is first needed: making it takes longer than loading this file. */
let nameOrder: Intl.Collator | undefined;

/**
 * For `sort`: by name as a person sorts (`press-2` before `press-10`, upper and lower case alike), then by code unit, so
 * that two names never tie unless they are the same.
 */
export function compareNames(a: string, b: string): number {
  const order = quickOrder(a, b);
  if (order !== undefined) {
    return order;
  }
  nameOrder ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return nameOrder.compare(a, b) || Number(a > b) - Number(a < b);
}
