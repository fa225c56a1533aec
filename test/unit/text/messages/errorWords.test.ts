import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fleetError, type FleetErrorFacts, type FleetErrorKind } from '../../../../src/greengrass/ports/fleetError';
import { factsOfError, wordsForError, type NextStep } from '../../../../src/text/messages/errorWords';
import { type ConnectionTarget } from '../../../../src/greengrass/ports/connection';
import { anyText } from '../../greengrass/arbitraryModels';

const at: ConnectionTarget = { profile: 'factory', region: 'eu-west-1' };
const nowhere: ConnectionTarget = { profile: undefined, region: undefined };

/** What the sentence must name, and what a click does; for every kind that there is. */
const kinds: Readonly<Record<FleetErrorKind, readonly [sentence: RegExp, nextStep: NextStep]>> = {
  noCredentials: [/No AWS credentials/u, 'retry'],
  profile: [/Profile factory cannot be used/u, 'chooseProfile'],
  credentialsTimeout: [/Profile factory gave no credentials in time/u, 'retry'],
  credentialsCanceled: [/Stopped waiting for the credentials of profile factory/u, 'retry'],
  noRegion: [/eu-west-1 cannot be the name of a Region/u, 'chooseRegion'],
  expired: [/Session of profile factory has expired/u, 'signIn'],
  badCredentials: [/credentials of profile factory/u, 'retry'],
  denied: [/denied: greengrass:ListCoreDevices is missing/u, 'retry'],
  throttled: [/rate of requests and asks to wait 7 s/u, 'retry'],
  notFound: [/no such core device/u, 'retry'],
  invalid: [/cannot be asked about this name/u, 'retry'],
  service: [/service has a problem/u, 'retry'],
  offline: [/cannot be reached/u, 'retry'],
  certificate: [/certificate of AWS is not trusted/u, 'retry'],
  wrongRegion: [/No Greengrass endpoint in Region eu-west-1/u, 'chooseRegion'],
  timeout: [/did not answer in time/u, 'retry'],
  proxy: [/proxy answered/u, 'retry'],
  badAnswer: [/could not be read/u, 'retry'],
  canceled: [/canceled/u, 'retry'],
  notRecorded: [/^Not in the snapshot$/u, 'none'],
  unexpected: [/unexpected/u, 'retry'],
};

function isKind(kind: string): kind is FleetErrorKind {
  return Object.hasOwn(kinds, kind);
}
const allKinds = Object.keys(kinds).filter(isKind);

/** A text without gaps where a value should have been. */
function assertWhole(text: string): void {
  assert.doesNotMatch(text, /undefined|null|NaN|\s\s|\s[.,:;]|^\s|\s$|^$/u);
}

