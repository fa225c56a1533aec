import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvCell } from '../../../../src/text/reports/csv';
import { failuresCsv } from '../../../../src/text/reports/failuresCsv';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { CaseCoverage } from '../../caseCoverage';
import { anyText } from '../../greengrass/arbitraryModels';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, effectiveDeployment, installedComponent } from '../../fixtures';

const failing: KnownDevice = {
  place: { connectionId: 'a', profile: 'a', region: 'eu-west-1', partition: 'aws', account: undefined },
  details: undefined,
  device: coreDevice({ coreDeviceThingName: 'press-2', status: 'UNHEALTHY' }),
  deployments: [
    effectiveDeployment({
      coreDeviceExecutionStatus: 'FAILED',
      reason: '=HYPERLINK("http://evil.example")',
      statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'IO_ERROR'], errorTypes: ['DEVICE_ERROR'] },
    }),
    effectiveDeployment({ coreDeviceExecutionStatus: 'SUCCEEDED' }),
  ],
  components: [
    installedComponent({
      componentName: 'com.acme.A',
      lifecycleState: 'BROKEN',
      lifecycleStateDetails: 'exit 1',
      lifecycleStatusCodes: ['NONE', 'RUN_ERROR'],
      lastStatusChangeTimestamp: undefined,
    }),
  ],
};

describe('failures as CSV', () => {
  it('have a row for each failure and none for a success', () => {
    assert.deepEqual(failuresCsv([failing]).split('\r\n'), [
      '\uFEFFCore device,Last status,Last report,What failed,Name,Version,State,Error code,All codes,Error types,Details,Deployment ID,Target ARN,Changed at,Component',
      'press-2,UNHEALTHY,2026-11-23T11:00:00.000Z,deployment,Line 3 base,,FAILED,IO_ERROR,DEPLOYMENT_FAILURE IO_ERROR,DEVICE_ERROR,"\'=HYPERLINK(""http://evil.example"")",0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162,arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3,2026-11-23T09:00:00.000Z,',
      'press-2,UNHEALTHY,2026-11-23T11:00:00.000Z,component,com.acme.A,1.4.2,BROKEN,RUN_ERROR,RUN_ERROR,,exit 1,LOCAL,,,com.acme.A',
      '',
    ]);
  });

  it('have a row for an unhealthy device without a known broken component', () => {
    const running = [installedComponent({ lifecycleState: 'RUNNING' })];
    for (const components of [undefined, [], running]) {
      const on: KnownDevice = { ...failing, deployments: [], components };
      const [, row, ...rest] = failuresCsv([on]).split('\r\n');
      assert.match(row ?? '', /^press-2,UNHEALTHY,[^,]*,"unhealthy, cause unknown",/u);
      assert.deepEqual(rest, ['']);
    }
  });

  it('contain no formulas for a spreadsheet', () => {
    assert.match(failuresCsv([failing]), /,"'=HYPERLINK\(""http:\/\/evil\.example""\)",/u);
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '|calc', '%x']) {
      assert.match(csvCell(formula), /^"?'/u);
    }
  });

  it('begin with one byte order mark, so Excel reads them as UTF-8', () => {
    for (const devices of [[], [failing], [failing, failing]]) {
      const bytes = Buffer.from(failuresCsv(devices));
      assert.deepEqual([...bytes.subarray(0, 4)], [0xef, 0xbb, 0xbf, 'C'.charCodeAt(0)]);
      assert.equal(bytes.toString().split('\uFEFF').length, 2);
      // A reader that knows the mark drops it.
      assert.match(new TextDecoder().decode(bytes), /^Core device,/u);
    }
  });

  it('are redacted on request', () => {
    const other: KnownDevice = {
      ...failing,
      device: coreDevice({ coreDeviceThingName: 'kiosk-7', status: 'UNHEALTHY' }),
      deployments: [
        effectiveDeployment({
          deploymentName: 'press-2 and line-3',
          coreDeviceExecutionStatus: 'FAILED',
          reason: 'arn:aws:s3:::x-123456789012/line-3/press-2 is missing',
        }),
      ],
      components: [],
    };
    const [, first, , second] = failuresCsv([failing, other], new Redactor(errorCodes)).split('\r\n');
    assert.equal(
      first,
      'thing-1,UNHEALTHY,2026-11-23T11:00:00.000Z,deployment,Line 3 base,,FAILED,IO_ERROR,DEPLOYMENT_FAILURE IO_ERROR,DEVICE_ERROR,"\'=HYPERLINK(""http://evil.example"")",0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162,arn:aws:iot:eu-west-1:000000000000:thinggroup/thing-group-1,2026-11-23T09:00:00.000Z,',
    );
    assert.equal(
      second,
      'thing-2,UNHEALTHY,2026-11-23T11:00:00.000Z,deployment,thing-1 and thing-group-1,,FAILED,,,,arn:aws:s3:::x-000000000000/thing-group-1/thing-1 is missing,0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162,arn:aws:iot:eu-west-1:000000000000:thinggroup/thing-group-1,2026-11-23T09:00:00.000Z,',
    );
  });

  it('keep any text in its cell unchanged, except that a formula is escaped', () => {
    const anyCell = fc.oneof(
      anyText,
      fc
        .array(fc.constantFrom('"', '""', ',', ';', '\r', '\n', '\t', "'", '=', '+', '-', '@', '|', '%', 'a'), {
          maxLength: 6,
        })
        .map((parts) => parts.join('')),
    );
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(anyCell, (text) => {
        const cell = csvCell(text);
        const isQuoted = cell.startsWith('"');
        const inside = isQuoted ? cell.slice(1, -1) : cell;
        // Within quotes every quote is doubled; without quotes no character ends the cell.
        assert.match(inside, isQuoted ? /^(?:[^"]|"")*$/u : /^[^",\r\n;\t]*$/u);
        const isFormula = /^[=+\-@|%\t\r\n]/u.test(text);
        assert.equal(isQuoted ? inside.replaceAll('""', '"') : inside, isFormula ? `'${text}` : text);
        coverage.count({
          quotedFormula: isQuoted && isFormula,
          quotedText: isQuoted && !isFormula,
          bare: !isQuoted,
          quotes: text.includes('"'),
        });
      }),
      { numRuns: 300 },
    );
    coverage.assertCovered();
  });
});
