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
