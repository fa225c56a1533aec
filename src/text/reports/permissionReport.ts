import { denialReason } from '../errors/denialWords';
import { placeOf } from '../errors/errorParts';
import { wordsForError } from '../errors/errorWords';
import { type ConnectionTarget } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { allowHelps, type AllowHelps } from '../../greengrass/permissions/allowStatement';
import { visibleText } from '../../base/visibleText';
import { iamStatement, isReadingAction } from '../../greengrass/permissions/iamStatement';
import { markdownText } from '../../base/markdown';
import { minimalPolicy, type PermissionResult } from '../../greengrass/permissions/permissions';

/** A denied call: AWS may name a different action than the tried one. */
function deniedAction({ check, error }: PermissionResult): string | undefined {
  return error?.kind === 'denied' ? (error.permission ?? check.action) : undefined;
}

/** Whether an Allow statement helps with a call. */
function helps({ error }: PermissionResult): AllowHelps {
  return error === undefined ? 'no' : allowHelps(error);
}

function code(text: string): string {
  return `\`${visibleText(text).replaceAll('`', '')}\``;
}

/** What a denied call needs, as the end of a sentence. */
function denialWords(error: FleetError, action: string): string {
  const reason = denialReason(error, code(action));
  if (reason === undefined) {
    return `not allowed. AWS gives no reason, ${code(action)} may be missing`;
  }
  return allowHelps(error) === 'yes'
    ? `not allowed, ${reason}`
    : `not allowed, ${reason}. An Allow statement won't help`;
}

function verdict(result: PermissionResult, at: ConnectionTarget): readonly [sign: string, words: string] {
  const { error } = result;
  const action = deniedAction(result);
  if (error === undefined) {
    return ['✓', 'allowed'];
  }
  if (action !== undefined) {
    return ['✕', denialWords(error, action)];
  }
  const sentence = markdownText(wordsForError(error, at).sentence);
  return error.kind === 'notEnabled' ? ['✕', `not allowed. ${sentence}`] : ['?', `unknown. ${sentence}`];
}

function line(result: PermissionResult, at: ConnectionTarget): string {
  const { feature, action } = result.check;
  const [sign, words] = verdict(result, at);
  return `- ${sign} ${feature} (${code(action)}): ${words}`;
}

function json(value: unknown): readonly string[] {
  return ['```json', JSON.stringify(value, undefined, 2), '```', ''];
}

/** The statement to ask for; nothing if no Allow statement helps. */
function missingSection(results: readonly PermissionResult[]): readonly string[] {
  const helped = results.filter((result) => helps(result) !== 'no');
  const missing = [...new Set(helped.flatMap((result) => deniedAction(result) ?? []))].filter(isReadingAction);
  const words = helped.some((result) => helps(result) === 'maybe')
    ? 'It allows the actions that are missing or may be missing.'
    : 'It allows the missing actions.';
  return missing.length === 0 ? [] : ['## The IAM statement to ask for', '', words, '', ...json(iamStatement(missing))];
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
    "If a policy allows only certain resources, the result may differ for real core devices. The `iot:` actions that AWS requires to list deployments can't be tested with a placeholder name. `iot:SearchIndex`, `iot:GetBucketsAggregation`, and `logs:StartLiveTail` aren't tested, because AWS bills them.",
    '',
    ...missingSection(results),
    '## The least-privilege policy',
    '',
    'It covers everything that Greengrass Explorer does, and allows only read access.',
    '',
    ...json(minimalPolicy),
  ].join('\n');
}
