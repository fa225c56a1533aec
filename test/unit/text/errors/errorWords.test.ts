import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fleetError, type FleetErrorFacts, type FleetErrorKind } from '../../../../src/greengrass/ports/fleetError';
import type { NextStep } from '../../../../src/text/errors/errorParts';
import { factsOfError, wordsForError } from '../../../../src/text/errors/errorWords';
import { type ConnectionTarget } from '../../../../src/greengrass/ports/connection';
import { anyText } from '../../greengrass/arbitraryModels';

const at: ConnectionTarget = { profile: 'factory', region: 'eu-west-1' };
const nowhere: ConnectionTarget = { profile: undefined, region: undefined };

/** For every kind: what the sentence must contain, and what a click does. */
const kinds: Readonly<Record<FleetErrorKind, readonly [sentence: RegExp, nextStep: NextStep]>> = {
  noCredentials: [/No AWS credentials/u, 'retry'],
  profile: [/Profile factory can't be used/u, 'selectProfile'],
  credentialProcess: [/credential process of profile factory failed/u, 'retry'],
  credentialsTimeout: [/Timed out waiting for credentials from profile factory/u, 'retry'],
  credentialsCanceled: [/Stopped waiting for credentials from profile factory/u, 'retry'],
  noRegion: [/eu-west-1 isn't a valid Region name/u, 'selectRegion'],
  expired: [/Session for profile factory expired/u, 'signIn'],
  badCredentials: [/credentials of profile factory/u, 'retry'],
  denied: [/denied to greengrass:ListCoreDevices/u, 'retry'],
  notEnabled: [/isn't enabled for the account in Region eu-west-1/u, 'selectRegion'],
  clock: [/clock of this machine/u, 'retry'],
  throttled: [/rate of requests and asks you to wait 7 s/u, 'retry'],
  notFound: [/Core device not found/u, 'retry'],
  notIndexed: [/^Fleet indexing is off .* in Region eu-west-1$/u, 'retry'],
  indexNotReady: [/still building the fleet index/u, 'retry'],
  invalid: [/wasn't sent because it's invalid/u, 'retry'],
  service: [/AWS returned a server error/u, 'retry'],
  offline: [/Can't reach AWS/u, 'retry'],
  certificate: [/AWS certificate isn't trusted/u, 'retry'],
  wrongRegion: [/No Greengrass endpoint in Region eu-west-1/u, 'selectRegion'],
  timeout: [/didn't respond in time/u, 'retry'],
  proxy: [/proxy or gateway answered/u, 'retry'],
  badResponse: [/Unexpected response/u, 'retry'],
  canceled: [/canceled/u, 'retry'],
  notRecorded: [/^Not in the snapshot$/u, 'none'],
  unexpected: [/unexpected error occurred/u, 'retry'],
};

function isKind(kind: string): kind is FleetErrorKind {
  return Object.hasOwn(kinds, kind);
}
const allKinds = Object.keys(kinds).filter(isKind);

/** Asserts that a text has no gap from a missing value. */
function assertWhole(text: string): void {
  assert.doesNotMatch(text, /undefined|null|NaN|\s\s|\s[.,:;]|^\s|\s$|^$/u);
}

describe('the words for a failure', () => {
  for (const kind of allKinds) {
    const [sentence, nextStep] = kinds[kind];
    it(`${kind}: have a sentence, what to do, and the action of a click`, () => {
      const facts = { kind, permission: 'greengrass:ListCoreDevices', retryAfterSeconds: 7 };
      const words = wordsForError(fleetError(facts, 'message'), at);
      assert.match(words.sentence, sentence);
      assert.equal(words.nextStep, nextStep);
      assertWhole(words.sentence);
      assertWhole(words.advice);
      assert.match(words.advice, /^[A-Z].*\.$/u);
    });

    it(`${kind}: are complete sentences even if nothing else is known`, () => {
      const words = wordsForError(fleetError({ kind }, ''), nowhere);
      assertWhole(words.sentence);
      assertWhole(words.advice);
    });
  }

  it('are different for each kind', () => {
    const sentences = allKinds.map((kind) => wordsForError(fleetError({ kind }, ''), at).sentence);
    assert.equal(new Set(sentences).size, allKinds.length);
  });

  it('name the missing permission, the profile and the Region', () => {
    const words = wordsForError(fleetError({ kind: 'denied', permission: 'iot:DescribeJob' }, ''), at);
    assert.match(words.sentence, /iot:DescribeJob/u);
    assert.match(words.advice, /iot:DescribeJob .* profile factory, Region eu-west-1/u);
  });

  it('distinguish a missing Region from an invalid one', () => {
    const error = fleetError({ kind: 'noRegion' }, '');
    assert.equal(wordsForError(error, nowhere).sentence, 'No AWS Region selected');
    const at = { profile: undefined, region: 'host.example/#' };
    assert.equal(wordsForError(error, at).sentence, "host.example/# isn't a valid Region name");
  });

  it('say that a Region may be misspelled or not enabled for the account', () => {
    const typed: ConnectionTarget = { profile: undefined, region: 'eu-wset-1' };
    const unknown = wordsForError(fleetError({ kind: 'wrongRegion' }, ''), typed);
    assert.equal(unknown.sentence, 'No Greengrass endpoint in Region eu-wset-1');
    assert.match(unknown.advice, /^Check the spelling of the Region\./u);
    const rejected = (region: string): string =>
      wordsForError(fleetError({ kind: 'badCredentials' }, ''), { profile: undefined, region }).advice;
    assert.match(rejected('eu-south-2'), /Region eu-south-2 may not be enabled for the account/u);
    for (const region of ['eu-west-1', 'us-east-2', 'cn-north-1', 'us-gov-west-1']) {
      assert.equal(rejected(region), "Check the profile's access key.");
    }
  });

  it('name the requested core device and its Region', () => {
    const error = fleetError({ kind: 'notFound', operation: 'GetCoreDevice', thingName: 'press-\u202e9' }, '');
    const { sentence, advice } = wordsForError(error, at);
    assert.equal(sentence, 'Core device press-\\u202e9 not found in Region eu-west-1');
    assert.match(advice, /spelling.* profile, .* Region\. A core device appears after its nucleus connects/u);
    assert.equal(
      wordsForError(fleetError({ ...error, account: '123456789012' }, ''), at).sentence,
      'Core device press-\\u202e9 not found in Region eu-west-1, account 123456789012',
    );
    const recorded = fleetError({ kind: 'notRecorded', operation: 'GetCoreDevice', thingName: 'press-9' }, '');
    assert.equal(wordsForError(recorded, at).sentence, "Core device press-9 isn't in the snapshot");
  });

  it('name what a snapshot leaves out', () => {
    const operations = [
      'GetDeployment',
      'ListDeployments',
      'ListComponents',
      'ListComponentVersions',
      'DescribeComponent',
      'GetComponent',
      'DescribeThingGroup',
      'ListThingGroupsForThing',
    ];
    const words = operations.map((operation) => wordsForError(fleetError({ kind: 'notRecorded', operation }, ''), at));
    assert.deepEqual(
      words.map(({ sentence }) => sentence),
      [
        "The definition of the deployment isn't in the snapshot",
        "The list of deployments isn't in the snapshot",
        "The list of components isn't in the snapshot",
        "The list of versions isn't in the snapshot",
        "The description of the version isn't in the snapshot",
        "The recipe isn't in the snapshot",
        "The thing groups of the core device aren't in the snapshot",
        "The thing groups of the core device aren't in the snapshot",
      ],
    );
    assert.match(words[5]?.advice ?? '', /Redacted snapshots have no recipes/u);
  });

  const missing = [
    ['GetDeployment', 'Deployment not found'],
    ['DescribeThingGroup', 'Thing group not found'],
    ['ListThingGroupsForThing', 'Thing not found'],
    ['ListThingsInThingGroup', 'Thing group not found'],
    ['ListJobExecutionsForJob', 'IoT job not found'],
    ['ListComponentVersions', 'Component not found'],
    ['DescribeComponent', 'Component version not found'],
    ['GetComponent', 'Component version not found'],
    ['GetCoreDevice', 'Core device not found'],
  ] as const;
  for (const [operation, sentence] of missing) {
    it(`name what ${operation} didn't find`, () => {
      assert.equal(wordsForError(fleetError({ kind: 'notFound', operation }, ''), at).sentence, sentence);
    });
  }

  it('distinguish a request that AWS refused from one that was never sent', () => {
    const sentences = [undefined, 400].map((httpStatus) => {
      return wordsForError(fleetError({ kind: 'invalid', httpStatus }, ''), at).sentence;
    });
    assert.deepEqual(sentences, ["The request wasn't sent because it's invalid", 'AWS rejected the request']);
  });

  it('say how to sign in again', () => {
    assert.match(wordsForError(fleetError({ kind: 'expired' }, ''), at).advice, /aws sso login --profile factory/u);
  });

  it('say that the credential process may still be running', () => {
    for (const kind of ['credentialsTimeout', 'credentialsCanceled'] as const) {
      assert.match(wordsForError(fleetError({ kind }, ''), at).advice, /may still be running/u);
    }
  });

  it('say where to trust a certificate', () => {
    const { advice } = wordsForError(fleetError({ kind: 'certificate' }, ''), at);
    assert.match(advice, /proxy may be inspecting[^]*http\.systemCertificates/u);
  });

  it('say how long to wait only if AWS did', () => {
    assert.doesNotMatch(wordsForError(fleetError({ kind: 'throttled' }, ''), at).sentence, /wait/u);
  });

  it('are one line of visible characters, whatever the names are', () => {
    const facts: fc.Arbitrary<FleetErrorFacts> = fc.record({
      kind: fc.constantFrom(...allKinds),
      permission: anyText,
      operation: anyText,
      thingName: anyText,
      requestId: anyText,
      server: anyText,
      pageTitle: anyText,
      redirectHost: anyText,
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

describe('the facts of a failure', () => {
  it('include only known values', () => {
    assert.deepEqual(factsOfError(fleetError({ kind: 'unexpected' }, 'message')), []);
    const facts = { operation: 'GetCoreDevice', httpStatus: 404, requestId: 'r-1', attempts: 1, exitCode: 3 };
    const sender = { server: 'squid', pageTitle: 'Blocked', redirectHost: 'login.example.com' };
    assert.deepEqual(factsOfError(fleetError({ kind: 'notFound', ...facts, ...sender }, 'message')), [
      'Operation: GetCoreDevice',
      'HTTP status: 404',
      'Request ID: r-1',
      'Attempts: 1',
      'Exit code: 3',
      'Server: squid',
      'Page title: Blocked',
      'Redirect to: login.example.com',
    ]);
  });
});
