import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainErrorCode } from '../../../src/core/errorCodes';
import { absoluteTime, visibleName, visibleText } from '../../../src/core/format';
import { coreDeviceHover } from '../../../src/core/hovers/coreDeviceHover';
import { errorCodeHover } from '../../../src/core/hovers/errorCodeHover';
import { holdUps } from '../../../src/core/holdUps';
import { effectiveDeploymentHover } from '../../../src/core/hovers/effectiveDeploymentHover';
import { componentsHover, deploymentsHover } from '../../../src/core/hovers/groupHover';
import type { Hover } from '../../../src/core/hovers/hover';
import type { EffectiveDeployment } from '../../../src/core/model';
import { installedComponentHover } from '../../../src/core/hovers/installedComponentHover';
import { coreDeviceRow } from '../../../src/core/rows/coreDeviceRow';
import { effectiveDeploymentRow } from '../../../src/core/rows/effectiveDeploymentRow';
import { errorCodeRow } from '../../../src/core/rows/errorCodeRow';
import { componentsRow, deploymentsRow } from '../../../src/core/rows/groupRow';
import { installedComponentRow } from '../../../src/core/rows/installedComponentRow';
import type { Row } from '../../../src/core/rows/row';
import { now } from '../fixtures';
import { Reached } from '../reached';
import {
  anyCoreDevice,
  anyCoreDeviceDetails,
  anyEffectiveDeployment,
  anyInstalledComponent,
  anyNucleus,
  anyText,
  leftOver,
} from './arbitraryModels';
import { hoverLines } from './hovers/hoverText';

const context = { now, staleAfterHours: 25, stuckAfterHours: 2 };
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

function assertShown(text: string): void {
  assert.doesNotMatch(text, unseen);
  assert.doesNotMatch(text, leftOver);
}

function assertRow(row: Row): void {
  assert.notEqual(row.label.trim(), '');
  assert.match(row.icon, /^[a-z-]+$/u);
  assert.ok(row.accessibilityLabel.includes(row.label));
  [row.label, row.description, row.accessibilityLabel].forEach(assertShown);
}

/** Every text is shown as far as a hover shows texts, every time in full; what is absent is not. */
function assertHover(hover: Hover, values: readonly (string | Date | undefined)[]): void {
  const lines = hoverLines(hover);
  lines.forEach(assertShown);
  const all = lines.join('\n');
  for (const value of values) {
    const shown = value instanceof Date ? absoluteTime(value) : visibleText(value ?? '', 100).replace(/…$/u, '');
    assert.ok(all.includes(shown), `${JSON.stringify(shown)} is not in ${all}`);
  }
}

/** Which words of the installation source a hover has at least. */
function sourceShown(source = '', deployments: readonly EffectiveDeployment[]): string {
  if (source === '' || source === 'LOCAL') {
    return source === '' ? 'not reported' : 'a local deployment';
  }
  // A deployment that is known is named before its ID, and its name may be as long as a hover shows.
  return deployments.some(({ deploymentId }) => deploymentId === source) ? 'deployment ' : source;
}

const anyDeployments = fc.option(fc.array(anyEffectiveDeployment, { maxLength: 3 }), { nil: undefined });
const anyComponents = fc.option(fc.array(anyInstalledComponent, { maxLength: 3 }), { nil: undefined });
const anyOpened = fc.record({ deployments: anyDeployments, components: anyComponents });

/** Deployments in any state, most of them under way. */
const anyWaiting = fc
  .tuple(anyEffectiveDeployment, fc.constantFrom(undefined, 'IN_PROGRESS', 'QUEUED'))
  .map(([deployment, status]) => ({
    ...deployment,
    coreDeviceExecutionStatus: status ?? deployment.coreDeviceExecutionStatus,
  }));

