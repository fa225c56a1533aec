import assert from 'node:assert/strict';
import { installedComponentPanel } from '../../../../../src/text/panels/devices/installedComponentPanel';
import { fleetError, type FleetError } from '../../../../../src/greengrass/ports/fleetError';
import { configurationLeftOut } from '../../../../../src/greengrass/redaction/redactDeployment';
import type { ComponentDeploymentSpecification } from '../../../../../src/greengrass/model';
import { hoursAgo, specification } from '../../../fixtures';
import {
  applied,
  arnOf,
  asked,
  installed,
  press,
  received,
  revision,
  verdictsIn,
  type DriftCase,
} from '../../../greengrass/drift/driftCase';
import { deviceFacts } from '../facts';
import { sectionLines } from '../panelText';

const title = 'Configuration asked for';
const columns = '| Target | Revision | Deployment | Created | Outcome on this device | Configuration |';
const notReported =
  "AWS doesn't report the configuration that the core device applied. Merges apply in the order of deployments.";

/** A revision for the thing itself that changes the configuration. */
function onThing(fields: Partial<ComponentDeploymentSpecification>): ReturnType<typeof revision> {
  return revision(
    7,
    {},
    {
      deploymentName: 'Press 1 debug',
      targetArn: arnOf('press-1', 'thing'),
      components: { [press]: { ...specification('1.4.0'), ...fields } },
    },
  );
}

function lines(given: DriftCase, errors: readonly FleetError[] = []): readonly string[] {
  const { deployments = [], groups = ['line-3'], gap } = given;
  const component = installed('1.4.0');
  const components = [component];
  const membership = { groups: new Set(groups), gap, readAt: gap === undefined ? hoursAgo(2) : undefined };
  const drift = { verdicts: verdictsIn({ components, ...given }), membership, latestReadAt: hoursAgo(3), errors };
  return sectionLines(installedComponentPanel(deviceFacts({ drift, deployments, components }), component), title);
}

describe('the configuration that targets ask for', () => {
  it('has a row for each target, the newest deployment first, and the configuration as AWS has it', () => {
    const debug = onThing({ merge: '{"logLevel":"DEBUG"}', reset: ['/limits'], runWith: { posixUser: 'ggc_user' } });
    const deployments = [received(asked), received(debug, { coreDeviceExecutionStatus: 'QUEUED' })];
    assert.deepEqual(lines({ latest: [asked, debug], deployments }), [
      `# ${title}`,
      columns,
      '| thing press-1 -> deployment | 7 | Press 1 debug -> deployment press-1/7 | 2026-11-19 15:00Z | Not yet: queued (progress) | reset, merge |',
      '| thing group line-3 -> deployment | 4 | Line 3 base -> deployment line-3/4 | 2026-11-19 12:00Z | Succeeded (success) | no configuration |',
      `Configuration that Press 1 debug revision 7 merges into ${press}: {\n  "logLevel": "DEBUG"\n} [copy]`,
      `Configuration of ${press} that Press 1 debug revision 7 resets: [\n  "/limits"\n] [copy]`,
      notReported,
    ]);
  });

  it('has what the failure of a deployment left on the device', () => {
    const debug = onThing({ merge: '{}' });
    const reason = 'FAILED_ROLLBACK_COMPLETE: Failed to validate.';
    const deployments = [received(debug, { coreDeviceExecutionStatus: 'FAILED', reason })];
    assert.match(
      lines({ latest: [debug], deployments, groups: [] })[2] ?? '',
      /\| Deployment failed, rolled back .*\| merge \|$/u,
    );
  });

  it('has no configuration of a redacted snapshot', () => {
    const debug = onThing({ merge: configurationLeftOut });
    assert.ok(
      lines({ latest: [debug] }).includes(
        `Configuration that Press 1 debug revision 7 merges into ${press}: ${configurationLeftOut} [copy]`,
      ),
    );
  });

  it('is unknown for thing groups that are unknown, but not how far the device is with what it received', () => {
    assert.deepEqual(lines({ ...applied, groups: [], gap: 'denied' }), [
      `# ${title}`,
      columns,
      '| thing group line-3 -> deployment | 4 | Line 3 base -> deployment line-3/4 | 2026-11-19 12:00Z | Succeeded (success) | no configuration |',
      'Deployments to thing groups can be missing here. The thing groups of the device are unknown: iot:ListThingGroupsForThing or iot:DescribeThingGroup is missing.',
      notReported,
    ]);
  });

  it('is unknown for a deployment without a definition', () => {
    assert.deepEqual(lines({ ...applied, notLoaded: ['line-3/4'] }, [fleetError({ kind: 'offline' }, 'ENOTFOUND')]), [
      `# ${title}`,
      'No known target of the device asks for this component.',
      "thing group line-3: Unknown (unknown) | The definition of the deployment hasn't loaded.",
      "Can't reach AWS. Check the network, the VPN, and the proxy settings of VS Code.",
      notReported,
    ]);
  });

  it('is unknown before the latest deployments have loaded', () => {
    assert.deepEqual(lines({ latest: undefined }), [
      `# ${title}`,
      "The latest deployments haven't loaded.",
      notReported,
    ]);
  });

  it('is nothing if no target asks for the component', () => {
    const other = revision(5, { 'com.example.Other': '1.0.0' });
    assert.deepEqual(lines({ latest: [other], deployments: [received(other)] }), [
      `# ${title}`,
      'No target of the device asks for this component.',
      notReported,
    ]);
  });
});
