import assert from 'node:assert/strict';
import fc from 'fast-check';
import { errorCodes, type ErrorCode } from '../../../../../src/greengrass/codes/errorCodes';
import { codeSearch } from '../../../../../src/greengrass/codes/search/codeSearch';
import { CaseCoverage } from '../../../caseCoverage';
import { logLines, typedQueries } from './logQueries';
import { isTypingErrorOf, typingErrorIn } from './typingErrors';

const search = codeSearch(errorCodes);

function found(typed: string): readonly ErrorCode[] {
  return search(typed, () => 0);
}

function shuffled(words: readonly string[]): fc.Arbitrary<string> {
  return fc.shuffledSubarray([...words], { minLength: words.length }).map((order) => order.join(' '));
}

const anyCode = fc.constantFrom(...errorCodes);

const threads = fc.constantFrom('pool-2-thread-62', 'Thread-6', 'main', 'Copier', 'com.acme.Monitor-lifecycle');
const classes = fc.constantFrom(
  'com.aws.greengrass.deployment.DeploymentService',
  'com.aws.greengrass.componentmanager.ComponentManager',
  'com.acme.Monitor',
);
const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const process = fc.integer({ min: 1, max: 99_999 });

/** What the nucleus, journald or a JSON log writes before a message. */
const beforeMessage = fc.oneof(
  fc
    .tuple(time, fc.constantFrom('INFO', 'WARN', 'ERROR'), threads, classes)
    .map(([at, level, thread, logger]) => `${at} [${level}] (${thread}) ${logger}: `),
  process.map((id) => `Aug 08 10:10:25 plant-7 ggdeploymentd[${id}]: E[ggdeploymentd] deployment_handler.c:811: `),
  classes.map((logger) => `{"thread":"Thread-6","level":"ERROR","loggerName":"${logger}","message":"`),
);

/** What the nucleus writes after a message. */
const afterMessage = fc.oneof(
  fc
    .tuple(fc.uuid(), classes)
    .map(([id, name]) => ` {DeploymentId=${id}, serviceName=${name}, serviceInstance=0, currentState=RUNNING}`),
  fc
    .integer({ min: 1, max: 999 })
    .map((line) => ` at java.util.concurrent.FutureTask.report(FutureTask.java:${line}) ... ${line} more`),
  fc.constant(' {thingName=press-2, artifactUri=/greengrass/v2/packages/artifacts/com.acme.Monitor/1.2.3/monitor}'),
  fc.constant(' arn:aws:greengrass:eu-west-1:123456789012:configuration:thinggroup/line-3:12 C:\\greengrass\\v2\\logs'),
);

describe('the search for error codes, for any code', () => {
  it('finds a code first by its name with one typing error', () => {
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(
        anyCode.chain((code) => fc.tuple(fc.constant(code), typingErrorIn(code.code))),
        fc.constantFrom('', ' ', 'errorStack: ', '2024-03-24T21:12:02.726Z [ERROR] (main) com.acme.Monitor: '),
        fc.boolean(),
        ([code, name], before, isLowerCase) => {
          const isOtherCode = errorCodes.some((other) => other.code === name);
          const alsoMeant = errorCodes.filter((other) => isTypingErrorOf(other.code, name));
          coverage.count({ 'in a line': before.length > 1, 'in lower case': isLowerCase });
          fc.pre(!isOtherCode && (before.trim() === '' || name.includes('_')));
          const typed = before + (isLowerCase ? name.toLowerCase() : name);
          assert.deepEqual(found(typed).slice(0, alsoMeant.length), alsoMeant);
          assert.ok(alsoMeant.includes(code));
        },
      ),
      { numRuns: 500 },
    );
    coverage.assertCovered();
  });

  for (const code of errorCodes) {
    it(`finds ${code.code} first by the words of its meaning and of its name, in any order`, () => {
      const named = errorCodes.filter((other) => other !== code && code.meaning.includes(other.code));
      const words = fc.tuple(shuffled(code.meaning.split(' ')), shuffled(code.code.split('_')));
      fc.assert(
        fc.property(words, ([meaning, name]) => {
          // Some meanings name another code.
          assert.equal(
            found(meaning).find((other) => !named.includes(other)),
            code,
            meaning,
          );
          assert.equal(found(name)[0], code, name);
        }),
        { numRuns: 10 },
      );
    });
  }

  it('finds the same code first with what logs write around the message', () => {
    const queries = fc.constantFrom(...typedQueries.filter(({ inAnyOrder }) => inAnyOrder !== true), ...logLines);
    fc.assert(
      fc.property(queries, beforeMessage, afterMessage, ({ typed, first }, before, after) => {
        assert.equal(found(before + typed + after)[0]?.code, first[0], before + typed + after);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same code first with words that the catalog does not have', () => {
    const unknown = fc.array(fc.constantFrom('Xyzzy', 'fjordwerk', 'PRESS-2', '🙂', '4711', 'qwertz'), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(fc.constantFrom(...typedQueries), unknown, unknown, ({ typed, first }, before, after) => {
        const [best] = found([...before, typed, ...after].join(' '));
        assert.ok(best !== undefined && first.includes(best.code));
      }),
    );
  });

  it('accepts any text, and lists each code once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const codes = found(typed);
        assert.equal(new Set(codes).size, codes.length);
      }),
    );
  });
});
