import assert from 'node:assert/strict';
import { errorCodes, explainErrorCode } from '../../../../../src/greengrass/codes/errorCodes';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import { Redactor } from '../../../../../src/greengrass/redaction/redactor';
import type { ConflictFacts } from '../../../../../src/greengrass/versions/conflictFacts';
import { parseVersionConflict } from '../../../../../src/greengrass/versions/versionConflict';
import { effectiveDeploymentHover } from '../../../../../src/text/hovers/devices/effectiveDeploymentHover';
import { verdictSentences } from '../../../../../src/text/messages/components/versionWords';
import { effectiveDeploymentPanel } from '../../../../../src/text/panels/deployments/effectiveDeploymentPanel';
import { noCauses } from '../../../../../src/text/reports/causeLines';
import { failureReport } from '../../../../../src/text/reports/failureReport';
import type { CloudComponentStatus } from '../../../../../src/greengrass/component';
import { failedDeployment, hoursAgo, installedComponent, now } from '../../../fixtures';
import { describedVersion } from '../../componentFixtures';
import { deploymentContext, hoverLines } from '../../hovers/hoverText';
import { deviceFacts, knownDevice } from '../facts';
import { sectionLines } from '../panelText';

const requirements =
  'thinggroup/line-3 requires =1.4.0, LOCAL_DEPLOYMENT requires =1.5.0, com.acme.Line requires ^1.0.0';

function reasonOf(constraints: string): string {
  return `FAILED_NO_STATE_CHANGE: No local or cloud component version satisfies the requirements Check whether. Component com.acme.Press version constraints: ${constraints}.`;
}

const arn = 'arn:aws:greengrass:eu-west-1:123456789012:components:com.acme.Press';

/** The facts of a conflict. */
function factsOf(published: readonly string[] | undefined, constraints = requirements): ConflictFacts {
  const conflict = parseVersionConflict(reasonOf(constraints));
  assert.ok(conflict);
  return {
    conflict,
    published,
    componentArn: published && arn,
    described: [],
    deployedAt: hoursAgo(2),
    isLoading: false,
    error: undefined,
  };
}

const failed = failedDeployment(['COMPONENT_VERSION_REQUIREMENTS_NOT_MET'], { reason: reasonOf(requirements) });

/** The lines of the section. */
function panelLines(facts: ConflictFacts): readonly string[] {
  const device = deviceFacts({
    deployments: [failed],
    components: [installedComponent({ componentName: 'com.acme.Line' })],
  });
  const panel = effectiveDeploymentPanel(device, failed, { deployment: undefined, error: undefined }, undefined, facts);
  const section = panel.sections.find(({ id }) => id === 'versions');
  assert.ok(section);
  return sectionLines({ ...panel, sections: [section] });
}

