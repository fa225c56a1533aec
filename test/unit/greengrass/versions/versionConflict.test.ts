import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  parseVersionConflict,
  type RequiredBy,
  type VersionConflict,
} from '../../../../src/greengrass/versions/versionConflict';
import { anyText } from '../arbitraryModels';

const advice =
  'Check whether the version constraints conflict and that the component exists in your AWS account with a version that matches the version constraints. If the version constraints conflict, revise deployments to resolve the conflict.';

/** A conflict in short: who requires what. */
function inShort({ componentName, requirements, isCut }: VersionConflict): string {
  const name = (by: RequiredBy): string => (by.kind === 'localDeployment' ? by.kind : `${by.kind} ${by.name}`);
  const all = requirements.map(({ by, range }) => `${name(by)}: ${range}`);
  return [componentName, ...all, ...(isCut ? ['cut'] : [])].join('; ');
}

describe('the requirements in the reason of a deployment', () => {
  const reasons: Readonly<Record<string, readonly [reason: string, expected: string]>> = {
    'nucleus 2.5 and later': [
      `FAILED_NO_STATE_CHANGE: No local or cloud component version satisfies the requirements ${advice} Component com.example.HelloWorld version constraints: LOCAL_DEPLOYMENT requires =1.0.0, thinggroup/MyGreengrassCoreGroup requires =1.0.1.`,
      'com.example.HelloWorld; localDeployment: =1.0.0; thingGroup MyGreengrassCoreGroup: =1.0.1',
    ],
    'a dependency with a range': [
      `No cloud component version satisfies the requirements. ${advice} Component aws.greengrass.Nucleus version constraints: aws.greengrass.Cli requires >=2.1.0 <2.4.0, thing/ggv2sample requires =2.4.0. The cause`,
      'aws.greengrass.Nucleus; component aws.greengrass.Cli: >=2.1.0 <2.4.0; thing ggv2sample: =2.4.0',
    ],
    'alternatives, and a pre-release version': [
      `Device is configured to run offline and no local component version satisfies the requirements. ${advice} Component com.acme.A version constraints: com.acme.B requires >=1.0.0 <2.0.0 || =3.0.0-rc.1, thinggroup/line:3_b requires =3.0.0.`,
      'com.acme.A; component com.acme.B: >=1.0.0 <2.0.0 || =3.0.0-rc.1; thingGroup line:3_b: =3.0.0',
    ],
    'nucleus 2.4 and earlier': [
      "Failed to negotiate component 'aws.greengrass.Nucleus' version with cloud and no local applicable version satisfying requirement '{aws.greengrass.Cli=>=2.1.0 <2.4.0, thing/ggv2sample==2.4.0}'. No applicable version found in cloud registry for component: 'aws.greengrass.Nucleus' satisfying requirement: '{thing/other==1.0.0}'.",
      'aws.greengrass.Nucleus; component aws.greengrass.Cli: >=2.1.0 <2.4.0; thing ggv2sample: =2.4.0',
    ],
    'nucleus 2.4 and earlier, offline': [
      "Device is configured to run offline and no local applicable version found for component 'com.acme.A' satisfying requirement '{LOCAL_DEPLOYMENT==1.0.0}'.",
      'com.acme.A; localDeployment: =1.0.0',
    ],
    'nucleus 2.4 and earlier, without a version in the cloud': [
      "No applicable version found in cloud registry for component: 'com.acme.A' satisfying requirement: '{thinggroup/a==1.0.0}'.",
      'com.acme.A; thingGroup a: =1.0.0',
    ],
    'the first nucleus': [
      "Can't negotiate component com.acme.A version with cloud and no local applicable version satisfying {thinggroup/a==1.0.0, thing/b==2.0.0}",
      'com.acme.A; thingGroup a: =1.0.0; thing b: =2.0.0',
    ],
    'a local override': [
      'Component com.acme.A is meant to be a local override, but no version can satisfy {LOCAL==1.0.0}',
      'com.acme.A; localDeployment: =1.0.0',
    ],
  };
  for (const [wording, [reason, expected]] of Object.entries(reasons)) {
    it(`are parsed in the wording of ${wording}`, () => {
      const conflict = parseVersionConflict(reason);
      assert.equal(conflict && inShort(conflict), expected);
    });
  }

  it('leave out a requirement that the nucleus cut', () => {
    const complete = `FAILED_NO_STATE_CHANGE: No local or cloud component version satisfies the requirements ${advice} Component com.acme.A version constraints: thing/b requires =1.0.0, thinggroup/a requires =1.${'1'.repeat(1_000)}`;
    const conflict = parseVersionConflict(complete.slice(0, 1_048));
    assert.equal(conflict && inShort(conflict), 'com.acme.A; thing b: =1.0.0; cut');
  });

  it('leave out a requirement that the nucleus cut in the older wording', () => {
    const conflict = parseVersionConflict(
      "Failed to negotiate component 'com.acme.A' version with cloud and no local applicable version satisfying requirement '{thing/b==1.0.0, thinggroup/a==1.1",
    );
    assert.equal(conflict && inShort(conflict), 'com.acme.A; thing b: =1.0.0; cut');
  });

  it('are absent from other reasons', () => {
    const others = [
      undefined,
      '',
      'SUCCESSFUL',
      'FAILED_NO_STATE_CHANGE: No space left',
      'No local or cloud component version satisfies the requirements',
      `${advice} Component com.acme.A version constraints:.`,
      "The latest version of Component com.acme.A doesn't claim platform {os=linux} compatibility",
    ];
    assert.deepEqual(
      others.map(parseVersionConflict),
      others.map(() => undefined),
    );
  });

  it('are parsed from any text without an exception or a long wait', () => {
    const parts = fc.constantFrom(
      'Component ',
      "component '",
      'x version constraints:',
      ' satisfying {',
      ' requires ',
      ', ',
      '. ',
      '=',
      '}',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, anyText)), (texts) => {
        parseVersionConflict(texts.join(''));
      }),
    );
    assert.equal(parseVersionConflict(`${'component a satisfying '.repeat(50_000)}{`), undefined);
  });
});
