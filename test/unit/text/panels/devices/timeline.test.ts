import assert from 'node:assert/strict';
import { timelineOf } from '../../../../../src/text/panels/devices/timeline';
import { effectiveDeployment, hoursAgo, installedComponent, now } from '../../../fixtures';
import { deviceFacts } from '../facts';

describe('the timeline', () => {
  it('has a bar for each deployment and a tick for each component, newest first', () => {
    const timeline = timelineOf(
      deviceFacts({
        deployments: [
          effectiveDeployment({
            deploymentName: 'old',
            creationTimestamp: hoursAgo(90),
            modifiedTimestamp: hoursAgo(80),
          }),
          effectiveDeployment({
            deploymentName: 'new',
            creationTimestamp: hoursAgo(9),
            modifiedTimestamp: hoursAgo(8),
          }),
        ],
        components: [installedComponent({ lastStatusChangeTimestamp: hoursAgo(40) })],
      }),
    );
    assert.deepEqual(
      timeline?.bars.map(({ name }) => name),
      ['new', 'old'],
    );
    assert.equal(timeline.ticks[0]?.at, hoursAgo(40).getTime());
    assert.deepEqual([timeline.start, timeline.end], [hoursAgo(90).getTime(), now.getTime()]);
  });

  it("stays the same a moment later, so the panel isn't redrawn for nothing", () => {
    const facts = deviceFacts({ deployments: [effectiveDeployment({ creationTimestamp: hoursAgo(3) })] });
    const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
    assert.deepEqual(timelineOf({ ...facts, now: later(1) }), timelineOf({ ...facts, now: later(59) }));
  });

  it('never reverses a bar', () => {
    const [bar] =
      timelineOf(
        deviceFacts({
          deployments: [effectiveDeployment({ creationTimestamp: hoursAgo(1), modifiedTimestamp: hoursAgo(5) })],
        }),
      )?.bars ?? [];
    assert.ok(bar !== undefined && bar.from < bar.to);
  });

  const oneHour = 3_600_000;
  const release = new Date('2020-12-01T00:00:00Z');
  const times: readonly (readonly [what: string, time: Date, isShown: boolean])[] = [
    ['the release of Greengrass V2', release, true],
    ['a moment before the release', new Date(release.getTime() - 1), false],
    ['a clock that is an hour ahead', new Date(now.getTime() + oneHour), true],
    ['a clock that is further ahead', new Date(now.getTime() + oneHour + 1), false],
    ['an unset clock', new Date(0), false],
  ];
  for (const [what, time, isShown] of times) {
    it(`${isShown ? 'shows' : 'leaves out'} the time of ${what}`, () => {
      const timeline = timelineOf(
        deviceFacts({
          deployments: [
            effectiveDeployment({ deploymentName: 'created', creationTimestamp: time }),
            effectiveDeployment({ deploymentName: 'changed', modifiedTimestamp: time }),
            effectiveDeployment({ deploymentName: 'other' }),
          ],
          components: [installedComponent({ lastStatusChangeTimestamp: time })],
        }),
      );
      const bars = timeline?.bars.map(({ name }) => name) ?? [];
      assert.deepEqual([...bars].sort(), isShown ? ['changed', 'created', 'other'] : ['other']);
      assert.equal(timeline?.ticks.length, isShown ? 1 : 0);
    });
  }

  it('has a point for a deployment with one time, and nothing for items without a time', () => {
    const timeline = timelineOf(
      deviceFacts({
        deployments: [
          effectiveDeployment({ creationTimestamp: undefined }),
          effectiveDeployment({ modifiedTimestamp: undefined }),
          effectiveDeployment({ creationTimestamp: undefined, modifiedTimestamp: undefined }),
        ],
        components: [installedComponent({ lastStatusChangeTimestamp: undefined })],
      }),
    );
    assert.deepEqual(
      timeline?.bars.map(({ from, to }) => [from, to]),
      [hoursAgo(3), hoursAgo(5)].map((time) => [time.getTime(), time.getTime()]),
    );
    assert.deepEqual(timeline.ticks, []);
  });

  it('has a length even if everything happened at this moment', () => {
    const deployments = [effectiveDeployment({ creationTimestamp: now, modifiedTimestamp: now })];
    const { start = 0, end = 0 } = timelineOf(deviceFacts({ deployments })) ?? {};
    assert.ok(start < end);
  });

  it('is absent if nothing has a time', () => {
    const timeless = effectiveDeployment({ creationTimestamp: undefined, modifiedTimestamp: undefined });
    assert.equal(timelineOf(deviceFacts({ deployments: [timeless], components: undefined })), undefined);
    assert.equal(timelineOf(deviceFacts({ deployments: undefined, components: undefined })), undefined);
  });

  it('keeps the failing items if there are too many', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      effectiveDeployment({ deploymentName: `d${index}`, modifiedTimestamp: hoursAgo(index) }),
    );
    const failed = effectiveDeployment({
      deploymentName: 'failed',
      targetArn: 'other',
      coreDeviceExecutionStatus: 'FAILED',
      creationTimestamp: hoursAgo(901),
      modifiedTimestamp: hoursAgo(900),
    });
    const bars = timelineOf(deviceFacts({ deployments: [...many, failed] }))?.bars ?? [];
    assert.equal(bars.length, 40);
    assert.deepEqual([bars[0]?.name, bars[38]?.name, bars[39]?.name], ['d0', 'd38', 'failed']);
  });

  it('has the newest ticks if there are too many', () => {
    const components = Array.from({ length: 130 }, (_, index) =>
      installedComponent({ componentName: `c${index}`, lastStatusChangeTimestamp: hoursAgo(130 - index) }),
    );
    const ticks = timelineOf(deviceFacts({ components }))?.ticks ?? [];
    assert.deepEqual([ticks.length, ticks[0]?.name, ticks.at(-1)?.name], [100, 'c129', 'c30']);
  });
});
