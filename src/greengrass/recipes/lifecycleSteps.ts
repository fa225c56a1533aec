import { stepNames, type LifecycleStep, type StepName } from './recipe';
import { memberNamed, membersOf, textOf, type Member } from './yamlNodes';

/** A global lifecycle has selection keys at up to three levels. */
const maxDepth = 3;

const properties = ['Script', 'Timeout', 'RequiresPrivilege', 'Skipif', 'Setenv'];

const stepOf = new Map(stepNames.map((name) => [name.toLowerCase(), name]));

const isProperty = new Set(properties.map((name) => name.toLowerCase()));

/** The names of the environment variables in a `Setenv`. */
function variablesIn(setenv: Member | undefined): readonly string[] {
  return membersOf(setenv?.value).map(({ key }) => key);
}

/** A step that is a script, an object with properties, or an object with one of these for each selection. */
function stepsIn(name: StepName, { keySpan, value }: Member, selections: readonly string[]): readonly LifecycleStep[] {
  const step = { name, selections, timeout: undefined, requiresPrivilege: undefined, skipIf: undefined };
  const members = membersOf(value);
  if (name === 'Setenv') {
    return [{ ...step, script: undefined, variables: members.map(({ key }) => key), keys: [keySpan] }];
  }
  if (members.length === 0) {
    return [{ ...step, script: textOf(value), variables: [], keys: [keySpan] }];
  }
  const property = (key: string): string | undefined => textOf(memberNamed(members, key)?.value);
  const own = members.filter(({ key }) => isProperty.has(key.toLowerCase()));
  const bySelection = members.filter(({ key }) => !isProperty.has(key.toLowerCase()));
  return [
    // Without properties of its own, it stands for its selections.
    {
      name,
      selections,
      script: property('Script'),
      timeout: property('Timeout'),
      requiresPrivilege: property('RequiresPrivilege'),
      skipIf: property('Skipif'),
      variables: variablesIn(memberNamed(own, 'Setenv')),
      keys: [keySpan, ...own.map((one) => one.keySpan)],
    },
    ...(selections.length >= maxDepth
      ? []
      : bySelection.flatMap((one) => stepsIn(name, one, [...selections, one.key]))),
  ];
}

/**
 * The steps of a lifecycle. In a global one, a key that is no step is a selection, which limits what is below it.
 * @param lifecycle a node of a parsed text
 */
export function lifecycleSteps(lifecycle: unknown, selections: readonly string[] = []): readonly LifecycleStep[] {
  return membersOf(lifecycle).flatMap((member) => {
    const name = stepOf.get(member.key.toLowerCase());
    if (name !== undefined) {
      return stepsIn(name, member, selections);
    }
    return selections.length >= maxDepth ? [] : lifecycleSteps(member.value, [...selections, member.key]);
  });
}
