import { isStale } from '../../greengrass/status/stale';
import { visibleName, visibleText } from '../../base/visibleText';
import { ageOf, shortAgeOf } from '../../base/time';
import type { OpenedDevice } from '../../greengrass/knownDevice';
import type { CoreDevice } from '../../greengrass/model';
import { inParts, inSpeech, leadingParts, type Row } from './row';
import { type StatusContext } from '../../greengrass/status/thresholds';
import { connectionInRow, connectionInSpeech } from '../messages/devices/connectivityWords';
import { deviceState, isOnlyStale, isWell, staleLook, type DeviceState } from '../messages/devices/deviceState';

/**
 * The age of the report. It is labeled if the row also says how long a deployment has been stuck, and left out next to the
 * age of a failure unless it is stale.
 */
function reportWords(
  state: DeviceState,
  reported: Date | undefined,
  isReportStale: boolean,
  now: Date,
): string | undefined {
  if (reported === undefined) {
    return 'never reported';
  }
  const age = shortAgeOf(reported, now);
  if (isReportStale) {
    return `stale ${age}`;
  }
  if (state.failedAt !== undefined) {
    return undefined;
  }
  return state.shortWords === undefined ? age : `report ${age}`;
}

/**
 * The row of a core device: the code of its worst problem, or what failed, and when; else its state and the age of the report.
 * Neither says that a device is healthy, because its icon does. A HEALTHY device that hasn't been opened has another icon, because its
 * deployments and components aren't scanned.
 */
export function coreDeviceRow(device: CoreDevice, opened: OpenedDevice, context: StatusContext): Row {
  const { now } = context;
  const name = visibleName(device.coreDeviceThingName);
  const state = deviceState(device, opened, context);
  const reported = device.lastStatusUpdateTimestamp;
  const stale = isStale(device, context.staleAfterHours, now);
  const code = state.code === undefined ? undefined : visibleText(state.code);
  const words = visibleText(state.words);
  const cause = state.cause === undefined ? undefined : visibleText(state.cause);
  const report = reportWords(state, reported, stale, now);
  const { icon, severity } = isOnlyStale(state, device, context) ? staleLook : state;
  const connection = connectionInRow(opened.connectivity, now);
  const problem =
    state.shortWords === undefined ? leadingParts({ ...state, words: cause ?? words }, code) : [state.shortWords];
  const stuckName = state.shortWords === undefined ? undefined : code;
  return {
    label: name,
    description: isWell(state)
      ? inParts(stale ? 'Stale' : undefined, reported === undefined ? report : shortAgeOf(reported, now), connection)
      : inParts(...problem, state.failedAt && shortAgeOf(state.failedAt, now), report, connection, stuckName),
    icon,
    severity,
    accessibilityLabel: inSpeech(
      `Core device ${name}`,
      words,
      cause === words ? undefined : cause,
      code,
      state.failedAt && `failed ${ageOf(state.failedAt, now)}`,
      reported === undefined ? report : `last report ${ageOf(reported, now)}`,
      stale ? 'stale' : undefined,
      connectionInSpeech(opened.connectivity, now),
    ),
  };
}