describe('the verdict about the published versions', () => {
  const verdict = (published: readonly string[], constraints?: string): string =>
    verdictSentences(factsOf(published, constraints))?.join(' ') ?? '';

  it('names the versions that satisfy all requirements', () => {
    assert.match(
      verdict(['1.0.0', '2.0.0'], 'thinggroup/a requires >=1.5.0'),
      /^2\.0\.0 satisfies all requirements\./u,
    );
    assert.match(
      verdict(['1.0.0', '2.0.0', '3.0.0'], 'thinggroup/a requires >=1.5.0'),
      /^3\.0\.0, 2\.0\.0 satisfy all requirements\. Check whether/u,
    );
  });

  it('speaks of one other requirement in the singular', () => {
    assert.match(
      verdict(['1.4.0', '1.5.0'], 'thinggroup/a requires =1.4.0, thinggroup/b requires =1.5.0'),
      /Without the requirement of thing group a \(=1\.4\.0\), 1\.5\.0 would satisfy the other one\./u,
    );
  });

  it('comes first in what to do about the failure', () => {
    const facts = factsOf(['1.4.0', '1.5.0']);
    const on = deviceFacts({ deployments: [failed] });
    const panel = effectiveDeploymentPanel(on, failed, { deployment: undefined, error: undefined }, undefined, facts);
    const whatToDo = sectionLines(panel, 'Outcome on this device').find((line) => line.startsWith('What to do'));
    assert.match(whatToDo ?? '', /^What to do: No published version satisfies all requirements\. Without .*Compare/u);
  });

  it('says whether the greatest of them can be deployed, and whether it is worth a try', () => {
    const ofVersion = (status: Partial<CloudComponentStatus>, hours: number): string => {
      const version = { ...describedVersion(status), componentVersion: '2.0.0', creationTimestamp: hoursAgo(hours) };
      const facts = factsOf(['1.0.0', '2.0.0'], 'thinggroup/a requires >=1.5.0');
      return (
        verdictSentences({ ...facts, described: [version] })
          ?.slice(1)
          .join(' ') ?? ''
      );
    };
    assert.equal(
      ofVersion({}, 1),
      'It can be deployed and was published after the deployment was created, so deploy again. Its platforms: linux aarch64.',
    );
    assert.match(
      ofVersion({}, 3),
      /^It can be deployed, but was published before the deployment was created\. Check whether it has a manifest/u,
    );
    assert.match(
      ofVersion({ vendorGuidance: 'DISCONTINUED' }, 1),
      /^The state of 2\.0\.0 is Discontinued\. The publisher advises against/u,
    );
  });

  it('names each requirement that excludes what the others allow', () => {
    assert.equal(
      verdict(['1.4.0', '1.5.0']),
      'No published version satisfies all requirements. ' +
        'Without the requirement of thing group line-3 (=1.4.0), 1.5.0 would satisfy the others. ' +
        'Without the requirement of a local deployment (=1.5.0), 1.4.0 would satisfy the others.',
    );
  });

  it('names a requirement that no published version satisfies', () => {
    assert.match(
      verdict(['1.4.0']),
      /No published version satisfies the requirement of a local deployment \(=1\.5\.0\)\. Without the requirement of a local deployment/u,
    );
  });

  it('names several requirements that only together are the obstacle', () => {
    const text = verdict(
      ['1.0.0'],
      'thinggroup/a requires =2.0.0, thinggroup/b requires =2.0.0, thing/c requires =1.0.0',
    );
    assert.match(
      text,
      /Without the requirements of thing group a \(=2\.0\.0\) and thing group b \(=2\.0\.0\), 1\.0\.0/u,
    );
  });

  it("doesn't suggest to do without all requirements", () => {
    assert.doesNotMatch(verdict(['1.0.0'], 'thinggroup/a requires =2.0.0'), /Without/u);
  });

  it('says if nothing is published', () => {
    assert.equal(verdict([]), 'AWS lists no version of com.acme.Press.');
  });

  it('says what could not be read, and excludes nothing because of it', () => {
    const text = verdict(['1.0.0', 'odd'], 'thinggroup/a requires =1.0.0, thing/b requires banana');
    assert.match(text, /^1\.0\.0 satisfies all requirements/u);
    assert.match(text, /can't read the requirement of thing b \(banana\), so it doesn't count/u);
    assert.match(text, /Not semantic versions: odd\./u);
  });

  it('stays short for thousands of versions', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `1.0.${index}`);
    assert.match(verdict(many, 'thinggroup/a requires >=1.0.0'), /^1\.0\.9999, .*, 9,995 more satisfy/u);
  });

  it('is absent until the versions are loaded', () => {
    assert.equal(verdictSentences(factsOf(undefined)), undefined);
  });
});

