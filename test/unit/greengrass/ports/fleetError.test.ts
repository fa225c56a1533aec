import assert from 'node:assert/strict';
import {
  asFleetError,
  concernsCredentials,
  failsEverything,
  fleetError,
  isFleetError,
  type FleetErrorKind,
} from '../../../../src/greengrass/ports/fleetError';

describe('a fleet error', () => {
  it('has its facts, its message and its cause', () => {
    const cause = new Error('ECONNRESET');
    const error = fleetError({ kind: 'offline', operation: 'GetCoreDevice', attempts: 3 }, 'No connection', cause);
    assert.ok(error instanceof Error);
    const { kind, operation, attempts, message } = error;
    assert.deepEqual([kind, operation, attempts, message], ['offline', 'GetCoreDevice', 3, 'No connection']);
    assert.equal(error.cause, cause);
  });

  it('is recognized by its shape, even from another bundle', () => {
    const fromElsewhere = Object.assign(new Error('Denied'), { name: 'FleetError', kind: 'denied' });
    assert.ok(isFleetError(fromElsewhere));
    assert.equal(asFleetError(fromElsewhere), fromElsewhere);
  });

  it('wraps any other thrown value', () => {
    const thrown: readonly (readonly [thrown: unknown, message: string])[] = [
      [new TypeError('x is not a function'), 'x is not a function'],
      ['text', 'text'],
      [undefined, 'undefined'],
      [Object.assign(new Error('no kind'), { name: 'FleetError' }), 'no kind'],
      [{ name: 'FleetError', kind: 'denied' }, '[object Object]'],
    ];
    for (const [what, message] of thrown) {
      assert.ok(!isFleetError(what));
      const error = asFleetError(what);
      assert.deepEqual([error.kind, error.message, error.cause], ['unexpected', message, what]);
    }
  });
});

describe('a failure', () => {
  const kinds: readonly (readonly [concerns: string, kinds: readonly FleetErrorKind[]])[] = [
    [
      'the credentials',
      [
        'noCredentials',
        'profile',
        'credentialProcess',
        'credentialsTimeout',
        'credentialsCanceled',
        'expired',
        'badCredentials',
      ],
    ],
    ['the connection to AWS', ['noRegion', 'offline', 'certificate', 'wrongRegion', 'proxy', 'notEnabled', 'clock']],
    ['one call', ['denied', 'throttled', 'notFound', 'invalid', 'service', 'timeout', 'badResponse', 'notRecorded']],
    ['nothing else', ['canceled', 'unexpected']],
  ];
  for (const [concerns, those] of kinds) {
    for (const kind of those) {
      it(`of the kind ${kind} concerns ${concerns}`, () => {
        assert.equal(concernsCredentials({ kind }), concerns === 'the credentials');
        assert.equal(failsEverything({ kind }), ['the credentials', 'the connection to AWS'].includes(concerns));
      });
    }
  }
});
