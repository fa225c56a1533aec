import assert from 'node:assert/strict';
import type { EventLine } from '../../../../src/fleet/logs/keptLines';
import type { SubjectLogState } from '../../../../src/fleet/logs/subjectLog';
import type { CloudLog } from '../../../../src/greengrass/logs/cloudLog';
import type { NoLinesCause } from '../../../../src/greengrass/logs/noLines';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { DeviceSubject } from '../../../../src/greengrass/subject';
import { followWords } from '../../../../src/text/logs/followWords';
import { lineHover } from '../../../../src/text/logs/lineHover';
import { lineText } from '../../../../src/text/logs/lineText';
import { logHeader } from '../../../../src/text/logs/logDocument';
import { coreDevice, coreDeviceDetails, effectiveDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from '../panels/facts';
import { useZone } from '../useZone';

const moment = Date.UTC(2026, 10, 29, 23, 38);
const on = knownDevice({ components: [installedComponent()] });
const component: DeviceSubject = { kind: 'installedComponent', on, component: installedComponent() };
const log: CloudLog = {
  forwarder: 'aws.greengrass.LogManager',
  of: 'component',
  logGroupName: '/aws/greengrass/UserComponent/eu-west-1/com.example.Press',
  stream: { kind: 'daily', end: '/thing/press-1' },
};

function state(fields: Partial<SubjectLogState> = {}): SubjectLogState {
  return {
    subject: component,
    log,
    cause: undefined,
    lines: [],
    period: { from: moment, to: moment },
    moment,
    change: 'first',
    leftEarlier: 0,
    leftLater: 0,
    following: undefined,
    ...fields,
  };
}

function line(message: string, fields: Partial<EventLine> = {}): EventLine {
  const event = { logStreamName: 's', timestamp: moment, message, ingestionTime: moment, eventId: undefined };
  return { kind: 'event', event, level: undefined, message, ...fields };
}

const none = (cause: NoLinesCause) => logHeader(state({ log: undefined, cause }), 'utc');

describe('the document of a log', () => {
  useZone('Asia/Kathmandu');

  it('begins with what it shows, from where, and around which time', () => {
    assert.deepEqual(logHeader(state(), 'local'), [
      '# com.example.Press on press-1',
      '# Log of the component from log group /aws/greengrass/UserComponent/eu-west-1/com.example.Press, stream /2026/11/29/thing/press-1',
      '# Lines around the last status change of the component at 2026-11-30 05:23 +05:45. Times are in UTC+05:45.',
    ]);
  });

  it('says that the period was changed, and that lines were removed', () => {
    const [, , , widened, left] = logHeader(state({ change: 'widened', leftEarlier: 2_001 }), 'utc');
    assert.equal(
      widened,
      '# There are no lines from 2026-11-29 23:28 UTC to 2026-11-29 23:40 UTC. These are the nearest lines.',
    );
    assert.match(left ?? '', /^# The oldest 2,001 lines were removed/u);
    assert.equal(
      logHeader(state({ change: 'narrowed' }), 'utc').at(-1),
      '# There are too many lines from 2026-11-29 23:28 UTC to 2026-11-29 23:40 UTC. These are the last lines before 2026-11-29 23:38 UTC.',
    );
  });

  it('says that it is the log of the nucleus, because that of the component has no lines', () => {
    const header = logHeader(state({ log: { ...log, of: 'nucleus' } }), 'utc');
    assert.match(header.at(-1) ?? '', /^# The log of com\.example\.Press has no lines in CloudWatch\./u);
    const missing: NoLinesCause = { kind: 'rotatedOnly', log, version: '2.2.8' };
    const why = logHeader(state({ log: { ...log, of: 'nucleus' }, missing }), 'utc');
    assert.deepEqual(why.slice(0, header.length), header);
    assert.match(why[header.length] ?? '', /^# aws\.greengrass\.LogManager 2\.2\.8 uploads a log file only when/u);
  });

  it('has other words for a deployment and for a core device', () => {
    const deployment = effectiveDeployment({ deploymentName: 'Line 3 base' });
    const ofDeployment = logHeader(state({ subject: { kind: 'effectiveDeployment', on, deployment } }), 'utc');
    assert.match(ofDeployment[0] ?? '', /^# Line 3 base .*on press-1$/u);
    assert.match(
      ofDeployment[2] ?? '',
      /around the last change of the deployment at 2026-11-29 23:38 UTC\. Times are in UTC\.$/u,
    );
    const ofDevice = logHeader(state({ subject: { kind: 'coreDevice', on } }), 'utc');
    assert.deepEqual(
      [ofDevice[0], ofDevice[2]],
      ['# press-1', '# Last lines before 2026-11-29 23:38 UTC. Times are in UTC.'],
    );
  });

  it('names the failure of a core device', () => {
    const failing = knownDevice({ components: [installedComponent({ lifecycleState: 'BROKEN' })] });
    const header = logHeader(state({ subject: { kind: 'coreDevice', on: failing } }), 'utc');
    assert.equal(header[0], '# press-1');
    assert.match(header[2] ?? '', /^# Lines around the last status change of com\.example\.Press at 2026-11-29 23:38/u);
    const deployments = [effectiveDeployment({ coreDeviceExecutionStatus: 'FAILED', deploymentName: 'Line 3 base' })];
    const rolledBack = knownDevice({ components: [], deployments });
    const ofDeployment = logHeader(state({ subject: { kind: 'coreDevice', on: rolledBack } }), 'utc');
    assert.match(ofDeployment[2] ?? '', /^# Lines around the last change of the deployment Line 3 base.* at 2026/u);
  });

  it('has a line for each event: time, level, and message as visible text', () => {
    const text = lineText(line('a\nb\u202e\u0000', { level: 'WARN' }), 'utc');
    assert.equal(text, '2026-11-29 23:38:00.000 WARN  a b\\u202e\\u0000');
    assert.equal(lineText(line('x'.repeat(5_000)), 'utc').length, 1_030);
    const untimed = line('x', { event: { ...line('x').event, timestamp: undefined } });
    assert.equal(lineText(untimed, 'utc'), `${' '.repeat(30)}x`);
  });

  it('marks gaps and samples', () => {
    assert.equal(
      lineText({ kind: 'gap', from: moment, to: moment + 1_000 }, 'utc'),
      '# Not loaded: 2026-11-29 23:38:00.000 to 2026-11-29 23:38:01.000',
    );
    assert.match(
      lineText({ kind: 'sample', at: moment }, 'utc'),
      /^# AWS sent only a sample of the lines before 2026/u,
    );
  });

  it('has the rest of a line in its hover', () => {
    const raw = JSON.stringify({ level: 'WARN', message: 'm', thread: 't`1', contexts: { a: 'b' } });
    const fields = lineHover(line(raw), 'utc').map((part) =>
      part.kind === 'field' ? `${part.name}=${part.value}` : '',
    );
    assert.deepEqual(fields, [
      'thread=t`1',
      'a=b',
      'Time=2026-11-29 23:38:00.000',
      'Received by CloudWatch=2026-11-29 23:38:00.000',
      'Log stream=s',
    ]);
    assert.deepEqual(lineHover({ kind: 'sample', at: 1 }, 'utc'), []);
  });
});

describe('the document of a log without lines', () => {
  const deviceLines = [
    '#',
    '# On the core device:',
    '# Log file:',
    '/greengrass/v2/logs/com.example.Press.log',
    '# Command for the log:',
    'sudo tail -n 200 /greengrass/v2/logs/com.example.Press.log',
  ];

  it('says why, and has the path and the command for the core device to copy', () => {
    const lines = none({
      kind: 'noForwarder',
      possible: ['aws.greengrass.LogManager', 'aws.greengrass.SystemLogForwarder'],
    });
    assert.deepEqual(lines.slice(0, 10), [
      '# com.example.Press on press-1',
      '# No log lines in CloudWatch',
      '# The core device sends no logs to CloudWatch: neither aws.greengrass.LogManager nor aws.greengrass.SystemLogForwarder is installed.',
      '# Deploy aws.greengrass.LogManager with com.example.Press in componentLogsConfigurationMap.',
      ...deviceLines,
    ]);
  });

  it('says nothing of CloudWatch in a snapshot', () => {
    const lines = none({ kind: 'notRecorded' });
    assert.deepEqual(lines.slice(0, 2), ['# com.example.Press on press-1', '# Snapshots have no log lines.']);
    assert.doesNotMatch(lines.join('\n'), /CloudWatch/u);
  });

  it('has the log of the failing component of a core device before that of the nucleus', () => {
    const failing = [installedComponent({ lifecycleState: 'BROKEN' })];
    const runtime = 'aws_nucleus_lite';
    const lite = { device: coreDevice({ runtime }), details: coreDeviceDetails({ runtime }), components: failing };
    const commands = (facts: Parameters<typeof knownDevice>[0]) =>
      logHeader(
        state({
          subject: { kind: 'coreDevice', on: knownDevice(facts) },
          log: undefined,
          cause: { kind: 'notRecorded' },
        }),
        'utc',
      ).filter((text) => text.startsWith('sudo'));
    assert.deepEqual(commands(lite), [
      'sudo journalctl -n 200 -u ggl.com.example.Press.service',
      "sudo journalctl -n 200 -u 'ggl.core.*'",
    ]);
    assert.deepEqual(commands({ components: failing }), [
      'sudo tail -n 200 /greengrass/v2/logs/com.example.Press.log',
      'sudo tail -n 200 /greengrass/v2/logs/greengrass.log',
    ]);
    assert.deepEqual(commands({ components: [installedComponent()] }), [
      'sudo tail -n 200 /greengrass/v2/logs/greengrass.log',
    ]);
  });

  it('has the statement that is missing', () => {
    const denial = { isExplicit: false, policy: 'identity' } as const;
    const error = fleetError({ kind: 'denied', permission: 'logs:FilterLogEvents', denial }, 'x');
    const lines = none({ kind: 'failed', log, error });
    assert.ok(lines.includes('# IAM statement to ask for:'));
    assert.ok(lines.includes('  "Action": "logs:FilterLogEvents",'));
    const explicit = fleetError(
      { kind: 'denied', permission: 'logs:FilterLogEvents', denial: { ...denial, isExplicit: true } },
      'x',
    );
    assert.ok(!none({ kind: 'failed', log, error: explicit }).includes('# IAM statement to ask for:'));
  });

  const journal: CloudLog = { ...log, forwarder: 'aws.greengrass.SystemLogForwarder', of: 'device' };
  const causes: readonly (readonly [NoLinesCause, RegExp])[] = [
    [{ kind: 'notRecorded' }, /^# Snapshots have no log lines\.$/mu],
    [
      { kind: 'unknownForwarders', error: fleetError({ kind: 'denied' }, 'x') },
      /^# Couldn't load the components of the core device/mu,
    ],
    [
      { kind: 'nothingReported' },
      /^# The core device has reported no components, so it's unknown which log forwarder it has\.\n# Until it reports/mu,
    ],
    [
      { kind: 'nameNotAllowed', forwarder: 'aws.greengrass.SystemLogForwarder' },
      /no colon in it\.\n# Deploy aws\.greengrass\.SystemLogForwarder with a name without a colon in logStream\.$/mu,
    ],
    [
      { kind: 'notConfigured', log, isCertain: true },
      /is installed but not configured to send the log of com\.example\.Press\.\n# Deploy aws\.greengrass\.LogManager with com\.example\.Press in componentLogsConfigurationMap\.$/mu,
    ],
    [
      { kind: 'notConfigured', log, isCertain: false },
      /com\.example\.Press doesn't exist\.\n.*\n# Deploy aws\.greengrass\.LogManager with com\.example\.Press in/u,
    ],
    [
      { kind: 'notConfigured', log: { ...log, of: 'nucleus' }, isCertain: true },
      /\n# Deploy aws\.greengrass\.LogManager with uploadToCloudWatch set to true in systemLogsConfiguration\.\n/u,
    ],
    [
      { kind: 'notConfigured', log: journal, isCertain: false },
      /\n# Check logGroup in the configuration of aws\.greengrass\.SystemLogForwarder\.\n/u,
    ],
    [
      { kind: 'noForwarder', possible: ['aws.greengrass.SystemLogForwarder'] },
      /\n# Deploy aws\.greengrass\.SystemLogForwarder, .* setting logGroup \(default: greengrass\/systemLogs\)\.\n/u,
    ],
    [
      { kind: 'rotatedOnly', log, version: '2.2.8' },
      /LogManager 2\.2\.8 uploads a log file only when it is rotated: .*\n# Deploy aws\.greengrass\.LogManager 2\.3\.0 or later/u,
    ],
    [
      { kind: 'expired', log, retentionInDays: 1 },
      /keeps lines for 1 day, and 2026-11-29 23:38 UTC is longer ago\.\n# Set a longer retention/u,
    ],
    [
      { kind: 'noStream', log, days: 7 },
      /has no lines of this core device around 2026-11-29 23:38 UTC, or in the 7 days before it\.\n# .* minimumLogLevel in/u,
    ],
  ];
  for (const [cause, words] of causes) {
    it(`says that the cause is ${cause.kind}`, () => {
      assert.match(none(cause).join('\n'), words);
    });
  }
});

describe('the words for following', () => {
  const following = { mode: 'poll', fallBack: undefined, error: undefined, end: undefined } as const;
  const { place } = on;

  it('say how it goes on and why it ended', () => {
    assert.equal(followWords(following, place), 'Following: checking every 5 seconds');
    assert.equal(followWords({ ...following, mode: 'liveTail' }, place), 'Following with Live Tail');
    const offline = fleetError({ kind: 'offline' }, 'x');
    assert.match(
      followWords({ ...following, error: offline }, place),
      /^Following: .*\. Last check failed: Can't reach AWS$/u,
    );
    assert.equal(followWords({ ...following, end: 'time' }, place), 'Stopped following after 15 minutes');
    const expired = fleetError({ kind: 'expired' }, 'x');
    assert.match(
      followWords({ ...following, error: expired, end: 'credentials' }, place),
      /^Stopped following: .*expired/u,
    );
    assert.equal(followWords({ ...following, error: offline, end: 'stopped' }, place), 'Stopped following');
  });

  it('say why Live Tail is not used', () => {
    const liveTail = { ...following, mode: 'liveTail' } as const;
    assert.match(
      followWords({ ...liveTail, fallBack: { kind: 'noSession' } }, place),
      /within 10 seconds\. A proxy .* stream-\. Checking every 5 seconds instead$/u,
    );
    assert.match(followWords({ ...liveTail, fallBack: { kind: 'silent' } }, place), /sent nothing for 15 seconds/u);
    const error = fleetError({ kind: 'denied', permission: 'logs:StartLiveTail' }, 'x');
    assert.match(followWords({ ...liveTail, fallBack: { kind: 'failed', error } }, place), /instead$/u);
  });
});