describe('hostile data', () => {
  it('is shown as text in the row and the hover of a core device', () => {
    const anyDetails = fc.option(anyCoreDeviceDetails, { nil: undefined });
    fc.assert(
      fc.property(anyCoreDevice, anyDetails, anyOpened, (device, details, opened) => {
        assertRow(coreDeviceRow(device, opened, context));
        const where = { partition: 'aws', region: 'eu-west-1', account: '123456789012' };
        const hover = coreDeviceHover({ device, details, opened, ...where, ...context }, explainErrorCode);
        const { coreDeviceThingName, lastStatusUpdateTimestamp, platform, architecture, runtime } = device;
        const [tag] = Object.entries(details?.tags ?? {});
        assertHover(hover, [
          visibleName(coreDeviceThingName),
          lastStatusUpdateTimestamp,
          [platform, architecture].filter(Boolean).join(' / '),
          ...[runtime, details?.coreVersion, tag?.[0]],
        ]);
      }),
    );
  });

  it('is shown as text in the row and the hover of an effective deployment', () => {
    const reached = new Reached();
    fc.assert(
      fc.property(anyWaiting, anyNucleus, anyCoreDevice, anyComponents, (deployment, nucleus, device, components) => {
        const deployments = [deployment, { ...deployment, coreDeviceExecutionStatus: 'IN_PROGRESS' }];
        const held = holdUps(deployment, { device, details: undefined, deployments, components }, context);
        assertRow(effectiveDeploymentRow(deployment, deployments, context));
        const { statusDetails, ...fields } = deployment;
        const { deploymentName = '', coreDeviceExecutionStatus: status = '', ...rest } = fields;
        const isKnown = ['FAILED', 'SUCCEEDED', 'TIMED_OUT', 'REJECTED', 'IN_PROGRESS', 'QUEUED'].includes(status);
        assertHover(effectiveDeploymentHover(deployment, held, nucleus, explainErrorCode), [
          ...Object.values(rest),
          ...[deploymentName.trim() === '' ? '' : deploymentName, isKnown ? '' : status],
          ...(statusDetails?.errorStack ?? []),
          ...(statusDetails?.errorTypes.slice(0, 1) ?? []),
          ...held,
        ]);
        reached.count({ heldUp: held.length > 0, notHeldUp: held.length === 0 });
      }),
      { numRuns: 300 },
    );
    reached.assertOften();
  });

  it('is shown as text in the row and the hover of an installed component', () => {
    // What installed it is a deployment that is known, or anything.
    const anyInstalledFrom = fc
      .tuple(anyInstalledComponent, fc.array(anyEffectiveDeployment, { minLength: 1, maxLength: 3 }))
      .chain(([component, deployments]) =>
        fc.tuple(
          fc
            .constantFrom(component.lastInstallationSource, ...deployments.map(({ deploymentId }) => deploymentId))
            .map((lastInstallationSource) => ({ ...component, lastInstallationSource })),
          fc.constantFrom(deployments, undefined),
        ),
      );
    const reached = new Reached();
    fc.assert(
      fc.property(anyInstalledFrom, anyNucleus, ([component, deployments], nucleus) => {
        assertRow(installedComponentRow(component));
        const { componentName, lifecycleStatusCodes, lifecycleState = '', ...rest } = component;
        const isKnown = ['RUNNING', 'BROKEN', 'ERRORED', 'FINISHED', 'STARTING'].includes(lifecycleState);
        const { isRoot, lastInstallationSource, ...texts } = rest;
        assertHover(installedComponentHover(component, deployments, nucleus, explainErrorCode), [
          ...Object.values(texts),
          ...lifecycleStatusCodes,
          ...[visibleName(componentName), isRoot ? 'root component' : 'dependency', isKnown ? '' : lifecycleState],
          sourceShown(lastInstallationSource, deployments ?? []),
        ]);
        const isKnownSource = deployments?.some(({ deploymentId }) => deploymentId === lastInstallationSource) ?? false;
        reached.count({ isKnownSource, isOtherSource: !isKnownSource });
      }),
    );
    reached.assertOften();
  });

  it('is shown as text in what stands above and below them', () => {
    fc.assert(
      fc.property(anyDeployments, anyComponents, anyText, fc.boolean(), (deployments, components, code, isHeadline) => {
        assertRow(deploymentsRow(deployments, context));
        assertRow(componentsRow(components));
        assertHover(deploymentsHover(deployments), []);
        assertHover(componentsHover(components), []);
        assertRow(errorCodeRow(code, explainErrorCode('deployment', code), [code], isHeadline));
        assertHover(errorCodeHover('component', code, explainErrorCode), [code]);
      }),
    );
  });
});
