import assert from 'node:assert/strict';
import type { RequestFacts } from '../../../../src/greengrass/ports/requestFacts';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { requestLine } from '../../../../src/text/errors/requestLine';
import { diagnosticsText } from '../../../../src/text/reports/diagnostics';

const request: RequestFacts = {
  operation: 'ListCoreDevices',
  connectionId: 'plant@eu-west-1',
  httpStatus: 200,
  milliseconds: 12.4,
  requestId: 'r-1',
  attempts: 1,
  error: undefined,
  endedAt: new Date('2026-11-23T12:00:00.123Z'),
};
const failed: RequestFacts = {
  ...request,
  httpStatus: undefined,
  requestId: undefined,
  attempts: 3,
  error: 'TimeoutError',
};

describe('a request in one line', () => {
  it('has only known facts', () => {
    assert.equal(requestLine(request), 'ListCoreDevices plant@eu-west-1, 200, 12 ms, request r-1');
    assert.equal(requestLine(failed), 'ListCoreDevices plant@eu-west-1, TimeoutError, 12 ms, 3 attempts');
    assert.equal(
      requestLine({ ...failed, attempts: undefined }),
      'ListCoreDevices plant@eu-west-1, TimeoutError, 12 ms',
    );
  });
});

describe('the diagnostics for a bug report', () => {
  it('have versions, connections and requests, without the names of connections', () => {
    const connection = { state: 'open', region: 'eu-west-1', knownDevices: 3, scan: 'none' };
    const text = diagnosticsText(
      {
        extensionVersion: '1.2.3',
        vsCodeVersion: '1.101.0',
        host: 'local',
        platform: 'linux',
        connections: [
          { ...connection, hasCustomEndpoint: false },
          { ...connection, hasCustomEndpoint: true },
          { state: 'closed', region: undefined, hasCustomEndpoint: undefined, knownDevices: 0, scan: 'none' },
        ],
        requests: [failed, request],
      },
      new Redactor(errorCodes),
    );
    assert.deepEqual(text.split('\n'), [
      '## Greengrass Explorer diagnostics',
      '',
      '- Greengrass Explorer 1.2.3, VS Code 1.101.0, local, linux',
      '- Connection: open, Region: eu-west-1, endpoint: AWS, core devices known: 3, last scan: none',
      '- Connection: open, Region: eu-west-1, endpoint: custom, core devices known: 3, last scan: none',
      '- Connection: closed, Region: none, endpoint: unknown, core devices known: 0, last scan: none',
      '',
      'The last 2 requests, oldest first:',
      '',
      '```',
      '2026-11-23T12:00:00Z ListCoreDevices, TimeoutError, 12 ms, 3 attempts',
      '2026-11-23T12:00:00Z ListCoreDevices, 200, 12 ms, request r-1',
      '```',
      '',
    ]);
  });

  it('have no names and account numbers, even if a setting or a proxy has some', () => {
    const redactor = new Redactor(errorCodes);
    redactor.names.add('thing', 'press-2');
    const text = diagnosticsText(
      {
        extensionVersion: '1.2.3',
        vsCodeVersion: '1.101.0',
        host: 'local',
        platform: 'linux',
        connections: [{ state: 'open', region: 'press-2', hasCustomEndpoint: false, knownDevices: 3, scan: 'none' }],
        requests: [{ ...request, requestId: 'proxy-123456789012/press-2', error: 'No press-2' }],
      },
      redactor,
    );
    assert.match(text, /Region: thing-1, /u);
    assert.match(text, /ListCoreDevices, 200, No thing-1, 12 ms, request proxy-000000000000\/thing-1\n/u);
  });
});
