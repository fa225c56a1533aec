import type { TimeZone } from '../base/time';
import type { StatusContext } from '../greengrass/status/thresholds';

/** What words depend on besides their data. */
export interface TextContext extends StatusContext {
  /** The time zone of absolute times, which the user sets. Reports have UTC times instead. */
  readonly timeZone: TimeZone;
}
