import assert from 'node:assert/strict';
import { componentCounts } from '../../../../src/greengrass/componentKind';
import { componentsHover, deploymentsHover } from '../../../../src/text/hovers/groupHover';
import { installedComponent } from '../../fixtures';
import { hoverLines } from './hoverText';

describe('the hovers above the lists of a device', () => {
  it("say that the list isn't loaded yet", () => {
    assert.ok(hoverLines(deploymentsHover(false)).includes('Not loaded yet.'));
    assert.ok(hoverLines(componentsHover(undefined, false)).includes('Not loaded yet.'));
    assert.ok(!hoverLines(deploymentsHover(true)).includes('Not loaded yet.'));
    assert.ok(!hoverLines(componentsHover(componentCounts([]), false)).includes('Not loaded yet.'));
  });

  it("say that local deployments aren't included", () => {
    assert.match(hoverLines(deploymentsHover(true)).join('\n'), /Local deployments aren't included\./u);
  });

  it('count root components and dependencies', () => {
    const dependency = installedComponent({ isRoot: false });
    const lines = hoverLines(componentsHover(componentCounts([installedComponent(), dependency, dependency]), false));
    assert.match(lines.join('\n'), /^1 root component .*, 2 dependencies\.$/mu);
    assert.match(
      hoverLines(componentsHover(componentCounts([dependency]), false)).join('\n'),
      /^0 root components .*, 1 dependency\.$/mu,
    );
    const unknown = installedComponent({ isRoot: undefined });
    assert.match(
      hoverLines(componentsHover(componentCounts([unknown]), false)).join('\n'),
      /0 dependencies, 1 component that AWS calls neither\.$/mu,
    );
  });

  it("don't say that a deployment names what Nucleus Lite reports as root components", () => {
    const lines = hoverLines(componentsHover(componentCounts([installedComponent(), installedComponent()]), true));
    assert.ok(lines.includes('2 components reported as root, 0 dependencies.'), lines.join('\n'));
  });
});
