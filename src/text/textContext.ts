import type { TimeZone } from '../base/time';
import type { StatusContext } from '../greengrass/status/thresholds';

/** What words about times depend on. */
export interface TimeContext {
  readonly now: Date;
  /** The time zone of absolute times, which the user sets. Reports have UTC times instead. */
  readonly timeZone: TimeZone;
}

/** What words depend on besides their data. */
export type TextContext = StatusContext & TimeContext;
