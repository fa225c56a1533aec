import assert from 'node:assert/strict';
import { componentsHover, deploymentsHover } from '../../../../src/text/hovers/groupHover';
import { effectiveDeployment, installedComponent } from '../../fixtures';
import { hoverLines } from './hoverText';

describe('the hovers above the lists of a device', () => {
  it("say that the list isn't loaded yet", () => {
    assert.ok(hoverLines(deploymentsHover(undefined)).includes('Not loaded yet.'));
    assert.ok(hoverLines(componentsHover(undefined)).includes('Not loaded yet.'));
    assert.ok(!hoverLines(deploymentsHover([effectiveDeployment()])).includes('Not loaded yet.'));
    assert.ok(!hoverLines(componentsHover([])).includes('Not loaded yet.'));
  });

  it("say that local deployments aren't included", () => {
    assert.match(hoverLines(deploymentsHover([])).join('\n'), /Local deployments aren't included\./u);
  });

  it('count root components and dependencies', () => {
    const dependency = installedComponent({ isRoot: false });
    const lines = hoverLines(componentsHover([installedComponent(), dependency, dependency]));
    assert.match(lines.join('\n'), /^1 root component .*, 2 dependencies\.$/mu);
    assert.match(hoverLines(componentsHover([dependency])).join('\n'), /^0 root components .*, 1 dependency\.$/mu);
  });
});
