import { componentOfDeployment } from '../../../src/greengrass/failures/failure';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deploymentLabel } from '../../../src/greengrass/failures/deploymentLabel';
import { explainErrorCode } from '../../../src/greengrass/codes/errorCodes';
import { visibleName, visibleText } from '../../../src/base/visibleText';
import { absoluteTime } from '../../../src/base/time';
import { componentCounts } from '../../../src/greengrass/componentKind';
import { coreDeviceFacts } from '../../../src/text/hovers/devices/coreDeviceFacts';
import { coreDeviceHover } from '../../../src/text/hovers/devices/coreDeviceHover';
import { errorCodeHover } from '../../../src/text/hovers/errorCodeHover';
import { installationSource } from '../../../src/text/messages/components/installationSource';
import { stuckReasons } from '../../../src/text/messages/deployments/stuckReasons';
import { effectiveDeploymentHover } from '../../../src/text/hovers/devices/effectiveDeploymentHover';
import { componentsHover, deploymentsHover } from '../../../src/text/hovers/groupHover';
import type { Hover } from '../../../src/text/hovers/hover';
import type { EffectiveDeployment } from '../../../src/greengrass/model';
import { installedComponentHover } from '../../../src/text/hovers/devices/installedComponentHover';
import { coreDeviceRow } from '../../../src/text/rows/coreDeviceRow';
import { effectiveDeploymentRow } from '../../../src/text/rows/effectiveDeploymentRow';
import { errorCodeRow } from '../../../src/text/rows/errorCodeRow';
import { componentsRow, deploymentsRow } from '../../../src/text/rows/groupRow';
import { installedComponentRow } from '../../../src/text/rows/installedComponentRow';
import type { Row } from '../../../src/text/rows/row';
import { textContext } from '../fixtures';
import { CaseCoverage } from '../caseCoverage';
import { knownDevice } from './panels/facts';
import {
  anyCoreDevice,
  anyCoreDeviceDetails,
  anyEffectiveDeployment,
  anyInstalledComponent,
  anyNucleus,
  anyText,
  leftOver,
} from '../greengrass/arbitraryModels';
import { componentContext, deploymentContext, hoverLines } from './hovers/hoverText';

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

/** Asserts that a hover shows every given text up to its limit and every time in full. */
function assertHover(hover: Hover, values: readonly (string | Date | undefined)[]): void {
  const lines = hoverLines(hover);
  lines.forEach(assertShown);
  const all = lines.join('\n');
  for (const value of values) {
    const shown =
      value instanceof Date ? absoluteTime(value, 'local') : visibleText(value ?? '', 100).replace(/…$/u, '');
    assert.ok(all.includes(shown), `${JSON.stringify(shown)} is not in ${all}`);
  }
}

/** The part of the installation source that a hover always shows. */
function sourceShown(source = '', deployments: readonly EffectiveDeployment[]): string {
  if (source === '' || source === 'LOCAL') {
    return source === '' ? 'not reported' : 'a local deployment';
  }
  // The name of a known deployment comes before its ID and may fill the whole text.
  const deployment = deployments.find(({ deploymentId }) => deploymentId === source);
  return deployment === undefined ? source : `deployment ${deploymentLabel(deployment)}`;
}

const anyDeployments = fc.option(fc.array(anyEffectiveDeployment, { maxLength: 3 }), { nil: undefined });
const anyComponents = fc.option(fc.array(anyInstalledComponent, { maxLength: 3 }), { nil: undefined });
const anyOpened = fc.record({ deployments: anyDeployments, components: anyComponents });

