import { count } from '../../base/numbers';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { LifecycleStep } from '../../greengrass/recipes/recipe';
import { statusCodesOfStep } from '../../greengrass/recipes/stepCodes';
import { explainedCode } from '../hovers/errorCodeHover';
import { caveats, field, paragraph, type Hover } from '../hovers/hover';
import { stepWords } from './stepWords';

/** `300 seconds`, `120 seconds (default)`, or the text of the recipe if it is no number. */
function timeoutWords(timeout: string | undefined, byDefault: number | undefined): string {
  if (timeout === undefined) {
    return byDefault === undefined ? 'None (default)' : `${byDefault} seconds (default)`;
  }
  return /^\d+$/u.test(timeout) ? count(Number(timeout), 'second') : timeout;
}

function skipWords(skipIf: string): string {
  const [, condition, what = ''] = /^\s*(onpath|exists)\s+(.+)$/iu.exec(skipIf) ?? [];
  switch (condition?.toLowerCase()) {
    case 'onpath':
      return `Skipped if ${what} is on the PATH`;
    case 'exists':
      return `Skipped if the file ${what} exists`;
    default:
      return skipIf;
  }
}

/** On how many core devices the step fails, by code, and what these codes mean. */
function failureParts(
  codes: readonly string[],
  devicesByCode: ReadonlyMap<string, number>,
  explain: ExplainErrorCode,
): Hover {
  const failing = codes.filter((code) => (devicesByCode.get(code) ?? 0) > 0);
  return failing.flatMap((code): Hover => [
    ...field(`Fails with ${code}`, count(devicesByCode.get(code) ?? 0, 'scanned core device')),
    ...explainedCode({ kind: 'component', code }, explain),
  ]);
}

/**
 * The hover of a lifecycle step: what it is for, its limits in this recipe, and where it fails.
 * @param devicesByCode the number of scanned core devices on which this version reports each status code
 */
export function stepHover(
  step: LifecycleStep,
  devicesByCode: ReadonlyMap<string, number>,
  explain: ExplainErrorCode,
): Hover {
  const { name, selections, timeout, requiresPrivilege, skipIf, variables } = step;
  const words = stepWords[name];
  const codes = statusCodesOfStep(name);
  const isScript = name !== 'Setenv';
  const isPrivileged = requiresPrivilege?.toLowerCase() === 'true';
  return [
    { kind: 'heading', text: name },
    ...failureParts(codes, devicesByCode, explain),
    ...paragraph([words.purpose]),
    ...field('Only for', selections.join(', ')),
    ...(isScript ? field('Timeout', timeoutWords(timeout, words.defaultTimeout)) : []),
    ...(isScript ? field('Requires privilege', isPrivileged ? 'Yes: runs as root or administrator' : 'No') : []),
    ...field('Skip', skipIf === undefined ? undefined : skipWords(skipIf)),
    ...field('Environment variables', variables.join(', ')),
    ...field('Exit codes', words.exitCodes),
    ...field('Status codes', codes.join(', ')),
    ...caveats(words.onLite === undefined ? [] : [words.onLite]),
    ...caveats(skipIf === undefined ? [] : ["Nucleus lite doesn't support Skipif."]),
  ];
}