describe('the section about versions', () => {
  it('comes right after the outcome, before the error stack', () => {
    const panel = effectiveDeploymentPanel(
      deviceFacts({ deployments: [failed] }),
      failed,
      { deployment: undefined, error: undefined },
      undefined,
      factsOf(['1.0.0']),
    );
    assert.deepEqual(
      panel.sections.slice(0, 3).map(({ id }) => id),
      ['outcome', 'versions', 'errors'],
    );
  });

  it('lists the requirements with links, and the published versions', () => {
    const lines = panelLines(factsOf(['1.6.0', '1.5.0', '1.4.0']));
    assert.equal(lines[0], '# Versions of com.acme.Press');
    assert.match(lines.join('\n'), /Component: com\.acme\.Press -> component/u);
    assert.match(lines.join('\n'), /Published versions: 1\.6\.0, 1\.5\.0, 1\.4\.0/u);
    assert.match(lines.join('\n'), /Thing group line-3.*=1\.4\.0.*1\.4\.0/u);
    assert.match(lines.join('\n'), /A local deployment.*=1\.5\.0/u);
    assert.match(lines.join('\n'), /Component com\.acme\.Line.*\^1\.0\.0.*1\.0\.0 or later, before 2\.0\.0/u);
    assert.match(lines.join('\n'), /A local deployment can also use versions that only the core device has/u);
  });

  it('lists fifty published versions, and counts the others', () => {
    const many = Array.from({ length: 60 }, (_, index) => `1.${60 - index}.0`);
    const text = panelLines(factsOf(many)).join('\n');
    assert.match(text, /Published versions: 1\.60\.0, .*, 1\.11\.0, 10 more/u);
  });

  it('says why the published versions are unknown', () => {
    const error = fleetError(
      { kind: 'denied', operation: 'ListComponentVersions', permission: 'greengrass:ListComponentVersions' },
      'denied',
    );
    assert.match(panelLines({ ...factsOf(undefined), error }).join('\n'), /greengrass:ListComponentVersions/u);
    assert.match(panelLines({ ...factsOf(undefined), isLoading: true }).join('\n'), /Loading…/u);
    const onRequest = { requests: 3, recipes: 4, unreadRecipes: 2 };
    assert.match(panelLines({ ...factsOf(undefined), onRequest }).join('\n'), /\[findVersions\]/u);
    assert.doesNotMatch(
      panelLines({ ...factsOf(undefined), onRequest, isLoading: true }).join('\n'),
      /requests|findVersions/u,
    );
    assert.match(panelLines(factsOf(undefined)).join('\n'), /Refresh to load the published versions/u);
  });

  it('says that the reason was cut', () => {
    const { conflict, ...facts } = factsOf(['1.0.0']);
    assert.match(panelLines({ ...facts, conflict: { ...conflict, isCut: true } }).join('\n'), /cut off the reason/u);
  });
});

describe('the requirements in a hover and a report', () => {
  const hover = (versions: ConflictFacts | undefined): string =>
    hoverLines(
      effectiveDeploymentHover(
        {
          ...deploymentContext(failed),
          deployment: failed,
          by: undefined,
          blockedBy: [],
          nucleus: { isLite: false, coreVersion: '2.18.2' },
          componentName: undefined,
          versions,
        },
        explainErrorCode,
      ),
    ).join('\n');

  it('are in the hover, with the verdict once the versions are loaded', () => {
    assert.match(hover(factsOf(['1.4.0'])), /Required by thing group line-3: =1\.4\.0\n/u);
    assert.match(hover(factsOf(['1.4.0'])), /No published version satisfies all requirements/u);
    assert.match(hover(factsOf(undefined)), /Show Details loads the published versions/u);
    assert.doesNotMatch(hover(undefined), /Required by/u);
  });

  it('are in the report, with stand-ins if it is redacted', () => {
    const on = knownDevice({ deployments: [failed] });
    const subject = { kind: 'effectiveDeployment', on, deployment: failed } as const;
    const causes = { ...noCauses, conflictOf: () => factsOf(['1.4.0', '1.6.0-line-3']) };
    const report = failureReport(subject, explainErrorCode, now, undefined, causes);
    assert.match(report, /- Required by thing group line-3: `=1\.4\.0`/u);
    assert.match(
      report,
      /- Without the requirement of a local deployment \(=1\.5\.0\), 1\.4\.0 would satisfy the others\./u,
    );
    const redactor = new Redactor(errorCodes);
    redactor.names.add('thingGroup', 'line-3');
    const redacted = failureReport(subject, explainErrorCode, now, redactor, causes);
    assert.match(redacted, /- Required by thing group thing-group-1: `=1\.4\.0`/u);
    assert.match(redacted, /Without the requirement of a local deployment/u);
    assert.doesNotMatch(redacted, /line-3/u);
  });
});