/** Deployments in any state, most of them in progress. */
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
        assertRow(coreDeviceRow(device, opened, textContext));
        const known = knownDevice({ device, details, ...opened });
        const hover = coreDeviceHover(coreDeviceFacts(known, textContext), explainErrorCode);
        const { coreDeviceThingName, lastStatusUpdateTimestamp, platform, architecture, runtime } = device;
        const [tag] = Object.entries(details?.tags ?? {});
        assertHover(hover, [
          visibleName(coreDeviceThingName),
          lastStatusUpdateTimestamp,
          [platform, architecture].filter(Boolean).join(' / '),
          runtime,
          details?.coreVersion,
          tag?.[0],
        ]);
      }),
    );
  });

  it('is shown as text in the row and the hover of an effective deployment', () => {
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(anyWaiting, anyNucleus, anyCoreDevice, anyComponents, (deployment, nucleus, device, components) => {
        const deployments = [deployment, { ...deployment, coreDeviceExecutionStatus: 'IN_PROGRESS' }];
        const blockedBy = stuckReasons(
          deployment,
          { device, details: undefined, deployments, components },
          textContext,
        );
        assertRow(effectiveDeploymentRow(deployment, deployments, textContext));
        const { statusDetails, ...fields } = deployment;
        const { deploymentName = '', coreDeviceExecutionStatus: status = '', ...rest } = fields;
        const isKnown = ['FAILED', 'SUCCEEDED', 'TIMED_OUT', 'REJECTED', 'IN_PROGRESS', 'QUEUED'].includes(status);
        assertHover(
          effectiveDeploymentHover(
            {
              deployment,
              by: undefined,
              blockedBy,
              nucleus,
              ...deploymentContext(deployment, { deployments, components }),
              componentName: componentOfDeployment(deployment, { deployments, components }),
            },
            explainErrorCode,
          ),
          [
            ...Object.values(rest),
            deploymentName.trim() === '' ? '' : deploymentName,
            isKnown ? '' : status,
            ...(statusDetails?.errorStack ?? []),
            ...(statusDetails?.errorTypes.slice(0, 1) ?? []),
            ...blockedBy,
          ],
        );
        coverage.count({ isStuck: blockedBy.length > 0, isNotStuck: blockedBy.length === 0 });
      }),
      { numRuns: 300 },
    );
    coverage.assertCovered();
  }).timeout(60_000);

  it('is shown as text in the row and the hover of an installed component', () => {
    // A known deployment installed it, or anything else.
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
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(anyInstalledFrom, anyNucleus, ([component, deployments], nucleus) => {
        assertRow(installedComponentRow(component));
        const { componentName, lifecycleStatusCodes, lifecycleState = '', ...rest } = component;
        const isKnown = ['RUNNING', 'BROKEN', 'ERRORED', 'FINISHED', 'STARTING'].includes(lifecycleState);
        const { isRoot, lastInstallationSource, ...texts } = rest;
        const source = installationSource(lastInstallationSource, deployments);
        assertHover(
          installedComponentHover({ component, source, nucleus, ...componentContext(component) }, explainErrorCode),
          [
            ...Object.values(texts),
            ...lifecycleStatusCodes,
            visibleName(componentName),
            isRoot === undefined ? 'not reported' : isRoot ? 'root component' : 'dependency',
            isKnown ? '' : lifecycleState,
            sourceShown(lastInstallationSource, deployments ?? []),
          ],
        );
        const isKnownSource = deployments?.some(({ deploymentId }) => deploymentId === lastInstallationSource) ?? false;
        coverage.count({ isKnownSource, isOtherSource: !isKnownSource });
      }),
    );
    coverage.assertCovered();
  });

  it('is shown as text in the rows above and below them', () => {
    fc.assert(
      fc.property(anyDeployments, anyComponents, anyText, fc.boolean(), (deployments, components, code, isHeadline) => {
        assertRow(deploymentsRow(deployments, textContext));
        assertRow(componentsRow(components));
        assertHover(deploymentsHover(deployments !== undefined), []);
        assertHover(componentsHover(componentCounts(components), false), []);
        assertRow(errorCodeRow(code, explainErrorCode('deployment', code), [code], isHeadline));
        assertHover(errorCodeHover({ kind: 'component', code }, explainErrorCode), [code]);
      }),
    );
  });
});
