import { placeOf, wordsForError } from '../messages/errorWords';
import { type ConnectionTarget } from '../../greengrass/ports/connection';
import { visibleText } from '../../base/visibleText';
import { iamStatement, isReadingAction } from '../../greengrass/permissions/iamStatement';
import { markdownText } from '../../base/markdown';
import { minimalPolicy, type PermissionResult } from '../../greengrass/permissions/permissions';

/** The missing action if the call is denied. AWS may name a different action than the tried one. */
function missingAction({ check, error }: PermissionResult): string | undefined {
  return error?.kind === 'denied' ? (error.permission ?? check.action) : undefined;
}

function code(text: string): string {
  return `\`${visibleText(text).replaceAll('`', '')}\``;
}

function verdict(result: PermissionResult, at: ConnectionTarget): readonly [sign: string, words: string] {
  const missing = missingAction(result);
  if (missing !== undefined) {
    return ['✕', `not allowed, ${code(missing)} is missing`];
  }
  return result.error === undefined
    ? ['✓', 'allowed']
    : ['?', `unknown. ${markdownText(wordsForError(result.error, at).sentence)}`];
}

function line(result: PermissionResult, at: ConnectionTarget): string {
  const { feature, action } = result.check;
  const [sign, words] = verdict(result, at);
  return `- ${sign} ${feature} (${code(action)}): ${words}`;
}

function json(value: unknown): readonly string[] {
  return ['```json', JSON.stringify(value, undefined, 2), '```', ''];
}

/** The statement to ask for; nothing if no action is missing. */
function missingSection(results: readonly PermissionResult[]): readonly string[] {
  const missing = [...new Set(results.flatMap((result) => missingAction(result) ?? []))].filter(isReadingAction);
  return missing.length === 0
    ? []
    : ['## The IAM statement to ask for', '', 'It allows the missing actions.', '', ...json(iamStatement(missing))];
}

/** The results as Markdown, with the statement to ask for and the policy that allows everything. */
export function permissionReport(results: readonly PermissionResult[], at: ConnectionTarget): string {
  const allowed = results.filter(({ error }) => error === undefined).length;
  return [
    `# Permissions for ${markdownText(placeOf(at))}`,
    '',
    `${allowed} of ${results.length} calls are allowed. Each call was made once, with a placeholder name if it needs one.`,
    '',
    ...results.map((result) => line(result, at)),
    '',
    "If a policy allows only certain resources, the result may differ for real core devices. The `iot:` actions that AWS requires to list deployments can't be tested with a placeholder name.",
    '',
    ...missingSection(results),
    '## The least-privilege policy',
    '',
    'It covers everything that Greengrass Explorer does, and allows only read access.',
    '',
    ...json(minimalPolicy),
  ].join('\n');
}
