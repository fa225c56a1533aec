import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import { statementToAskFor } from '../../../src/greengrass/permissions/iamStatement';
import type { Connection } from '../../../src/greengrass/ports/connection';
import { asFleetError } from '../../../src/greengrass/ports/fleetError';
import { wordsForError } from '../../../src/text/errors/errorWords';
import { startStandIn, type StandIn } from './standIn';
import { temporaryHome, type TemporaryHome } from './profiles/temporaryHome';

const { signal } = new AbortController();
const role = 'arn:aws:iam::123456789012:role/operator';
const user = 'arn:aws:iam::123456789012:user/anna';
const denied = `User: ${user} is not authorized to perform: sts:AssumeRole on resource: ${role}`;

/** Errors of AWS STS in its words, and the sentence of the row. */
const errors: readonly (readonly [code: string, message: string, sentence: string])[] = [
  ['AccessDenied', denied, 'Access denied to sts:AssumeRole'],
  [
    'AccessDenied',
    `${denied} because no identity-based policy allows the sts:AssumeRole action`,
    'Access denied: sts:AssumeRole is missing',
  ],
  [
    'AccessDenied',
    `${denied} because no role trust policy allows the sts:AssumeRole action`,
    'Access denied: no role trust policy allows sts:AssumeRole',
  ],
  [
    'AccessDenied',
    `${denied} with an explicit deny in the role trust policy`,
    'Access denied: a role trust policy denies sts:AssumeRole',
  ],
  [
    'AccessDenied',
    `${denied} with an explicit deny in a service control policy`,
    'Access denied: a service control policy denies sts:AssumeRole',
  ],
  [
    'RegionDisabledException',
    'STS is not activated in this region for account:123456789012. Your account administrator can activate STS in this region using the IAM Console.',
    "This service isn't enabled for the account in Region eu-west-1",
  ],
  [
    'SignatureDoesNotMatch',
    'Signature expired: 20261123T090000Z is now earlier than 20261123T094500Z (20261123T100000Z - 15 min.)',
    "The clock of this machine doesn't match the time of AWS",
  ],
  [
    'InvalidClientTokenId',
    'The security token included in the request is invalid.',
    'AWS rejected the credentials of profile operator',
  ],
  ['Throttling', 'Rate exceeded', 'AWS is limiting the rate of requests'],
  ['ExpiredToken', 'The security token included in the request is expired', 'Session for profile operator expired'],
];

describe('a role that AWS STS refuses', () => {
  let home: TemporaryHome;
  let sts: StandIn;
  let connection: Connection | undefined;
  let body = '';
  beforeEach(async () => {
    sts = await startStandIn(() => ({ status: 403, body, headers: { 'x-amzn-requestid': 'r-1' } }));
    home = await temporaryHome({ AWS_ENDPOINT_URL_STS: sts.url, AWS_MAX_ATTEMPTS: '1' });
    const base = '[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = x\n';
    const operator = `[profile operator]\nregion = eu-west-1\nrole_arn = ${role}\nsource_profile = base\n`;
    await home.write('.aws/config', operator + base);
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    sts.close();
    await home.dispose();
  });

  for (const [code, message, sentence] of errors) {
    it(`is named: ${sentence}`, async () => {
      const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
      body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}</ErrorResponse>`;
      connection = await connect({ profile: 'operator', region: undefined });
      const list = connection.source.listCoreDevices(undefined, signal);
      const failure = asFleetError(await list.catch((thrown: unknown) => thrown));
      assert.equal(wordsForError(failure, connection).sentence, sentence);
      assert.equal(statementToAskFor(failure), undefined);
    });
  }
});
