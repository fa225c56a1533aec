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

/** A local time in seconds with its offset: `2026-11-23 17:04:09 UTC+01:00`. */
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

/** A local time in minutes: `2026-11-23 17:04`. */
export function localMinute(time: Date): string {
  return absoluteTime(time).replace(/:\d\d UTC.*$/u, '');
}

/** A local time without the date: `17:04:09 UTC+01:00`. */
export function clockTime(time: Date): string {
  return absoluteTime(time).replace(/^\d+-\d+-\d+ /u, '');
}
