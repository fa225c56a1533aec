import { absoluteTime, ageOf, shortAgeOf, type TimeZone } from '../../../base/time';
import { visibleText } from '../../../base/visibleText';
import type { KnownConnectivity } from '../../../greengrass/connectivity';

/** Why a device disconnected, in words, and what to do. */
interface DisconnectWords {
  readonly words: string;
  readonly remedy?: string;
}

const checkNetwork = 'Check its power and its network.';
const checkPolicy = 'Check that its certificate is active and that its AWS IoT policy allows iot:Connect.';

/** By the values of the API. */
const reasons: Readonly<Record<string, DisconnectWords>> = {
  AUTH_ERROR: { words: 'authentication failed', remedy: checkPolicy },
  CLIENT_INITIATED_DISCONNECT: {
    words: 'the device disconnected',
    remedy: 'The nucleus was stopped, restarted, or updated. If it stays offline, check the nucleus log.',
  },
  CLIENT_ERROR: {
    words: 'client error',
    remedy: 'Check the nucleus log: the device sent something that AWS IoT rejects.',
  },
  CONNECTION_LOST: { words: 'connection lost', remedy: checkNetwork },
  DUPLICATE_CLIENTID: {
    words: 'another client connected with the same name',
    remedy: 'Two devices use the same thing name and take the connection from each other. Give each its own thing.',
  },
  FORBIDDEN_ACCESS: { words: 'access denied', remedy: checkPolicy },
  MQTT_KEEP_ALIVE_TIMEOUT: { words: 'MQTT keep-alive timeout', remedy: checkNetwork },
  SERVER_ERROR: {
    words: 'server error',
    remedy: 'Check the AWS Health Dashboard. The device reconnects automatically.',
  },
  SERVER_INITIATED_DISCONNECT: { words: 'AWS IoT disconnected it', remedy: checkPolicy },
  THROTTLED: {
    words: 'throttled',
    remedy: 'The device connects or publishes too often. Check what its components send.',
  },
  WEBSOCKET_TTL_EXPIRATION: { words: 'WebSocket connection expired' },
  CUSTOMAUTH_TTL_EXPIRATION: { words: 'custom authorization expired' },
  UNKNOWN: { words: 'unknown reason', remedy: checkNetwork },
};

function reasonOf({ disconnectReason = 'NONE' }: KnownConnectivity): DisconnectWords | undefined {
  if (disconnectReason === 'NONE') {
    return undefined;
  }
  return Object.hasOwn(reasons, disconnectReason)
    ? reasons[disconnectReason]
    : { words: visibleText(disconnectReason) };
}

/** The connection for a row: `connected`, or `offline 3 h`; `undefined` if AWS IoT didn't say. */
export function connectionInRow(connectivity: KnownConnectivity | undefined, now: Date): string | undefined {
  if (connectivity?.connected === undefined) {
    return undefined;
  }
  const { connected, timestamp } = connectivity;
  return connected ? 'connected' : ['offline', timestamp && shortAgeOf(timestamp, now)].filter(Boolean).join(' ');
}

/** The connection for a screen reader: `offline since 3 h ago`. */
export function connectionInSpeech(connectivity: KnownConnectivity | undefined, now: Date): string | undefined {
  const words = connectionInRow(connectivity, now);
  const { connected, timestamp } = connectivity ?? {};
  return words === undefined || connected === true || timestamp === undefined
    ? words
    : `offline since ${ageOf(timestamp, now)}`;
}

/** The connection with its time: `Offline since 2026-11-29 10:38 UTC (MQTT keep-alive timeout)`. */
export function connectionWords(connectivity: KnownConnectivity, zone: TimeZone): string | undefined {
  const { connected, timestamp } = connectivity;
  if (connected === undefined) {
    return undefined;
  }
  const since = timestamp === undefined ? '' : ` since ${absoluteTime(timestamp, zone)}`;
  const reason = connected ? undefined : reasonOf(connectivity)?.words;
  return `${connected ? 'Connected' : 'Offline'}${since}${reason === undefined ? '' : ` (${reason})`}`;
}

/** What to do about an offline device; `undefined` if it is connected or nothing is known. */
export function connectionRemedy(connectivity: KnownConnectivity): string | undefined {
  return connectivity.connected === false ? reasonOf(connectivity)?.remedy : undefined;
}

/** Why it isn't known whether a device is connected. */
export const connectivitySentences = {
  on: 'AWS IoT was asked and has no answer.',
  off: 'Show Connectivity asks AWS IoT, which bills each question as a query of the fleet index.',
  notIndexed: 'AWS IoT fleet indexing does not include connectivity in this Region. An administrator can turn it on.',
  denied: 'The permission iot:GetThingConnectivityData is missing. Check Permissions says more.',
} as const;
