import assert from 'node:assert/strict';
import fc from 'fast-check';
import { levelIn } from '../../../../src/greengrass/logs/logLevel';
import { toLogLine } from '../../../../src/greengrass/logs/logLine';
import { linesThatMatter } from '../../../../src/greengrass/logs/linesThatMatter';
import type { LogEvent } from '../../../../src/greengrass/log';

function event(message: string, timestamp: number | undefined = 7): LogEvent {
  return { logStreamName: 's', timestamp, message, ingestionTime: undefined, eventId: undefined };
}

/** A line, its rest as `name=value`. */
function parsed(message: string): readonly [level: string | undefined, message: string, ...rest: string[]] {
  const { level, message: shown, rest } = toLogLine(event(message));
  return [level, shown, ...rest().map(({ name, value }) => `${name}=${value}`)];
}

describe('a log line', () => {
  it('of a nucleus that logs JSON has its level and message, and the rest as fields', () => {
    const line = JSON.stringify({
      thread: 'pool-2-thread-14',
      level: 'ERROR',
      eventType: 'service-errored',
      message: 'The startup script exited with code 1.',
      contexts: { serviceName: 'com.acme.A', currentState: 'STARTING' },
      loggerName: 'com.acme.A',
      timestamp: 7,
      cause: {
        localizedMessage: 'x',
        message: 'java.io.IOException: no file',
        stackTrace: ['A.b(A.java:1)'],
        cause: { message: 'root' },
      },
    });
    assert.deepEqual(parsed(line), [
      'ERROR',
      'service-errored: The startup script exited with code 1. java.io.IOException: no file',
      'thread=pool-2-thread-14',
      'loggerName=com.acme.A',
      'serviceName=com.acme.A',
      'currentState=STARTING',
      'stackTrace=  at A.b(A.java:1)\nCaused by: root',
    ]);
  });

  it('of a nucleus that logs JSON is only the output, if it is output', () => {
    const line = '{"thread":"Copier","level":"WARN","eventType":"stderr","message":"oh","contexts":null,"cause":null}';
    assert.deepEqual(parsed(line), ['WARN', 'oh', 'thread=Copier']);
  });

  it('of a nucleus that logs text has its level and message, and the rest as fields', () => {
    const line =
      '2026-11-29T10:38:21.123Z [WARN] (Copier) com.acme.A: stderr. Disk, {nearly} full. {scriptName=services.A.lifecycle.run, note=a, b}';
    assert.deepEqual(parsed(line), [
      'WARN',
      'Disk, {nearly} full',
      'loggerName=com.acme.A',
      'thread=Copier',
      'scriptName=services.A.lifecycle.run',
      'note=a, b',
    ]);
    const twice = '2026-11-29T10:38:21Z [INFO] (t) com.acme.A: shell-runner-start. shell-runner-start. {}';
    assert.equal(parsed(twice)[1], 'shell-runner-start');
    const withTrace =
      '2026-11-29T10:38:21.123Z [ERROR] (main) com.acme.A: failed. {}\njava.io.IOException: no\n\tat A.b(A.java:1)';
    assert.deepEqual(parsed(withTrace), [
      'ERROR',
      'failed: java.io.IOException: no',
      'loggerName=com.acme.A',
      'thread=main',
      'stackTrace=\tat A.b(A.java:1)',
    ]);
  });

  it('of another program in JSON has the level and message under their usual names', () => {
    assert.deepEqual(parsed('{"lvl":"warning","msg":"slow","ms":8,"ok":false}'), ['WARN', 'slow', 'ms=8', 'ok=false']);
    assert.deepEqual(parsed('{"a":1}'), [undefined, '{"a":1}']);
    assert.deepEqual(parsed('{"message":1}'), [undefined, '{"message":1}']);
    assert.deepEqual(parsed('{"message":"x"'), [undefined, '{"message":"x"']);
  });

  it('of the systemd journal is what the program wrote, with its host and unit', () => {
    const lite = 'Nov 29 10:38:21 pump-1 ggl.core.ggdeploymentd[812]: \u001b[1;31mE[ggdeploymentd] no space\u001b[0m';
    const where = ['host=pump-1', 'unit=ggl.core.ggdeploymentd'];
    assert.deepEqual(parsed(lite), ['ERROR', 'E[ggdeploymentd] no space', ...where]);
    const nucleus = 'Dec  1 10:38:21 pump-1 greengrass: {"level":"WARN","message":"slow","thread":"t"}';
    assert.deepEqual(parsed(nucleus), ['WARN', 'slow', 'thread=t', 'host=pump-1', 'unit=greengrass']);
    assert.deepEqual(parsed('Nov 29 is the day'), [undefined, 'Nov 29 is the day']);
  });

  it('of the systemd journal in JSON is the same', () => {
    const entry = (fields: object): string =>
      JSON.stringify({ _HOSTNAME: 'pump-1', SYSLOG_IDENTIFIER: 'ggl.com.acme.A', __CURSOR: 's=1', ...fields });
    const where = ['host=pump-1', 'unit=ggl.com.acme.A'];
    const output = entry({ MESSAGE: '\u001b[33mW[com.acme.A] slow\u001b[0m', PRIORITY: '6' });
    assert.deepEqual(parsed(output), ['WARN', 'W[com.acme.A] slow', ...where]);
    assert.deepEqual(parsed(entry({ MESSAGE: 'killed', PRIORITY: 3 })), ['ERROR', 'killed', ...where]);
    assert.deepEqual(parsed(entry({ MESSAGE: 'ready', PRIORITY: '6' })), [undefined, 'ready', ...where]);
    assert.deepEqual(parsed(entry({ MESSAGE: [104, 105, 255] })), [undefined, 'hi\u00ff', ...where]);
    const unit = entry({ MESSAGE: 'x', _SYSTEMD_UNIT: 'ggl.com.acme.A.service' });
    assert.deepEqual(parsed(unit).slice(2), ['host=pump-1', 'unit=ggl.com.acme.A.service']);
    const added = entry({ MESSAGE: 'x', SENSOR: 'a3', _PID: '812', SYSLOG_FACILITY: '3', PRIORITY: '6' });
    assert.deepEqual(parsed(added), [undefined, 'x', ...where, 'SENSOR=a3']);
    for (const other of ['{"MESSAGE":null,"_COMM":"a"}', '{"MESSAGE":"of another program","level":"WARN"}']) {
      assert.equal(parsed(other)[1], other);
    }
  });

  it('loses the colors of a terminal, and no other escape sequence', () => {
    assert.deepEqual(parsed('\u001b[1;31mE[ggdeploymentd] failed\u001b[0m'), ['ERROR', 'E[ggdeploymentd] failed']);
    assert.deepEqual(parsed('a\u001b[2Jb'), [undefined, 'a\u001b[2Jb']);
  });

  const levels: readonly (readonly [line: string, level: string | undefined])[] = [
    ['W[gghealthd] slow', 'WARN'],
    ['2026-11-29 10:38:21,123 - root - CRITICAL - no camera', 'ERROR'],
    ['[error] nginx: worker exited', 'ERROR'],
    ['time=10:38 level=warn msg="slow"', 'WARN'],
    ['WARNING: retrying', 'WARN'],
    ['<6>INFO ready', 'INFO'],
    ['DEBUG tick', 'DEBUG'],
    ['ConnectionRefusedError: [Errno 111] Connection refused', 'ERROR'],
    ['Traceback (most recent call last):', 'ERROR'],
    ['java.lang.IllegalStateException: closed', 'ERROR'],
    ['no error here', undefined],
    ['errors=0', undefined],
    ['INFORMATION', undefined],
    ['MY_ERROR_COUNT 0', undefined],
    ['[Errno 111] in a list', undefined],
    [`${'x'.repeat(200)} ERROR`, undefined],
  ];
  for (const [line, level] of levels) {
    it(`${level === undefined ? 'has no level' : `has the level ${level}`}: ${line.slice(0, 50)}`, () => {
      assert.equal(levelIn(line), level);
    });
  }

  it('keeps any text that has no structure, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { message, time } = toLogLine(event(text));
        return time === 7 && (message === text || text.includes('[') || text.startsWith('{'));
      }),
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        toLogLine(event(json));
      }),
    );
  });

  it('can be hostile: names of built-in properties, deep nesting, 256 KB', () => {
    const own = '{"message":"m","level":"constructor","__proto__":{"level":"ERROR"},"contexts":{"__proto__":"x"}}';
    assert.deepEqual(parsed(own), [undefined, 'm', 'level=constructor', '__proto__={"level":"ERROR"}', '__proto__=x']);
    const deep = `{"message":"m","cause":${'{"cause":'.repeat(3_000)}{}${'}'.repeat(3_000)}}`;
    assert.equal(parsed(deep)[1], 'm');
    const nested = 100_000;
    assert.equal(parsed(`{"message":"m","a":${'['.repeat(nested)}${']'.repeat(nested)}}`)[1], 'm');
    for (const part of ['[', '{"', ' [ERROR] (', 'a=b, ', '{"cause":', '{"MESSAGE":', 'Nov 29 10:38:21 a ']) {
      toLogLine(event(part.repeat((256 * 1024) / part.length)));
      toLogLine(event(`2026-11-29T10:38:21.123Z [WARN] (t) l: x. {${part.repeat((200 * 1024) / part.length)}}`));
    }
  });
});

describe('the lines that matter', () => {
  const lines = (...levels: readonly (string | undefined)[]) =>
    levels.map((level, index) => ({ ...toLogLine(event(`${level ?? 'text'} ${index}`)), index }));
  const indexes = (of: ReturnType<typeof lines>) => linesThatMatter(of).map(({ index }) => index);

  it('are the last ten warnings and errors', () => {
    assert.deepEqual(indexes(lines('INFO', 'WARN', 'DEBUG', 'ERROR', 'INFO')), [1, 3]);
    const many = lines(...Array<string>(30).fill('ERROR'));
    assert.deepEqual(indexes(many), [20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
  });

  it('are the last ten lines if there is no warning', () => {
    assert.deepEqual(indexes(lines('INFO', undefined, 'DEBUG')), [0, 1, 2]);
    assert.equal(indexes(lines(...Array<string>(30).fill('INFO'))).length, 10);
  });
});
