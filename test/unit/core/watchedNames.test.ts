import assert from 'node:assert/strict';
import type { WatchedAddress } from '../../../src/core/watched';
import { watchedNames } from '../../../src/core/watchedNames';
import { effectiveDeployment } from '../fixtures';

describe('what is watched', () => {
  const device = (thingName: string): WatchedAddress => ({
    kind: 'coreDevice',
    thingName,
    connectionId: 'default@eu-west-1',
  });
  const deployment = effectiveDeployment({ deploymentId: 'd-1', deploymentName: 'press-line' });
  const watched: WatchedAddress = { ...device('press-3'), kind: 'effectiveDeployment', deploymentId: 'd-1' };

  it('is said by the names of devices and deployments', () => {
    assert.equal(
      watchedNames([], () => undefined),
      undefined,
    );
    assert.equal(
      watchedNames([device('press-2'), watched], () => [deployment]),
      'Watched: press-2, press-line on press-3',
    );
    assert.equal(
      watchedNames([watched], () => undefined),
      'Watched: a deployment on press-3',
    );
  });

  it('is as much as a tooltip has room for', () => {
    const many = Array.from({ length: 12 }, (_, index) => device(`press-${index + 1}`));
    assert.match(watchedNames(many, () => undefined) ?? '', /press-10 and 2 more$/u);
  });
});
