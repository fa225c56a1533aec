import assert from 'node:assert/strict';
import type { KnownConnectivity } from '../../../../../src/greengrass/connectivity';
import {
  connectionInRow,
  connectionInSpeech,
  connectionRemedy,
  connectionWords,
} from '../../../../../src/text/messages/devices/connectivityWords';
import { stuckReasons } from '../../../../../src/text/messages/deployments/stuckReasons';
import { effectiveDeployment, hoursAgo, now } from '../../../fixtures';
import { knownDevice } from '../../panels/facts';

function answer(fields: Partial<KnownConnectivity> = {}): KnownConnectivity {
  return {
    connected: false,
    timestamp: hoursAgo(3),
    disconnectReason: 'MQTT_KEEP_ALIVE_TIMEOUT',
    askedAt: now,
    ...fields,
  };
}

describe('the words of a connection', () => {
  it('are short in a row', () => {
    assert.equal(connectionInRow(undefined, now), undefined);
    assert.equal(connectionInRow(answer({ connected: undefined }), now), undefined);
    assert.equal(connectionInRow(answer({ connected: true }), now), 'connected');
    assert.equal(connectionInRow(answer(), now), 'offline 3 h');
    assert.equal(connectionInRow(answer({ timestamp: undefined }), now), 'offline');
    assert.equal(connectionInSpeech(answer(), now), 'offline since 3 h ago');
  });

  it('have the time and the reason', () => {
    assert.equal(connectionWords(answer(), 'utc'), 'Offline since 2026-11-23 09:00 UTC (MQTT keep-alive timeout)');
    const connected = answer({ connected: true, disconnectReason: 'NONE' });
    assert.equal(connectionWords(connected, 'utc'), 'Connected since 2026-11-23 09:00 UTC');
    assert.equal(connectionWords(answer({ timestamp: undefined, disconnectReason: undefined }), 'utc'), 'Offline');
    assert.equal(connectionWords(answer({ disconnectReason: '\u202eODD' }), 'utc')?.endsWith('(\\u202eODD)'), true);
  });

  it('say what to do, for two devices with one name first of all', () => {
    assert.match(
      connectionRemedy(answer({ disconnectReason: 'DUPLICATE_CLIENTID' })) ?? '',
      /Two devices use the same/u,
    );
    assert.match(connectionRemedy(answer()) ?? '', /power and its network/u);
    assert.equal(connectionRemedy(answer({ connected: true })), undefined);
    assert.equal(connectionRemedy(answer({ disconnectReason: 'constructor' })), undefined);
  });
});

describe('a queued deployment', () => {
  const context = { now, staleAfterHours: 25, stuckAfterHours: 2, timeZone: 'utc' } as const;
  const queued = effectiveDeployment({ coreDeviceExecutionStatus: 'QUEUED', modifiedTimestamp: hoursAgo(30) });

  it('on an offline device is no fault of the deployment', () => {
    const text = stuckReasons(queued, knownDevice({ deployments: [queued], connectivity: answer() }), context).join(
      ' ',
    );
    assert.match(text, /isn't connected to AWS IoT Core\. Offline since 2026-11-23 09:00 UTC/u);
    assert.match(text, /Nothing is wrong with the deployment/u);
  });

  it('on a connected device leads to the log', () => {
    const connectivity = answer({ connected: true });
    const text = stuckReasons(queued, knownDevice({ deployments: [queued], connectivity }), context).join(' ');
    assert.match(text, /is connected to AWS IoT Core and hasn't started/u);
    assert.match(text, /greengrass\.log/u);
  });
});
