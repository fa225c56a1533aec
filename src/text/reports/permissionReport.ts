import { placeOf, wordsForError } from '../messages/errorWords';
import { type ConnectionTarget } from '../../greengrass/ports/connection';
import { visibleText } from '../../base/visibleText';
import { iamStatement, isReadingAction } from '../../greengrass/permissions/iamStatement';
import { markdownText } from '../../base/markdown';
import { minimalPolicy, type PermissionResult } from '../../greengrass/permissions/permissions';

/** The action that is missing, where the call is denied; AWS can name another than the one that was tried. */
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
    : ['?', `not known. ${markdownText(wordsForError(result.error, at).sentence)}`];
}

function line(result: PermissionResult, at: ConnectionTarget): string {
  const { feature, action } = result.check;
  const [sign, words] = verdict(result, at);
  return `- ${sign} ${feature} (${code(action)}): ${words}`;
}

function json(value: unknown): readonly string[] {
  return ['```json', JSON.stringify(value, undefined, 2), '```', ''];
}

/** The statement to ask for. None where nothing is missing. */
function missingSection(results: readonly PermissionResult[]): readonly string[] {
  const missing = [...new Set(results.flatMap((result) => missingAction(result) ?? []))].filter(isReadingAction);
  return missing.length === 0
    ? []
    : ['## The IAM statement to ask for', '', 'It allows what is missing.', '', ...json(iamStatement(missing))];
}

/** What was found, as Markdown, with the statement to ask for and the policy that would allow everything. */
export function permissionReport(results: readonly PermissionResult[], at: ConnectionTarget): string {
  const allowed = results.filter(({ error }) => error === undefined).length;
  return [
    `# Permissions of ${markdownText(placeOf(at))}`,
    '',
    `${allowed} of ${results.length} calls are allowed. Each was made once; where it needs a name, with one that does not exist.`,
    '',
    ...results.map((result) => line(result, at)),
    '',
    'A policy that allows only certain resources may differ from this for things that exist. The `iot:` actions that AWS asks for when it lists deployments cannot be tried with an invented name.',
    '',
    ...missingSection(results),
    '## The least that allows everything',
    '',
    'It reads, and changes nothing.',
    '',
    ...json(minimalPolicy),
  ].join('\n');
}
