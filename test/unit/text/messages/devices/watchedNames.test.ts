import assert from 'node:assert/strict';
import type { WatchedItem } from '../../../../../src/fleet/refreshing/watched';
import { watchedNames } from '../../../../../src/text/messages/devices/watchedNames';
import { effectiveDeployment, listedDeployment } from '../../../fixtures';

describe('the names of what is watched', () => {
  const address = { kind: 'coreDevice', connectionId: 'default@eu-west-1' } as const;
  const device = (thingName: string): WatchedItem => ({ address: { ...address, thingName }, deployment: undefined });
  const deployment = effectiveDeployment({ deploymentId: 'd-1', deploymentName: 'press-line' });
  const watched: WatchedItem = {
    address: { ...address, kind: 'effectiveDeployment', thingName: 'press-3', deploymentId: 'd-1' },
    deployment,
  };

  it('are the names of devices and deployments', () => {
    assert.equal(watchedNames([]), undefined);
    assert.equal(watchedNames([device('press-2'), watched]), 'Watched: press-2, press-line on press-3');
    assert.equal(watchedNames([{ ...watched, deployment: undefined }]), 'Watched: a deployment on press-3');
  });

  it('are the names and revisions of rollouts', () => {
    const rollout = listedDeployment({ deploymentName: 'press-line', revisionId: '3' });
    const item: WatchedItem = {
      address: { kind: 'deployment', connectionId: address.connectionId, targetArn: '', deploymentId: 'd-1' },
      rollout,
    };
    assert.equal(watchedNames([device('press-2'), item]), 'Watched: press-2, press-line revision 3');
    assert.equal(watchedNames([{ ...item, rollout: undefined }]), 'Watched: a rollout');
  });

  it('are limited to what fits into a tooltip', () => {
    const many = Array.from({ length: 12 }, (_, index) => device(`press-${index + 1}`));
    assert.match(watchedNames(many) ?? '', /press-10 and 2 more$/u);
  });
});
