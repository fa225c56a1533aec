import { isStale } from '../../greengrass/status/stale';
import { visibleName, visibleText } from '../../base/visibleText';
import { ageOf, shortAgeOf } from '../../base/time';
import type { OpenedDevice } from '../../greengrass/knownDevice';
import type { CoreDevice } from '../../greengrass/model';
import { inParts, inSpeech, type Row } from './row';
import { type StatusContext } from '../../greengrass/status/thresholds';
import { deviceState } from '../messages/deviceState';

/**
 * The row of a core device: what is wrong, with its code, then the age of the report. "stale" comes before the code
 * because a narrow view cuts off the end. A HEALTHY device that hasn't been opened has a neutral icon because its
 * deployments and components aren't scanned. The age of the report is labeled if the row also says how long a
 * deployment has been stuck.
 */
export function coreDeviceRow(device: CoreDevice, opened: OpenedDevice, context: StatusContext): Row {
  const name = visibleName(device.coreDeviceThingName);
  const state = deviceState(device, opened, context);
  const reported = device.lastStatusUpdateTimestamp;
  const age = reported === undefined ? 'never reported' : ageOf(reported, context.now);
  const shortAge = reported === undefined ? age : shortAgeOf(reported, context.now);
  const stale = isStale(device, context.staleAfterHours, context.now);
  const code = state.code === undefined ? undefined : visibleText(state.code);
  const words = visibleText(state.words);
  const { shortWords } = state;
  const report = shortWords === undefined || reported === undefined ? shortAge : `report ${shortAge}`;
  // An old report matters most on a healthy device. A failure stays a failure, however old the report is.
  const isOnlyStale = stale && (state.severity === 'success' || state.severity === 'neutral');
  return {
    label: name,
    description: isOnlyStale
      ? inParts('Stale', words, shortAge)
      : inParts(shortWords ?? words, ...(stale ? [`stale ${shortAge}`, code] : [code, report])),
    icon: isOnlyStale ? 'history' : state.icon,
    severity: isOnlyStale ? 'warning' : state.severity,
    accessibilityLabel: inSpeech(
      `Core device ${name}`,
      words,
      code,
      reported === undefined ? age : `last report ${age}`,
      stale ? 'stale' : undefined,
    ),
  };
}
