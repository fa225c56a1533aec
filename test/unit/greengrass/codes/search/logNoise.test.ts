import assert from 'node:assert/strict';
import { withoutLogNoise } from '../../../../../src/greengrass/codes/search/logNoise';
import { wordsOf } from '../../../../../src/greengrass/codes/search/words';

function wordsLeft(text: string): string {
  return wordsOf(withoutLogNoise(text))
    .map((word) => word.text)
    .join(' ');
}

/** Log lines, and the words that say what failed. */
const lines: readonly (readonly [line: string, left: string])[] = [
  ['2024-07-09T12:10:08.082Z [ERROR] (pool-3-thread-12) com.acme.Monitor: stderr. Killed', 'killed'],
  ['2024-07-09 12:10:08,082 [WARN] (com.acme.Monitor-lifecycle) Killed', 'killed'],
  ['12:10:08.082 Killed', 'killed'],
  [
    'Aug 08 10:10:25 pi ggdeploymentd[953]: E[ggdeploymentd] deployment_handler.c:811: Failed to write',
    'failed to write',
  ],
  ['Killed. {serviceInstance=0, serviceName=aws.greengrass.Nucleus, currentState=RUNNING}', 'killed'],
  ['{"level":"ERROR","message":"Killed","timestamp":1711314722726,"loggerName":"com.acme.Monitor"}', 'message killed'],
  ['Killed at java.base/java.util.concurrent.FutureTask.report(FutureTask.java:122) ... 12 more', 'killed'],
  ['com.aws.greengrass.componentmanager.exceptions.SizeLimitException: full', 'sizelimitexception full'],
  ['aws.greengrass.TokenExchangeService is missing', 'tokenexchangeservice is missing'],
  ['com.acme.Monitor-1.2.3 is missing', 'is missing'],
  ['runWithDefault.posixUser is missing', 'runwithdefault posixuser is missing'],
  ['arn:aws:greengrass:eu-west-1:123456789012:configuration:thinggroup/line-3:12 failed', 'failed'],
  ['0f0a1f3e-0000-4000-8000-000000000001 failed', 'failed'],
  ['s3://acme-artifacts/com.acme.Monitor/1.2.3/monitor.zip failed', 's3 failed'],
  ['docker:123456789012.dkr.ecr.eu-west-1.amazonaws.com/monitor:5 failed', 'docker ecr failed'],
  ['docker:acme/monitor:5 failed', 'docker failed'],
  ['dial unix /var/run/docker.sock failed', 'dial unix docker socket failed'],
  ['https://greengrass-ats.iot.eu-west-1.amazonaws.com:8443/greengrass failed', 'failed'],
  ['/greengrass/v2/packages/artifacts/com.acme.Monitor failed', 'failed'],
  ['C:\\greengrass\\v2\\packages\\artifacts failed', 'failed'],
  ['/greengrass/v2/alts/current is broken', 'launch directory is broken'],
  ['status 403, attempt 3 of 10, version 2.14.3', 'status 403 attempt of version'],
  ['FAILED_ROLLBACK_COMPLETE: I/O error, time-out after log in', 'io error timeout after login'],
];

describe('the noise of a log', () => {
  for (const [line, left] of lines) {
    it(`is everything but "${left}" in ${line.slice(0, 70)}`, () => {
      assert.equal(wordsLeft(line), left);
    });
  }
});