describe('words for a failure', () => {
  for (const kind of allKinds) {
    const [sentence, nextStep] = kinds[kind];
    it(`${kind}: a sentence, what to do, and the click that does it`, () => {
      const facts = { kind, permission: 'greengrass:ListCoreDevices', retryAfterSeconds: 7 };
      const words = wordsForError(fleetError(facts, 'message'), at);
      assert.match(words.sentence, sentence);
      assert.equal(words.nextStep, nextStep);
      assertWhole(words.sentence);
      assertWhole(words.advice);
      assert.match(words.advice, /^[A-Z].*\.$/u);
    });

    it(`${kind}: whole sentences also where nothing else is known`, () => {
      const words = wordsForError(fleetError({ kind }, ''), nowhere);
      assertWhole(words.sentence);
      assertWhole(words.advice);
    });
  }

  it('differ from kind to kind', () => {
    const sentences = allKinds.map((kind) => wordsForError(fleetError({ kind }, ''), at).sentence);
    assert.equal(new Set(sentences).size, allKinds.length);
  });

  it('name the permission, the profile and the region that were refused', () => {
    const words = wordsForError(fleetError({ kind: 'denied', permission: 'iot:DescribeJob' }, ''), at);
    assert.match(words.sentence, /iot:DescribeJob/u);
    assert.match(words.advice, /iot:DescribeJob .* profile factory, Region eu-west-1/u);
  });

  it('tell a Region that is missing from one that cannot be', () => {
    const error = fleetError({ kind: 'noRegion' }, '');
    assert.equal(wordsForError(error, nowhere).sentence, 'No AWS Region chosen');
    const at = { profile: undefined, region: 'host.example/#' };
    assert.equal(wordsForError(error, at).sentence, 'host.example/# cannot be the name of a Region');
  });

  it('say that a Region may not exist, or not be enabled for the account', () => {
    const typed: ConnectionTarget = { profile: undefined, region: 'eu-wset-1' };
    const unknown = wordsForError(fleetError({ kind: 'wrongRegion' }, ''), typed);
    assert.equal(unknown.sentence, 'No Greengrass endpoint in Region eu-wset-1');
    assert.match(unknown.advice, /^There may be no such Region: check its spelling\./u);
    const { advice } = wordsForError(fleetError({ kind: 'badCredentials' }, ''), at);
    assert.match(advice, /that Region eu-west-1 is enabled for the account/u);
  });

  it('name the core device that a person looked for, and where', () => {
    const error = fleetError({ kind: 'notFound', operation: 'GetCoreDevice', thingName: 'press-\u202e9' }, '');
    const { sentence, advice } = wordsForError(error, at);
    assert.equal(sentence, 'There is no core device press-\\u202e9 in Region eu-west-1');
    assert.match(advice, /spelling.* profile .* Region/u);
    const recorded = fleetError({ kind: 'notRecorded', operation: 'GetCoreDevice', thingName: 'press-9' }, '');
    assert.equal(wordsForError(recorded, at).sentence, 'Core device press-9 is not in the snapshot');
  });

  it('say how to sign in again', () => {
    assert.match(wordsForError(fleetError({ kind: 'expired' }, ''), at).advice, /aws sso login --profile factory/u);
  });

  it('say that what gives credentials may still be running', () => {
    for (const kind of ['credentialsTimeout', 'credentialsCanceled'] as const) {
      assert.match(wordsForError(fleetError({ kind }, ''), at).advice, /may still be running/u);
    }
  });

  it('say where certificates are trusted', () => {
    const { advice } = wordsForError(fleetError({ kind: 'certificate' }, ''), at);
    assert.match(advice, /proxy may be inspecting[^]*http\.systemCertificates/u);
  });

  it('say how long to wait only where the service did', () => {
    assert.doesNotMatch(wordsForError(fleetError({ kind: 'throttled' }, ''), at).sentence, /wait/u);
  });

  it('are one line of seen characters, whatever the names are', () => {
    const facts: fc.Arbitrary<FleetErrorFacts> = fc.record({
      kind: fc.constantFrom(...allKinds),
      permission: anyText,
      operation: anyText,
      thingName: anyText,
      requestId: anyText,
    });
    fc.assert(
      fc.property(facts, anyText, fc.record({ profile: anyText, region: anyText }), (known, message, place) => {
        const error = fleetError(known, message);
        const { sentence, advice } = wordsForError(error, place);
        const all = [sentence, advice, ...factsOfError(error)].join('');
        assert.doesNotMatch(all, /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });
});

describe('facts of a failure', () => {
  it('are those that are known', () => {
    assert.deepEqual(factsOfError(fleetError({ kind: 'unexpected' }, 'message')), []);
    const facts = { operation: 'GetCoreDevice', httpStatus: 404, requestId: 'r-1', attempts: 1 };
    assert.deepEqual(factsOfError(fleetError({ kind: 'notFound', ...facts }, 'message')), [
      'Operation: GetCoreDevice',
      'HTTP status: 404',
      'Request ID: r-1',
      'Attempts: 1',
    ]);
  });
});
