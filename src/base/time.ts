const minute = 60_000;
const hour = 60 * minute;

const day = 24 * hour;

/** A time further ahead of the local clock than this is wrong. Clocks always differ a little. */
const clockTolerance = 5 * minute;

/** The words for an invalid date. */
const unknownTime = 'at an unknown time';

/**
 * An age in words: in minutes below an hour, in hours below two days, and in days after that. A time well ahead of the
 * clock is "dated in the future" instead of having a negative age.
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

/** The short age for a row: `5 min`, `12 h`, `just now`. */
export function shortAgeOf(time: Date, now: Date): string {
  return ageOf(time, now).replace(/ ago$/u, '');
}

/** Whether a time is older than the given hours. */
export function isOlderThan(time: Date, hours: number, now: Date): boolean {
  return now.getTime() - time.getTime() > hours * hour;
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

/** The time zones of absolute times: that of this machine, and UTC, which everything has that leaves it, such as reports. */
export const timeZones = ['local', 'utc'] as const;
export type TimeZone = (typeof timeZones)[number];

/** An absolute time in parts. */
interface TimeParts {
  /** `2026-11-23` */
  readonly date: string;
  /** `17:04` */
  readonly clock: string;
  /** `09` */
  readonly seconds: string;
  /** `+01:00`, or `UTC` without an offset */
  readonly offset: string;
}

/** The parts of a time; `undefined` if it is invalid. */
function partsOf(time: Date, zone: TimeZone): TimeParts | undefined {
  const offset = zone === 'utc' ? 0 : -time.getTimezoneOffset();
  // The UTC parts of this date are the parts of the time in the zone.
  const wall = new Date(time.getTime() + offset * minute);
  if (Number.isNaN(wall.getTime())) {
    return undefined;
  }
  const distance = [Math.abs(offset) / 60, Math.abs(offset) % 60].map(twoDigits).join(':');
  return {
    date: `${wall.getUTCFullYear()}-${twoDigits(wall.getUTCMonth() + 1)}-${twoDigits(wall.getUTCDate())}`,
    clock: [wall.getUTCHours(), wall.getUTCMinutes()].map(twoDigits).join(':'),
    seconds: twoDigits(wall.getUTCSeconds()),
    offset: offset === 0 ? 'UTC' : `${offset < 0 ? '-' : '+'}${distance}`,
  };
}

/** A time in minutes with its offset: `2026-11-23 17:04 +01:00`, or `2026-11-23 16:04 UTC`. */
export function absoluteTime(time: Date, zone: TimeZone): string {
  const parts = partsOf(time, zone);
  return parts === undefined ? unknownTime : `${parts.date} ${parts.clock} ${parts.offset}`;
}

/** A time in minutes, without its offset: `2026-11-23 17:04`. */
export function minuteOf(time: Date, zone: TimeZone): string {
  const parts = partsOf(time, zone);
  return parts === undefined ? unknownTime : `${parts.date} ${parts.clock}`;
}

/** A time in milliseconds, without its offset: `2026-11-23 17:04:09.123`. */
export function preciseTime(time: Date, zone: TimeZone): string {
  const parts = partsOf(time, zone);
  const milliseconds = String(time.getMilliseconds()).padStart(3, '0');
  return parts === undefined ? unknownTime : `${parts.date} ${parts.clock}:${parts.seconds}.${milliseconds}`;
}

/** A time of day in seconds: `17:04:09 +01:00`. */
export function clockTime(time: Date, zone: TimeZone): string {
  const parts = partsOf(time, zone);
  return parts === undefined ? unknownTime : `${parts.clock}:${parts.seconds} ${parts.offset}`;
}
