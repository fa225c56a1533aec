import assert from 'node:assert/strict';
import { headlineOfStack } from '../../../src/core/failure';

describe('the headline code of an error stack', () => {
  const cases: readonly (readonly [what: string, stack: string, headline: string | undefined])[] = [
    [
      'the last that is not an umbrella',
      'DEPLOYMENT_FAILURE ARTIFACT_DOWNLOAD_ERROR IO_ERROR DISK_SPACE_CRITICAL',
      'DISK_SPACE_CRITICAL',
    ],
    ['also before a tail of umbrellas', 'DEPLOYMENT_FAILURE DISK_SPACE_CRITICAL IO_ERROR', 'DISK_SPACE_CRITICAL'],
    ['also one that no catalogue knows', 'DEPLOYMENT_FAILURE HTTP_REQUEST_ERROR NEVER_HEARD_OF', 'NEVER_HEARD_OF'],
    [
      'the last umbrella where there is nothing else',
      'DEPLOYMENT_FAILURE ARTIFACT_DOWNLOAD_ERROR S3_ERROR',
      'S3_ERROR',
    ],
    [
      'not NETWORK_ERROR right after RUN_WITH_CONFIG_NOT_VALID',
      'DEPLOYMENT_FAILURE RUN_WITH_CONFIG_NOT_VALID NETWORK_ERROR',
      'RUN_WITH_CONFIG_NOT_VALID',
    ],
    ['NETWORK_ERROR after anything else', 'DEPLOYMENT_FAILURE ARTIFACT_DOWNLOAD_ERROR NETWORK_ERROR', 'NETWORK_ERROR'],
  ];
  for (const [what, stack, headline] of cases) {
    it(`is ${what}`, () => {
      assert.equal(headlineOfStack(stack.split(' ')), headline);
    });
  }

  it('is none for an empty stack', () => {
    assert.equal(headlineOfStack([]), undefined);
  });
});
